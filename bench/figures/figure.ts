/** A ceiling of the machine measured in the same run: what the figure could be at best. */
interface Limit {
  readonly name: string
  readonly value: number
}

/** What the figure must reach: at least (a rate) or at most (a time). */
interface Bar {
  readonly atLeast?: number
  readonly atMost?: number
}

/** One measured figure. `unit` stands after the value; times are in ms or s. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly bar?: Bar
  readonly limit?: Limit
  readonly note?: string
}

export const meets = ({ value, bar }: Figure): boolean | undefined =>
  bar === undefined ? undefined : value >= (bar.atLeast ?? -Infinity) && value <= (bar.atMost ?? Infinity)

/** The figure over its limit; for a time, how many times the limit it takes. */
export const ratio = ({ value, limit }: Figure): number | undefined =>
  limit === undefined || limit.value === 0 ? undefined : value / limit.value
