import type { Calibration } from './calibrate.ts'
import type { LabelledRows } from './packed-rows.ts'

/** A trained classifier: a row for each gram it knows, with the gram's rarity. */
export interface LinearModel extends LabelledRows {
  readonly task: string
  readonly labels: readonly string[]
  readonly rarity: Float32Array
  readonly bias: Float32Array
  readonly calibration: Calibration
  /** Texts it was trained on. */
  readonly trainedOn: number
}

/** A model file that cannot be used: what is wrong with it, in both languages. */
export class ModelError extends Error {
  readonly label: { readonly zh: string; readonly en: string }
  constructor(zh: string, en: string) {
    super(en)
    this.name = 'ModelError'
    this.label = { zh, en }
  }
}
