import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Day, Grade, Instant, Label, Nullable, Text, Uuid } from './schemas.ts'

export const ModelCode = Type.String({ minLength: 3, maxLength: 40, pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+){0,5}$' })
const VersionNumber = Type.Integer({ minimum: 1, maximum: 100_000 })

/** A definition as sent: its form and every refusal are checked by the domain, which says why in both languages. */
const Definition = Type.Record(Type.String({ minLength: 1, maxLength: 60 }), Type.Unknown(), { maxProperties: 60 })

export const ModelState = Type.Union([
  Type.Literal('draft'),
  Type.Literal('in-review'),
  Type.Literal('published'),
  Type.Literal('refused'),
  Type.Literal('retired'),
])

const Share = Type.Object({
  of: Type.Integer(),
  share: Nullable(Type.Number()),
})

/** What became of the warnings of one version. Every share says of how many. */
export const LiveFigures = Type.Object({
  warnings: Type.Integer(),
  open: Type.Integer(),
  right: Type.Integer(),
  wrong: Type.Integer(),
  /** Repeats of another warning: neither right nor wrong. */
  duplicates: Type.Integer(),
  undecided: Type.Integer(),
  precision: Nullable(Type.Object({ share: Type.Number(), low: Type.Number(), high: Type.Number() })),
  /** Median hours from the warning to the feedback. */
  hoursToHandle: Nullable(Type.Number()),
  closure: Share,
  recurrence30: Share,
  recurrence90: Share,
})

export const ModelVersionView = Type.Object({
  model: ModelCode,
  version: VersionNumber,
  state: ModelState,
  /** Comes with the product; nobody has changed it. */
  shipped: Type.Boolean(),
  definition: Type.Unknown(),
  proposedBy: Nullable(Text),
  proposedByName: Nullable(Type.String()),
  changedAt: Nullable(Instant),
  submittedAt: Nullable(Instant),
  decidedByName: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  decisionNote: Nullable(Type.String()),
  publishedAt: Nullable(Instant),
  retiredAt: Nullable(Instant),
  retireReason: Nullable(Type.String()),
  reviewOn: Nullable(Day),
  /** Still reading history: warnings follow when it has come to the present. */
  behind: Type.Boolean(),
  live: LiveFigures,
})

const CiteSchema = Type.Object({
  code: Type.String(),
  label: Label,
  points: Type.Integer(),
  factIds: Type.Array(Type.String()),
  happenedAt: Type.String(),
  expiresAt: Type.String(),
  rule: Label,
})

const Grades = { red: Type.Integer(), orange: Type.Integer(), yellow: Type.Integer(), blue: Type.Integer() }

const Week = Type.Object({ week: Type.String(), from: Day, warnings: Type.Integer(), ...Grades })

export const ReplayExample = Type.Object({
  at: Instant,
  kind: Type.String(),
  place: Nullable(Type.String()),
  unit: Type.String(),
  grade: Grade,
  emission: Type.String(),
  points: Type.Integer(),
  hardRule: Nullable(Type.String()),
  because: Type.Array(CiteSchema),
})

const OutcomeLine = Type.Object({
  at: Instant,
  matter: Uuid,
  place: Nullable(Type.String()),
  unit: Type.String(),
  grade: Nullable(Grade),
})

/** What one definition would have said over the history of the store. */
export const ReplayResult = Type.Object({
  read: Type.Integer(),
  entered: Type.Integer(),
  subjects: Type.Integer(),
  from: Nullable(Instant),
  to: Nullable(Instant),
  warnings: Type.Object({ total: Type.Integer(), ...Grades }),
  outcomes: Type.Object({ total: Type.Integer(), missed: Type.Integer() }),
  misses: Type.Array(OutcomeLine),
  hits: Type.Array(OutcomeLine),
  units: Type.Array(
    Type.Object({ unit: Type.String(), warnings: Type.Integer(), perWeek: Type.Number(), most: Type.Integer() }),
  ),
  weeks: Type.Array(Week),
  examples: Type.Array(ReplayExample),
})

export const ReplayView = Type.Object({
  id: Uuid,
  model: ModelCode,
  version: VersionNumber,
  definition: Type.Unknown(),
  askedByName: Nullable(Type.String()),
  askedAt: Instant,
  job: Uuid,
  mine: Type.Boolean(),
  state: Code,
  done: Type.Integer(),
  total: Type.Integer(),
  failure: Nullable(Label),
  endedAt: Nullable(Instant),
  result: Nullable(ReplayResult),
  /** The published version over the same facts, to stand beside. */
  against: Nullable(Type.Object({ version: Type.String(), result: ReplayResult })),
})

const OpenModel = Type.Object({
  model: ModelCode,
  label: Label,
  version: VersionNumber,
  since: Nullable(Day),
  purpose: Label,
  subjects: Type.Array(Type.String()),
  inputs: Type.Array(Label),
  limits: Type.Array(Label),
  notFor: Type.Array(Label),
  owner: Label,
  reviewOn: Nullable(Day),
  /** Counts below five are not told. */
  warnings: Nullable(Type.Integer()),
  wrong: Nullable(Type.Integer()),
})

const ByModel = Type.Object({ model: ModelCode })
const ByVersion = Type.Object({ model: ModelCode, version: VersionNumber })
const Reason = Type.String({ minLength: 4, maxLength: 1000 })

export const workshopRoutes = {
  listModels: route({
    method: 'GET',
    path: '/api/v1/models',
    permission: 'model.read',
    scope: 'tenant',
    summary: { zh: '模型登记：版本、状态、责任岗位、复核日与实际准确率', en: 'The register of models' },
    response: Type.Object({
      items: Type.Array(
        Type.Object({ model: ModelCode, label: Label, current: ModelVersionView, newest: ModelVersionView }),
      ),
    }),
  }),
  getModel: route({
    method: 'GET',
    path: '/api/v1/models/:model',
    permission: 'model.read',
    scope: 'tenant',
    summary: { zh: '一个模型的全部版本与回放', en: 'Every version of a model, and its replays' },
    params: ByModel,
    response: Type.Object({ versions: Type.Array(ModelVersionView), replays: Type.Array(ReplayView) }),
  }),
  saveModelDraft: route({
    method: 'PUT',
    path: '/api/v1/models/:model/draft',
    permission: 'model.write',
    scope: 'tenant',
    summary: { zh: '保存模型草稿（对象和条件只能从封闭清单中选）', en: 'Keep a draft of a model' },
    params: ByModel,
    body: Type.Object({ definition: Definition }, { additionalProperties: false }),
    response: ModelVersionView,
  }),
  submitModel: route({
    method: 'POST',
    path: '/api/v1/models/:model/versions/:version/submission',
    permission: 'model.write',
    scope: 'tenant',
    summary: { zh: '提交评审（此后不能再改）', en: 'Submit for review; it is not changed after that' },
    params: ByVersion,
    response: ModelVersionView,
  }),
  decideModel: route({
    method: 'POST',
    path: '/api/v1/models/:model/versions/:version/decision',
    permission: 'model.approve',
    scope: 'tenant',
    summary: { zh: '批准发布或不批准（由另一人决定）', en: 'Publish or refuse; another person decides' },
    params: ByVersion,
    body: Type.Object(
      { verdict: Type.Union([Type.Literal('approved'), Type.Literal('refused')]), note: Reason },
      { additionalProperties: false },
    ),
    response: ModelVersionView,
  }),
  retireModel: route({
    method: 'POST',
    path: '/api/v1/models/:model/versions/:version/retirement',
    permission: 'model.approve',
    scope: 'tenant',
    summary: { zh: '停用模型（已有预警照常办结）', en: 'Retire a model; its open warnings are still handled' },
    params: ByVersion,
    body: Type.Object({ reason: Reason }, { additionalProperties: false }),
    response: ModelVersionView,
  }),
  startReplay: route({
    method: 'POST',
    path: '/api/v1/models/:model/versions/:version/replays',
    permission: 'model.write',
    scope: 'tenant',
    summary: { zh: '用历史数据回放（后台运行，可取消、可续）', en: 'Replay over history, in the background' },
    params: ByVersion,
    response: ReplayView,
  }),
  getReplay: route({
    method: 'GET',
    path: '/api/v1/model-replays/:id',
    permission: 'model.read',
    scope: 'tenant',
    summary: { zh: '一次回放的进度与结果', en: 'A replay: how far it is, and what it found' },
    params: Type.Object({ id: Uuid }),
    response: ReplayView,
  }),
  openModels: route({
    method: 'GET',
    path: '/api/v1/open/models',
    permission: 'none',
    scope: 'none',
    summary: { zh: '模型公开登记（不含个人信息）', en: 'The public extract of the register of models' },
    response: Type.Object({ city: Label, at: Instant, items: Type.Array(OpenModel) }),
  }),
  openModelsPage: route({
    method: 'GET',
    path: '/open/models',
    permission: 'none',
    scope: 'none',
    summary: { zh: '模型公开登记网页', en: 'The same, as a plain page' },
    raw: 'file',
  }),
}
