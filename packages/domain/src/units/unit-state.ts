import type { Label } from '../loop/field.ts'

/** 巡防单元状态. `off` means not on duty: such a unit has no position for anybody. */
export type UnitState = 'off' | 'available' | 'assigned' | 'en-route' | 'on-scene' | 'returning' | 'unavailable'

export const unitStates: Readonly<Record<UnitState, Label>> = {
  off: { zh: '下勤', en: 'Off duty' },
  available: { zh: '待命', en: 'Available' },
  assigned: { zh: '已派', en: 'Assigned' },
  'en-route': { zh: '途中', en: 'En route' },
  'on-scene': { zh: '在现场', en: 'On scene' },
  returning: { zh: '返回', en: 'Returning' },
  unavailable: { zh: '暂不可派', en: 'Unavailable' },
}

export type UnitEvent =
  | 'come-on-duty'
  | 'go-off-duty'
  | 'assign'
  | 'depart'
  | 'arrive'
  | 'release'
  | 'reach-base'
  | 'stand-down'
  | 'stand-by'

type Moves = Readonly<Partial<Record<UnitState, UnitState>>>

/** Every change of state there is: event → state before → state after. What is not here does not happen. */
export const unitMoves: Readonly<Record<UnitEvent, Moves>> = {
  'come-on-duty': { off: 'available' },
  'go-off-duty': { available: 'off', returning: 'off', unavailable: 'off' },
  assign: { available: 'assigned', returning: 'assigned' },
  depart: { assigned: 'en-route' },
  arrive: { assigned: 'on-scene', 'en-route': 'on-scene' },
  release: { assigned: 'available', 'en-route': 'returning', 'on-scene': 'returning' },
  'reach-base': { returning: 'available' },
  'stand-down': { available: 'unavailable', returning: 'unavailable' },
  'stand-by': { unavailable: 'available' },
}

/** Events that a person says of a unit; the others follow from its dispatch. */
export const unitOrders = {
  'come-on-duty': { zh: '上勤', en: 'Come on duty' },
  'go-off-duty': { zh: '下勤', en: 'Go off duty' },
  'stand-down': { zh: '暂停派警', en: 'Stand down' },
  'stand-by': { zh: '恢复待命', en: 'Stand by' },
  'reach-base': { zh: '已返回', en: 'Back at base' },
} as const satisfies Partial<Record<UnitEvent, Label>>
export type UnitOrder = keyof typeof unitOrders

/** The state after an event; undefined when a unit in this state cannot take it. */
export const moveUnit = (state: UnitState, event: UnitEvent): UnitState | undefined => unitMoves[event][state]

export const ordersFrom = (state: UnitState): UnitOrder[] =>
  (Object.keys(unitOrders) as UnitOrder[]).filter(order => moveUnit(state, order) !== undefined)

/** Units that may be sent: waiting, or on the way back from the last call. */
export const mayBeSent = (state: UnitState): boolean => moveUnit(state, 'assign') !== undefined

export const onDuty = (state: UnitState): boolean => state !== 'off'
/** Held by a dispatch: `release` ends it. */
export const engaged = (state: UnitState): boolean => moveUnit(state, 'release') !== undefined
