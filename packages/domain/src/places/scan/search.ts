import type { ScanData } from './data.ts'
import { likelihoodOf } from './likelihood.ts'
import type { Windows } from './windows.ts'
import type { Zones } from './zones.ts'

/** The best cylinder around one centre: its first `size` neighbours, intervals from `from` until before `to`. */
export type Cylinder = {
  readonly centre: number
  readonly size: number
  readonly from: number
  readonly to: number
  readonly observed: number
  readonly expected: number
  readonly llr: number
}

/** Running sums over time, with a zero in front: the sum of a span is a difference. */
export const cumulative = (values: ArrayLike<number>, intervals: number): Float64Array => {
  const locations = values.length / intervals
  const sums = new Float64Array(locations * (intervals + 1))
  for (let place = 0; place < locations; place += 1)
    for (let time = 0; time < intervals; time += 1)
      sums[place * (intervals + 1) + time + 1] =
        sums[place * (intervals + 1) + time]! + values[place * intervals + time]!
  return sums
}

/** Calls `look` for every cylinder: centre, size, from, to, observed, expected. */
type Look = (centre: number, size: number, from: number, to: number, observed: number, expected: number) => void

const eachCylinder = (
  zones: Zones,
  { longest, isAlive }: Windows,
  intervals: number,
  cases: Float64Array,
  expected: Float64Array,
  look: Look,
) => {
  const width = intervals + 1
  const [n, mu] = [new Float64Array(width), new Float64Array(width)]
  for (const [centre, order] of zones.entries()) {
    n.fill(0)
    mu.fill(0)
    for (const [at, place] of order.entries()) {
      for (let time = 1; time < width; time += 1) {
        n[time]! += cases[place * width + time]!
        mu[time]! += expected[place * width + time]!
      }
      for (let to = isAlive ? intervals : 1; to <= intervals; to += 1)
        for (let from = Math.max(0, to - longest); from < to; from += 1)
          look(centre, at + 1, from, to, n[to]! - n[from]!, mu[to]! - mu[from]!)
    }
  }
}

export const leastCases = 2

/** The best cylinder of every centre, best first; of equals the smaller circle, then the earlier centre. */
export const searchCylinders = (data: ScanData, zones: Zones, windows: Windows): Cylinder[] => {
  const likelihood = likelihoodOf(data)
  const best: (Cylinder | undefined)[] = []
  const [cases, expected] = [cumulative(data.cases, data.intervals), cumulative(data.expected, data.intervals)]
  eachCylinder(zones, windows, data.intervals, cases, expected, (centre, size, from, to, observed, mean) => {
    if (observed < leastCases || observed <= mean) return
    const llr = likelihood(observed, mean)
    if (llr > (best[centre]?.llr ?? 0)) best[centre] = { centre, size, from, to, observed, expected: mean, llr }
  })
  return best
    .filter(cylinder => cylinder !== undefined)
    .sort((p, q) => q.llr - p.llr || p.size - q.size || p.centre - q.centre)
}
