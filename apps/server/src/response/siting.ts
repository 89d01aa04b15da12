import type { Reply, routes } from '@fangwei/contract/index.ts'
import type { Speeds } from '@fangwei/domain/dispatching/index.ts'
import type { LngLat } from '@fangwei/domain/geo/index.ts'
import { planCover, planSiting, type SitingProblem } from '@fangwei/domain/plan/siting/index.ts'
import type { Roads } from '../roads/index.ts'
import { LEVELS, minutesBetween } from './coverage.ts'
import type { DemandCell } from './demand.ts'

type Siting = Reply<typeof routes.planSites>

export interface Candidate extends LngLat {
  readonly name: { readonly zh: string; readonly en: string }
  /** A stand-by place of today. */
  readonly today: boolean
}

interface Wish {
  readonly count: number
  readonly aim: 'mean' | 'cover'
  readonly hours: readonly number[]
  /** Today's places stay and only further ones are chosen. */
  readonly keep: boolean
}

const WITHIN = 5
const STEPS = 4000

/**
 * Where so many units should stand by in the coming shift, over road minutes to where its calls are expected: shortest
 * ways on the whole (p-median), or most calls within five minutes (maximal covering). Before and after side by side.
 */
export async function siteUnits(
  roads: Roads,
  cells: readonly DemandCell[],
  candidates: readonly Candidate[],
  speeds: Speeds,
  wish: Wish,
): Promise<Siting> {
  const weights = Float64Array.from(cells, cell => wish.hours.reduce((sum, hour) => sum + cell.byHour[hour]!, 0))
  const minutes = await minutesBetween(roads, 'vehicle', candidates, cells, speeds)
  const today = candidates.flatMap((candidate, i) => (candidate.today ? [i] : []))
  const problem: SitingProblem = {
    sites: candidates.length,
    demands: cells.length,
    count: Math.min(wish.keep ? Math.min(today.length, candidates.length) + wish.count : wish.count, candidates.length),
    cost: Float64Array.from(minutes.flat()),
    weights,
    ...(wish.keep ? { fixed: today } : {}),
  }
  const options = { seed: 1, budget: { steps: STEPS } }
  const { sites } =
    wish.aim === 'cover' ? planCover({ ...problem, within: WITHIN }, options) : planSiting(problem, options)
  const served = servedBy(minutes, sites, weights)
  // Today's places are judged at the same number, the best of them first, unless they stay anyway.
  const before = wish.keep ? today : today.slice(0, Math.max(wish.count, 1))
  return {
    roads: roads.source() ?? null,
    calls: Math.round(weights.reduce((sum, w) => sum + w, 0)),
    before: gain(minutes, before, weights),
    after: gain(minutes, sites, weights),
    sites: sites.map(site => ({
      lng: candidates[site]!.lng,
      lat: candidates[site]!.lat,
      name: candidates[site]!.name,
      kept: candidates[site]!.today,
      calls: Math.round(served.get(site) ?? 0),
    })),
  }
}

const nearestOf = (minutes: readonly (readonly number[])[], sites: readonly number[], cell: number) =>
  sites.reduce(
    (best, site) => (minutes[site]![cell]! < best.minutes ? { site, minutes: minutes[site]![cell]! } : best),
    { site: -1, minutes: Number.POSITIVE_INFINITY },
  )

function gain(
  minutes: readonly (readonly number[])[],
  sites: readonly number[],
  weights: Float64Array,
): Siting['before'] {
  const total = weights.reduce((sum, w) => sum + w, 0)
  const sums = LEVELS.map(() => 0)
  let way = 0
  weights.forEach((weight, cell) => {
    const nearest = nearestOf(minutes, sites, cell).minutes
    if (!Number.isFinite(nearest)) return
    way += nearest * weight
    LEVELS.forEach((level, i) => {
      if (nearest <= level) sums[i]! += weight
    })
  })
  return { within: sums.map(sum => (total === 0 ? 0 : sum / total)), meanMinutes: total === 0 ? 0 : way / total }
}

function servedBy(
  minutes: readonly (readonly number[])[],
  sites: readonly number[],
  weights: Float64Array,
): Map<number, number> {
  const served = new Map<number, number>()
  weights.forEach((weight, cell) => {
    const { site } = nearestOf(minutes, sites, cell)
    served.set(site, (served.get(site) ?? 0) + weight)
  })
  return served
}
