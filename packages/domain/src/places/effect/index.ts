export { type CellCounts, type Comparison, chooseComparison } from './comparison.ts'
export {
  bootstrapRatio,
  dispersionOf,
  type Effect,
  type EffectCounts,
  effectOf,
  fewestBefore,
  fewestComparison,
  type Ratio,
} from './effect.ts'
export { type Closing, closureLine, type Recurrence, recurrenceOf, recurrenceSpans } from './recurrence.ts'
