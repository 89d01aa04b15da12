import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Instant, Label, Nullable, OrgCode, Text, Uuid, Version } from './schemas.ts'
import { ChoiceReason, NearUnit } from './units.ts'

const UnitId = Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z._-]+$' })
const ById = Type.Object({ id: Uuid })

export const Wave = Type.Object({ units: Type.Integer(), kinds: Type.Array(Code), afterMinutes: Type.Number() })

/** The plan that one key would dispatch now, with the units its first wave would take. */
export const PlanView = Type.Object({
  id: Nullable(Type.String()),
  name: Label,
  waves: Type.Array(Wave),
  tell: Type.Array(OrgCode),
  agencies: Type.Array(OrgCode),
  instruction: Nullable(Type.String()),
  first: Type.Array(NearUnit),
})

const Choice = Type.Object({
  unit: Type.String(),
  minutes: Type.Number(),
  estimate: Type.Boolean(),
  reasons: Type.Array(ChoiceReason),
})

/** One unit sent: what was expected, what came of it, and why it was chosen. */
export const SentUnit = Type.Object({
  dispatch: Uuid,
  unit: Nullable(Type.String()),
  name: Nullable(Type.String()),
  state: Code,
  sentAt: Instant,
  expectedAt: Nullable(Instant),
  byRoad: Nullable(Type.Boolean()),
  signedAt: Nullable(Instant),
  departedAt: Nullable(Instant),
  /** By position and by hand: both are kept. */
  systemArrivedAt: Nullable(Instant),
  arrivedAt: Nullable(Instant),
  chosen: Nullable(Choice),
  others: Type.Array(Choice),
})

export const CallStepView = Type.Object({
  step: Type.Integer(),
  kind: Code,
  org: OrgCode,
  unit: Nullable(Type.String()),
  calledAt: Instant,
  dueAt: Instant,
  answeredAt: Nullable(Instant),
  answeredBy: Nullable(Type.String()),
  passedAt: Nullable(Instant),
})

export const ToldView = Type.Object({
  id: Uuid,
  account: Type.String(),
  name: Type.String(),
  reason: Code,
  matter: Nullable(Uuid),
  briefing: Nullable(Uuid),
  toldAt: Instant,
  acknowledgedAt: Nullable(Instant),
})

const Sent = Type.Object({ matter: Uuid, dispatches: Type.Array(Uuid) })

export const dispatchingRoutes = {
  getDispatching: route({
    method: 'GET',
    path: '/api/v1/matters/:id/dispatching',
    permission: 'unit.read',
    scope: 'matter',
    summary: {
      zh: '派警情况：预案、单元、预计与实际、通知与应答',
      en: 'Dispatching of a matter: plan, units, expected and actual, calls and answers',
    },
    params: ById,
    response: Type.Object({
      now: Instant,
      /** The incident that is dispatched: the matter itself, or what the alarm became. */
      incident: Nullable(Uuid),
      maySend: Type.Boolean(),
      plan: Nullable(PlanView),
      sent: Type.Array(SentUnit),
      steps: Type.Array(CallStepView),
      told: Type.Array(ToldView),
    }),
  }),
  sendUnit: route({
    method: 'POST',
    path: '/api/v1/matters/:id/send',
    permission: 'unit.send',
    scope: 'matter',
    summary: { zh: '派出一个单元（理由一并留痕）', en: 'Send one unit; the reasons are kept beside it' },
    params: ById,
    body: Type.Object(
      { unit: UnitId, version: Type.Optional(Version), note: Type.Optional(Text) },
      { additionalProperties: false },
    ),
    response: Sent,
  }),
  sendPlan: route({
    method: 'POST',
    path: '/api/v1/matters/:id/send-plan',
    permission: 'unit.send',
    scope: 'matter',
    summary: {
      zh: '一键按预案派警、通报、协作',
      en: 'One key: dispatch the plan, tell the leaders, call the agencies',
    },
    params: ById,
    body: Type.Object({ version: Type.Optional(Version) }, { additionalProperties: false }),
    response: Sent,
  }),
  listTold: route({
    method: 'GET',
    path: '/api/v1/told',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '告知我、尚未回复收到的', en: 'What I was told and have not acknowledged' },
    response: Type.Object({ items: Type.Array(ToldView) }),
  }),
  acknowledgeTold: route({
    method: 'POST',
    path: '/api/v1/told/:id/acknowledge',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '收到', en: 'Acknowledge' },
    params: ById,
    response: Type.Object({ acknowledgedAt: Instant }),
  }),
}
