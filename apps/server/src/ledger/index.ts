export { type Consumer, consume, type OrderedFact, READ_BATCH } from './consume.ts'
export { RecentKinds } from './recent-kinds.ts'
export { ORDER_BATCH, sequence } from './sequence.ts'
export {
  type CommittedFact,
  commitFact,
  commitment,
  type NewFact,
  noLaterThan,
  writeCommitted,
  writeFacts,
} from './write-facts.ts'
