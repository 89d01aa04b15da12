import type { LabelledRows } from '../linear/packed-rows.ts'
import type { Gazetteer } from './gazetteer.ts'

/** A trained address parser: weights of each feature for each tag, of each tag after another, and the names it learned. */
export interface AddressModel extends LabelledRows {
  readonly labels: readonly string[]
  /** Whether a token may be of no part at all (tag O). */
  readonly withOutside: boolean
  /** tags + 1 rows (the last for the beginning) of tags columns. */
  readonly transition: Float32Array
  readonly gazetteer: Gazetteer
  readonly trainedOn: number
}
