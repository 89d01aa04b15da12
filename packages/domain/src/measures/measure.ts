import type { Label } from '../loop/field.ts'

/** Counts of one span of days and one scope, as the roll-ups keep them. */
export interface Tally {
  readonly opened: number
  /** Of the opened: taken over from elsewhere, for which no clock ran. */
  readonly imported: number
  /** Of the opened: at least one clock ran out. */
  readonly lapsed: number
  readonly closed: number
  /** Of the closed: closed long enough ago to be judged at 30 and 90 days, and of those the recurred. */
  readonly ripe30: number
  readonly recurred30: number
  readonly ripe90: number
  readonly recurred90: number
}

/** A figure that anybody can check: what it says, out of what, and what is left out. */
export interface Measure {
  readonly code: string
  readonly label: Label
  readonly definition: Label
  readonly numerator: Label
  /** Null: a plain count. */
  readonly denominator: Label | null
  readonly exclusions: Label
  readonly value: (tally: Tally) => Reading
}

export interface Reading {
  readonly numerator: number
  readonly denominator: number | null
}

export const emptyTally: Tally = {
  opened: 0,
  imported: 0,
  lapsed: 0,
  closed: 0,
  ripe30: 0,
  recurred30: 0,
  ripe90: 0,
  recurred90: 0,
}
