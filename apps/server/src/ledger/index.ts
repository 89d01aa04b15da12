export { type Consumer, consume, type OrderedFact } from './consume.ts'
export { sequence } from './sequence.ts'
export { commitment, type NewFact, writeFacts } from './write-facts.ts'
