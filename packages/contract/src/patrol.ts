import { Type } from 'typebox'
import { JobView } from './jobs.ts'
import { route } from './route.ts'
import { Code, Instant, Label, Nullable, OrgCode, Uuid, Version } from './schemas.ts'

const Kind = Type.Union([Type.Literal('patrol'), Type.Literal('visits')])
const How = Type.Union([Type.Literal('planned'), Type.Literal('edited'), Type.Literal('replanned')])
const StopId = Type.String({ minLength: 1, maxLength: 80, pattern: '^[0-9A-Za-z._-]+$' })
const Mode = Type.Enum(['vehicle', 'bike', 'foot'])
const Share = Type.Object({ of: Type.Integer(), covered: Type.Integer() })

export const PatrolStop = Type.Object({
  id: Type.String(),
  reason: Type.Enum(['must-patrol', 'hotspot', 'night-site', 'visit']),
  kind: Code,
  name: Label,
  because: Nullable(Label),
  lng: Type.Number(),
  lat: Type.Number(),
  earliest: Instant,
  latest: Instant,
  stay: Type.Integer(),
  indoor: Type.Boolean(),
  checkIn: Nullable(
    Type.Object({
      at: Instant,
      how: Type.Union([Type.Literal('position'), Type.Literal('code')]),
      metres: Nullable(Type.Integer()),
    }),
  ),
})

const Planned = Type.Object({
  stop: Type.String(),
  locked: Type.Boolean(),
  at: Instant,
  leave: Instant,
  lateBy: Type.Integer(),
})

/** A plan as it stands: who goes where in which order, what it covers and what it leaves. */
export const PatrolPlanView = Type.Object({
  id: Uuid,
  kind: Kind,
  org: OrgCode,
  startsAt: Instant,
  endsAt: Instant,
  madeAt: Instant,
  /** Its time is over: what was not made was missed. */
  over: Type.Boolean(),
  version: Type.Integer(),
  /** The version the crews were given, and by whom; a later one is a draft until it is released too. */
  released: Nullable(Type.Object({ version: Type.Integer(), at: Instant, by: Type.String() })),
  /** Whether whoever asks is in one of its crews. */
  mine: Type.Boolean(),
  /** Absent while it is being made, or when that failed: see the job. */
  plan: Nullable(
    Type.Object({
      how: How,
      seed: Nullable(Type.Integer()),
      base: Type.Object({ lng: Type.Number(), lat: Type.Number() }),
      byRoad: Type.Boolean(),
      stops: Type.Array(PatrolStop),
      routes: Type.Array(
        Type.Object({
          crew: Type.String(),
          name: Label,
          mode: Mode,
          stops: Type.Array(Planned),
          back: Instant,
          backLateBy: Type.Integer(),
        }),
      ),
      dropped: Type.Array(Type.String()),
      coverage: Type.Object({
        must: Share,
        hotspots: Share,
        nights: Share,
        visits: Share,
        done: Share,
        left: Type.Array(Type.String()),
      }),
      /** What came of the released version: stops made and not made, and made though not on it. */
      outcome: Nullable(
        Type.Object({
          made: Type.Array(Type.String()),
          missed: Type.Array(Type.String()),
          beside: Type.Array(Type.String()),
        }),
      ),
    }),
  ),
  job: Nullable(Uuid),
})

/** A leg of a plan as it lies along the roads; `from` and `to` are stops, null where the crew sets out and comes back. */
const PatrolWay = Type.Object({
  mode: Mode,
  from: Nullable(Type.String()),
  to: Nullable(Type.String()),
  line: Type.Array(Type.Tuple([Type.Number(), Type.Number()])),
})

export const PatrolTag = Type.Object({
  point: Type.String(),
  name: Type.String(),
  nameEn: Nullable(Type.String()),
  indoor: Type.Boolean(),
  version: Nullable(Type.Integer()),
  issuedAt: Nullable(Instant),
})

const Line = Type.Object({
  id: Uuid,
  kind: Kind,
  org: OrgCode,
  startsAt: Instant,
  endsAt: Instant,
  version: Type.Integer(),
  released: Nullable(Type.Integer()),
})
const ById = Type.Object({ id: Uuid })
const Seconds = Type.Optional(Type.Number({ minimum: 0.05, maximum: 60 }))
const Seed = Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 }))
const Routes = Type.Array(
  Type.Object(
    {
      crew: Type.String({ minLength: 1, maxLength: 64 }),
      stops: Type.Array(Type.Object({ stop: StopId, locked: Type.Boolean() }, { additionalProperties: false }), {
        maxItems: 400,
      }),
    },
    { additionalProperties: false },
  ),
  { maxItems: 60 },
)

export const patrolRoutes = {
  listPatrolPlans: route({
    method: 'GET',
    path: '/api/v1/patrol-plans',
    permission: 'patrol.read',
    scope: 'org',
    summary: { zh: '巡防与走访计划', en: 'Patrol and visit plans' },
    query: Type.Object({ org: Type.Optional(OrgCode) }),
    response: Type.Object({ items: Type.Array(Line) }),
  }),
  makePatrolPlan: route({
    method: 'POST',
    path: '/api/v1/patrol-plans',
    permission: 'patrol.plan',
    scope: 'org',
    summary: { zh: '编制计划（后台计算）', en: 'Make a plan, in the background' },
    body: Type.Object(
      {
        kind: Kind,
        org: Type.Optional(OrgCode),
        /** Which crews go: all that are on shift on patrol, on foot for visits, unless told. */
        modes: Type.Optional(Type.Array(Mode, { minItems: 1, maxItems: 3, uniqueItems: true })),
        startsAt: Instant,
        endsAt: Instant,
        seconds: Seconds,
        seed: Seed,
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ id: Uuid, job: JobView }),
  }),
  getPatrolPlan: route({
    method: 'GET',
    path: '/api/v1/patrol-plans/:id',
    permission: 'patrol.read',
    scope: 'org',
    summary: { zh: '一份计划：路线、覆盖与遗漏', en: 'One plan: routes, what it covers and what it leaves' },
    params: ById,
    response: PatrolPlanView,
  }),
  getPatrolWays: route({
    method: 'GET',
    path: '/api/v1/patrol-plans/:id/ways',
    permission: 'patrol.read',
    scope: 'org',
    summary: { zh: '计划各段沿路的走向', en: 'How the legs of a plan lie along the roads' },
    params: ById,
    query: Type.Object({ version: Version }),
    response: Type.Object({ ways: Type.Array(PatrolWay) }),
  }),
  editPatrolPlan: route({
    method: 'PUT',
    path: '/api/v1/patrol-plans/:id',
    permission: 'patrol.plan',
    scope: 'org',
    summary: { zh: '人工调整计划（存为新版本）', en: 'Change a plan by hand: a new version' },
    params: ById,
    body: Type.Object({ version: Version, routes: Routes }, { additionalProperties: false }),
    response: PatrolPlanView,
  }),
  replanPatrol: route({
    method: 'POST',
    path: '/api/v1/patrol-plans/:id/replan',
    permission: 'patrol.plan',
    scope: 'org',
    summary: { zh: '锁定的不动，其余重排（后台计算）', en: 'Plan the rest again around what is locked' },
    params: ById,
    body: Type.Object({ version: Version, seconds: Seconds, seed: Seed }, { additionalProperties: false }),
    response: Type.Object({ job: JobView }),
  }),
  releasePatrol: route({
    method: 'POST',
    path: '/api/v1/patrol-plans/:id/release',
    permission: 'patrol.plan',
    scope: 'org',
    summary: { zh: '向车组下发计划', en: 'Release a plan to its crews' },
    params: ById,
    body: Type.Object({ version: Version }, { additionalProperties: false }),
    response: PatrolPlanView,
  }),
  listPatrolTags: route({
    method: 'GET',
    path: '/api/v1/patrol-tags',
    permission: 'patrol.plan',
    scope: 'org',
    summary: { zh: '必巡点标签（不含标签码）', en: 'Tags of must-patrol points, without their codes' },
    response: Type.Object({ items: Type.Array(PatrolTag) }),
  }),
  issuePatrolTag: route({
    method: 'POST',
    path: '/api/v1/patrol-tags/:point',
    permission: 'patrol.plan',
    scope: 'org',
    summary: { zh: '制发或换发标签，标签码只显示一次', en: 'Issue or change a tag; its code is shown this once' },
    params: Type.Object({ point: Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z._-]+$' }) }),
    body: Type.Object(
      {
        /** The code of a tag that hangs there already; a fresh one is made unless told. */
        code: Type.Optional(Type.String({ minLength: 8, maxLength: 64 })),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ code: Type.String(), version: Type.Integer() }),
  }),
  checkInPatrol: route({
    method: 'POST',
    path: '/api/v1/patrol-plans/:id/check-ins',
    permission: 'patrol.check-in',
    scope: 'org',
    summary: { zh: '到点打卡（定位或现场标签码）', en: 'Check in at a stop, by position or by the code of its tag' },
    params: ById,
    body: Type.Object(
      {
        /** May be left out with a code, which says where it hangs. */
        stop: Type.Optional(StopId),
        at: Type.Optional(
          Type.Object({
            lng: Type.Number({ minimum: -180, maximum: 180 }),
            lat: Type.Number({ minimum: -90, maximum: 90 }),
          }),
        ),
        code: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
      },
      { additionalProperties: false },
    ),
    response: PatrolPlanView,
  }),
}
