import type { Made, SearchOptions } from '../budget.ts'
import { planSiting } from './p-median.ts'
import { checkSiting, type SitingProblem } from './problem.ts'

/** The most demand within reach: Church and ReVelle's maximal covering location problem (1974). */
export interface CoverProblem extends SitingProblem {
  /** A demand point is covered when a chosen site is at most this far. */
  readonly within: number
}

export interface CoverPlan {
  /** Weight of the covered demand points, of `total`. */
  readonly covered: number
  readonly total: number
  readonly sites: readonly number[]
  /** 1 where the demand point is covered. */
  readonly isCovered: Uint8Array
  readonly made: Made
}

/** The part of the least weight that is spread over the distances. */
const TIE = 1e-3

/**
 * Covering is a p-median over a cost of 0 within reach and 1 beyond. A thousandth of the least weight is spread over the
 * distances, so that of two plans that cover the same, to within that thousandth, the one with the shorter ways is taken.
 */
export function planCover(problem: CoverProblem, options: SearchOptions): CoverPlan {
  checkSiting(problem)
  const { cost, demands, sites, within, weights = new Float64Array(demands).fill(1) } = problem
  const total = weights.reduce((sum, w) => sum + w, 0)
  const least = weights.reduce((low, w) => (w > 0 && w < low ? w : low), Infinity)
  let farthest = within
  for (const c of cost) if (c > farthest && c < Infinity) farthest = c
  const share = total > 0 && farthest > 0 ? (TIE * least) / (total * farthest) : 0
  const uncovered = cost.map(c => (c <= within ? 0 : 1) + share * Math.min(c, farthest))
  const plan = planSiting({ ...problem, cost: uncovered, weights }, options)
  const isCovered = new Uint8Array(demands)
  let covered = 0
  for (let d = 0; d < demands; d += 1) {
    if (!plan.sites.some(s => s < sites && cost[s * demands + d]! <= within)) continue
    isCovered[d] = 1
    covered += weights[d]!
  }
  return { covered, total, sites: plan.sites, isCovered, made: plan.made }
}
