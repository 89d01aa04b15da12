export {
  act,
  contextOf,
  type NewMatter,
  NotFound,
  openMatter,
  Refused,
  systemActor,
  typeOf,
} from './door.ts'
export { importHistory, type PastMatter, type ReadyMatter, readyHistory, writeHistory } from './import-history.ts'
export { type Join, type Joined, joinMatters } from './join-matters.ts'
export { type MatterRow, toMatter } from './matter-row.ts'
export { hasSealed, maskFields, maskValue, sealFields, unsealFields, type Values } from './personal.ts'
export { lockMatter, openChildren, readMatter } from './read-matter.ts'
export type { Surroundings } from './surroundings.ts'
export { sweepDeadlines } from './sweep.ts'
