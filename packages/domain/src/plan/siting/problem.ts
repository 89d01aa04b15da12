/**
 * Where to put `count` of the `sites` so that the demand points are near one of them.
 * `cost[site * demands + demand]` is what it takes from a site to a demand point (road minutes, kilometres);
 * Infinity where there is no way.
 */
export interface SitingProblem {
  readonly sites: number
  readonly demands: number
  readonly count: number
  readonly cost: Float64Array
  /** How much each demand point counts (calls expected in the coming shift); 1 each unless given. */
  readonly weights?: Float64Array
  /** Sites that stay as they are and are among the `count`. */
  readonly fixed?: readonly number[]
}

/** Throws RangeError naming what does not fit together: a caller's mistake, not a user's. */
export function checkSiting({ sites, demands, count, cost, weights, fixed = [] }: SitingProblem): void {
  const must = (fine: boolean, what: string) => {
    if (!fine) throw new RangeError(`Siting: ${what}`)
  }
  must(demands >= 1, 'there is no demand point')
  must(Number.isInteger(count) && count >= 1 && count <= sites, `count ${count} is not within 1 and ${sites}`)
  must(cost.length === sites * demands, `${cost.length} costs for ${sites} sites and ${demands} demand points`)
  must(weights === undefined || weights.length === demands, 'there must be one weight for each demand point')
  must(weights?.every(w => w >= 0 && w < Infinity) ?? true, 'a weight is below zero or not a number')
  must(
    cost.every(c => c >= 0),
    'a cost is below zero or not a number',
  )
  must(new Set(fixed).size === fixed.length && fixed.length <= count, 'fixed sites repeat or are more than count')
  must(
    fixed.every(s => Number.isInteger(s) && s >= 0 && s < sites),
    'a fixed site does not exist',
  )
}

/**
 * Costs times weights, so that the search needs no weight. What cannot be reached counts ten times the farthest
 * that can: a plan that reaches more is always preferred, and sums stay finite.
 */
export function weighted({ cost, weights, demands }: SitingProblem): Float64Array {
  let farthest = 0
  for (const c of cost) if (c > farthest && c < Infinity) farthest = c
  const beyond = 10 * farthest + 1
  return cost.map((c, i) => (c < Infinity ? c : beyond) * (weights?.[i % demands] ?? 1))
}
