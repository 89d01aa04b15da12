export type ScanModel = 'poisson' | 'bernoulli' | 'permutation'

/**
 * What is scanned: cases and expected cases by location and interval. `cases[location * intervals + interval]`; locations
 * with the same coordinates are one, under all their ids.
 */
export type ScanData = {
  readonly model: ScanModel
  readonly ids: readonly (readonly string[])[]
  /** Metres and degrees are gone: points in the plane, or on a sphere of 6,367 km when `isOnSphere`. */
  readonly points: readonly (readonly number[])[]
  readonly written: readonly (readonly [number, number])[]
  readonly isOnSphere: boolean
  readonly intervals: number
  /** First day of each interval, and the day after the last. */
  readonly starts: readonly number[]
  readonly cases: Int32Array
  /** Expected cases; they add up to `total`. */
  readonly expected: Float64Array
  /** Bernoulli: cases and controls together. */
  readonly people?: Int32Array
  readonly total: number
  readonly totalPeople?: number
}
