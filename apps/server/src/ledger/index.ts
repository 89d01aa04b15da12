export { type Consumer, consume, type OrderedFact } from './consume.ts'
export { sequence } from './sequence.ts'
export { type CommittedFact, commitFact, commitment, type NewFact, writeCommitted, writeFacts } from './write-facts.ts'
