import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Cursor, Grade, Instant, Label, Nullable, OrgCode, Page, Text, Uuid, Values, Version } from './schemas.ts'

export const Deadline = Type.Object({
  id: Uuid,
  code: Code,
  ordinal: Type.Integer(),
  planned: Type.Boolean(),
  amount: Type.Integer(),
  unit: Type.String(),
  basis: Type.String(),
  startedAt: Instant,
  dueAt: Instant,
  state: Type.Union([Type.Literal('running'), Type.Literal('paused'), Type.Literal('met'), Type.Literal('cancelled')]),
  reminded: Type.Integer(),
  escalated: Type.Integer(),
  lapsedAt: Nullable(Instant),
  metAt: Nullable(Instant),
  pausedAt: Nullable(Instant),
  request: Nullable(
    Type.Object({ kind: Type.String(), by: Type.String(), at: Instant, reason: Type.String(), amount: Type.Integer() }),
  ),
})

export const AllowedAction = Type.Object({
  action: Code,
  label: Label,
  consequence: Type.Optional(Label),
  asks: Type.Array(Type.String()),
  mayAsk: Type.Array(Type.String()),
  needs: Type.Array(Label),
  weight: Type.Integer(),
  bulk: Type.Boolean(),
  common: Type.Boolean(),
  asDraft: Type.Boolean(),
})

/** A matter as a list shows it. `data` holds plain fields only; `masked` names the personal ones left out. */
const summary = {
  id: Uuid,
  number: Type.String(),
  type: Code,
  version: Version,
  state: Code,
  closed: Type.Boolean(),
  grade: Nullable(Grade),
  unit: OrgCode,
  supervisor: Nullable(OrgCode),
  holderPost: Nullable(Type.String()),
  handedOver: Type.Boolean(),
  claim: Nullable(Type.Object({ account: Type.String(), until: Instant })),
  parent: Nullable(Uuid),
  occurredAt: Instant,
  openedAt: Instant,
  closedAt: Nullable(Instant),
  nextDue: Nullable(Instant),
  lapsed: Type.Boolean(),
  data: Values,
}
export const MatterSummary = Type.Object(summary)

export const MatterPage = Type.Object({ items: Type.Array(MatterSummary), next: Nullable(Cursor) })

/** A whole matter as one reader may see it, with exactly what that reader may do. */
export const MatterView = Type.Object({
  ...summary,
  partners: Type.Array(OrgCode),
  subject: Nullable(Type.String()),
  /** Names of personal fields shown masked to this reader. */
  masked: Type.Array(Type.String()),
  /** Why personal fields are shown in clear: the reader's post holds it, or a granted break-glass. */
  clearBecause: Nullable(Type.Union([Type.Literal('holder'), Type.Literal('break-glass')])),
  /** Until when a break-glass shows them. */
  clearUntil: Nullable(Instant),
  doneBy: Type.Record(Type.String(), Type.String()),
  draft: Nullable(Type.Object({ action: Code, input: Values, by: Type.String(), at: Instant })),
  deadlines: Type.Array(Deadline),
  allowed: Type.Array(AllowedAction),
  /** `facts`: the ids of facts of that matter which the reasons of a warning cite, where the reader sees the reasons. */
  linked: Type.Array(
    Type.Object({ kind: Type.String(), matter: MatterSummary, facts: Type.Optional(Type.Array(Type.String())) }),
  ),
  accounts: Type.Record(Type.String(), Type.String()),
})

export const TimelineEntry = Type.Object({
  fact: Type.Integer(),
  version: Type.Integer(),
  kind: Type.String(),
  occurredAt: Instant,
  recordedAt: Instant,
  actor: Type.String(),
  actorName: Nullable(Type.String()),
  /** Null when the payload has been erased; the envelope stays. */
  data: Nullable(Values),
})

const ById = Type.Object({ id: Uuid })

const filters = {
  type: Type.Optional(Code),
  scope: Type.Optional(OrgCode),
  state: Type.Optional(Code),
  grade: Type.Optional(Grade),
  category: Type.Optional(Code),
  open: Type.Optional(Type.Boolean()),
  lapsed: Type.Optional(Type.Boolean()),
  q: Type.Optional(Text),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
}

export const matterRoutes = {
  listMatters: route({
    method: 'GET',
    path: '/api/v1/matters',
    permission: 'matter.read',
    scope: 'org',
    summary: { zh: '事项列表（新的在前）', en: 'List matters, newest first' },
    query: Type.Object({ ...filters, ...Page }),
    response: MatterPage,
  }),
  listQueue: route({
    method: 'GET',
    path: '/api/v1/queue',
    permission: 'matter.read',
    scope: 'org',
    summary: { zh: '待办（等级、时限、先后）', en: 'Open matters by grade, deadline and age' },
    query: Type.Object({
      type: Type.Optional(Code),
      state: Type.Optional(Code),
      grade: Type.Optional(Grade),
      /** Open in a state that this act leaves, whatever the type. */
      awaits: Type.Optional(Type.Union([Type.Literal('sign'), Type.Literal('feed-back')])),
      scope: Type.Optional(OrgCode),
      mine: Type.Optional(Type.Boolean()),
      lapsed: Type.Optional(Type.Boolean()),
      dueBefore: Type.Optional(Instant),
      notAccepted: Type.Optional(Type.Boolean()),
      ...Page,
    }),
    response: MatterPage,
  }),
  getMatter: route({
    method: 'GET',
    path: '/api/v1/matters/:id',
    permission: 'matter.read',
    scope: 'matter',
    summary: { zh: '事项详情与可办操作', en: 'One matter and what you may do with it' },
    params: ById,
    response: MatterView,
  }),
  getTimeline: route({
    method: 'GET',
    path: '/api/v1/matters/:id/timeline',
    permission: 'matter.read',
    scope: 'matter',
    summary: { zh: '事项留痕', en: 'The facts of one matter' },
    params: ById,
    query: Type.Object({ ...Page }),
    response: Type.Object({ items: Type.Array(TimelineEntry), next: Nullable(Cursor) }),
  }),
  openMatter: route({
    method: 'POST',
    path: '/api/v1/matters',
    permission: 'matter.open',
    scope: 'org',
    summary: { zh: '登记事项', en: 'Open a matter' },
    body: Type.Object(
      { type: Code, unit: OrgCode, fields: Values, occurredAt: Type.Optional(Instant) },
      { additionalProperties: false },
    ),
    response: MatterView,
  }),
  actOnMatter: route({
    method: 'POST',
    path: '/api/v1/matters/:id/actions',
    permission: 'matter.act',
    scope: 'matter',
    summary: { zh: '办理操作', en: 'Do an action on a matter' },
    params: ById,
    body: Type.Object(
      {
        action: Code,
        version: Type.Optional(Version),
        input: Type.Optional(Values),
        occurredAt: Type.Optional(Instant),
      },
      { additionalProperties: false },
    ),
    response: MatterView,
  }),
  actOnMany: route({
    method: 'POST',
    path: '/api/v1/actions',
    permission: 'matter.act',
    scope: 'matter',
    summary: { zh: '批量办理', en: 'Do one action on many matters' },
    body: Type.Object(
      {
        action: Code,
        input: Type.Optional(Values),
        matters: Type.Array(
          Type.Object({ id: Uuid, version: Type.Optional(Version) }, { additionalProperties: false }),
          { minItems: 1, maxItems: 200 },
        ),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Uuid,
          ok: Type.Boolean(),
          code: Type.Optional(Type.String()),
          zh: Type.Optional(Type.String()),
          en: Type.Optional(Type.String()),
        }),
      ),
    }),
  }),
}
