import type { ScanData } from './data.ts'
import { dateText } from './dates.ts'
import { relativeRiskOf } from './likelihood.ts'
import type { Cylinder } from './search.ts'
import { distanceOf, type Zones } from './zones.ts'

export type Cluster = {
  readonly llr: number
  /** Rank among replications over their number and one; null when there were none. */
  readonly p: number | null
  /** From a Gumbel fitted to the replications: finer than the rank where the rank is at its floor. */
  readonly pGumbel: number | null
  readonly locations: readonly string[]
  readonly start: string
  readonly end: string
  readonly observed: number
  readonly expected: number
  readonly relativeRisk: number
  readonly centre: readonly [number, number]
  /** Kilometres for degrees, else the unit of the coordinates. */
  readonly radius: number
  /** Prospective: how many intervals pass, on average, until chance alone gives as much. */
  readonly recurrenceIntervals?: number
}

/** Best first, each sharing no location with a better one. */
export const withoutOverlap = (cylinders: readonly Cylinder[], zones: Zones): Cylinder[] => {
  const taken = new Set<number>()
  return cylinders.filter(({ centre, size }) => {
    const members = zones[centre]!.subarray(0, size)
    if (members.some(place => taken.has(place))) return false
    for (const place of members) taken.add(place)
    return true
  })
}

const gumbel = (simulated: readonly number[]): ((llr: number) => number) | undefined => {
  if (simulated.length < 9) return undefined
  const mean = simulated.reduce((sum, value) => sum + value, 0) / simulated.length
  const variance = simulated.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (simulated.length - 1)
  const scale = Math.sqrt((6 * variance) / Math.PI ** 2)
  const place = mean - 0.577_215_664_901_532_9 * scale
  return llr => -Math.expm1(-Math.exp(-(llr - place) / scale))
}

/** Two ratios that differ by rounding alone are the same. */
const rounding = 1e-9

export const describeClusters = (
  data: ScanData,
  zones: Zones,
  cylinders: readonly Cylinder[],
  simulated: readonly number[],
  isProspective: boolean,
): Cluster[] => {
  const fitted = gumbel(simulated)
  return withoutOverlap(cylinders, zones).map(({ centre, size, from, to, observed, expected, llr }) => {
    const members = zones[centre]!.subarray(0, size)
    const beaten = simulated.filter(value => value >= llr - rounding).length
    const p = simulated.length === 0 ? null : (beaten + 1) / (simulated.length + 1)
    return {
      llr,
      p,
      pGumbel: fitted?.(llr) ?? null,
      locations: Array.from(members).flatMap(place => data.ids[place]!),
      start: dateText(data.starts[from]!),
      end: dateText(data.starts[to]! - 1),
      observed,
      expected,
      relativeRisk: relativeRiskOf(data.total, observed, expected),
      centre: data.written[centre]!,
      radius: distanceOf(data, centre, members.at(-1)!),
      ...(isProspective && p !== null ? { recurrenceIntervals: 1 / p } : {}),
    }
  })
}
