export {
  engaged,
  mayBeSent,
  moveUnit,
  onDuty,
  ordersFrom,
  type UnitEvent,
  type UnitOrder,
  type UnitState,
  unitMoves,
  unitOrders,
  unitStates,
} from './unit-state.ts'
