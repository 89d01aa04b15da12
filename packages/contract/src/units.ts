import type { UnitOrder, UnitState } from '@fangwei/domain/units/index.ts'
import { unitOrders, unitStates } from '@fangwei/domain/units/index.ts'
import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Instant, Label, Nullable, OrgCode, Text, Uuid } from './schemas.ts'

const State = Type.Enum(Object.keys(unitStates) as UnitState[])
const UnitId = Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z._-]+$' })

/** A unit now. `position` and `state` beyond `off` are there only while it is on duty. */
export const UnitView = Type.Object({
  id: Type.String(),
  name: Label,
  kind: Code,
  org: OrgCode,
  callSign: Nullable(Type.String()),
  members: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  skills: Type.Array(Code),
  equipment: Type.Array(Code),
  station: Nullable(Type.String()),
  state: State,
  since: Instant,
  /** The dispatch it is on, and the matter that dispatch belongs to. */
  dispatch: Nullable(Uuid),
  matter: Nullable(Uuid),
  position: Nullable(
    Type.Object({
      lng: Type.Number(),
      lat: Type.Number(),
      at: Instant,
      speedKmh: Nullable(Type.Number()),
      courseDeg: Nullable(Type.Number()),
    }),
  ),
  /** What this reader may say of it now. */
  orders: Type.Array(Code),
})

/** One line of why: what it is, and how many minutes it weighs. */
export const ChoiceReason = Type.Object({ code: Code, label: Label, minutes: Type.Number() })

export const NearUnit = Type.Object({
  unit: UnitView,
  minutes: Type.Number(),
  /** Not by road: straight line × 1.4 ÷ speed. */
  estimate: Type.Boolean(),
  weight: Type.Number(),
  reasons: Type.Array(ChoiceReason),
})

export const unitRoutes = {
  listUnits: route({
    method: 'GET',
    path: '/api/v1/units',
    permission: 'unit.read',
    scope: 'org',
    summary: { zh: '巡防单元（状态；上勤时含位置）', en: 'Units: state, and position while on duty' },
    query: Type.Object({ scope: Type.Optional(OrgCode) }),
    response: Type.Object({ now: Instant, items: Type.Array(UnitView) }),
  }),
  orderUnit: route({
    method: 'POST',
    path: '/api/v1/units/:unit/orders',
    permission: 'unit.order',
    scope: 'org',
    summary: { zh: '上勤、下勤、暂停派警、恢复待命', en: 'On duty, off duty, stand down, stand by' },
    params: Type.Object({ unit: UnitId }),
    body: Type.Object(
      {
        order: Type.Enum(Object.keys(unitOrders) as UnitOrder[]),
        reason: Type.Optional(Text),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ state: State }),
  }),
  nearestUnits: route({
    method: 'GET',
    path: '/api/v1/matters/:id/nearest',
    permission: 'unit.read',
    scope: 'matter',
    summary: {
      zh: '最近的三个可派单元（路网分钟和理由）',
      en: 'Three nearest suitable units, by road minutes, and why',
    },
    params: Type.Object({ id: Uuid }),
    response: Type.Object({
      now: Instant,
      /** Undefined when the matter has no position: nothing can be near it. */
      located: Type.Boolean(),
      items: Type.Array(NearUnit),
    }),
  }),
}
