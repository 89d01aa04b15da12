import { type Made, Meter, type SearchOptions } from '../budget.ts'
import { Random, shuffle } from '../random.ts'
import { OpenSites } from './open-sites.ts'
import { checkSiting, type SitingProblem, weighted } from './problem.ts'

export interface SitingPlan {
  /** Weighted sum of the cost from each demand point to its nearest site, over those that can be reached. */
  readonly cost: number
  /** Chosen sites, the fixed ones first. */
  readonly sites: readonly number[]
  /** The site that serves each demand point, -1 where none can reach it. */
  readonly served: Int32Array
  /** Demand points no chosen site can reach. */
  readonly unreached: number
  readonly made: Made
}

/** A step weighs one shut site against every open one: a pass over the demand points. */
const PASS_VALUES_PER_SECOND = 60_000_000
const ASK_THE_CLOCK_EVERY = 64
/** Changes below this are rounding. */
const TINY = 1e-9

/** Steps for these seconds, at a rate that a busy office machine keeps. */
export const sitingSteps = ({ demands, count }: SitingProblem, seconds: number): number =>
  Math.max(1, Math.floor((seconds * PASS_VALUES_PER_SECOND) / (demands + count + 50)))

/**
 * p-median by fast interchange (Whitaker 1983, in the form of Hansen and Mladenović 1997) within an iterated search:
 * from the best plan a few sites are moved at random and the exchange descent begins again; the fewer sites were moved
 * without success, the more are moved next.
 */
export function planSiting(problem: SitingProblem, { seed, budget }: SearchOptions): SitingPlan {
  checkSiting(problem)
  const random = new Random(seed)
  const meter = new Meter(budget, ASK_THE_CLOCK_EVERY)
  const search = new Interchange(problem, random, meter)
  search.descend()
  const best = search.snapshot()
  let bestTotal = search.plan.total()
  let kicks = 0
  while (search.canMove && meter.taken < budget.steps) {
    search.shake(1 + (kicks % search.mostMoved))
    if (!search.descend()) break
    const total = search.plan.total()
    if (total < bestTotal - TINY) {
      bestTotal = total
      best.copyFrom(search.plan)
      kicks = 0
    } else {
      search.plan.copyFrom(best)
      kicks += 1
    }
  }
  if (search.plan.total() < bestTotal) best.copyFrom(search.plan)
  return answer(problem, best, meter.made(seed))
}

class Interchange {
  readonly plan: OpenSites
  readonly mostMoved: number
  readonly canMove: boolean
  readonly #fixed: number
  readonly #order: Int32Array
  readonly #random: Random
  readonly #meter: Meter

  constructor(problem: SitingProblem, random: Random, meter: Meter) {
    const { sites, demands, count, fixed = [] } = problem
    this.#random = random
    this.#meter = meter
    this.#fixed = fixed.length
    const shut = Int32Array.from({ length: sites }, (_, s) => s).filter(s => !fixed.includes(s))
    shuffle(random, shut)
    this.plan = new OpenSites(
      weighted(problem),
      sites,
      demands,
      Int32Array.of(...fixed, ...shut.subarray(0, count - fixed.length)),
    )
    this.#order = shut
    this.canMove = count > fixed.length && sites > count
    this.mostMoved = Math.max(1, Math.min(8, count - fixed.length))
  }

  snapshot(): OpenSites {
    const { cost, sites, demands, open } = this.plan
    return new OpenSites(cost, sites, demands, open)
  }

  /** Exchanges until none is better; false when the steps ran out first. */
  descend(): boolean {
    if (!this.canMove) return true
    const { plan } = this
    const order = this.#order
    let at = this.#random.below(order.length)
    for (let idle = 0; idle < order.length; idle += 1) {
      at = at + 1 === order.length ? 0 : at + 1
      const site = order[at]!
      if (plan.place[site]! >= 0) continue
      if (!this.#meter.step()) return false
      const { place, change } = plan.bestExchange(site, this.#fixed)
      if (change >= -TINY) continue
      plan.exchange(place, site)
      idle = -1
    }
    return true
  }

  /** Moves `moves` sites to random places. */
  shake(moves: number): void {
    const { plan } = this
    for (let i = 0; i < moves; i += 1) {
      const site = this.#order[this.#random.below(this.#order.length)]!
      if (plan.place[site]! >= 0) continue
      plan.exchange(this.#fixed + this.#random.below(plan.open.length - this.#fixed), site)
    }
  }
}

function answer(problem: SitingProblem, plan: OpenSites, made: Made): SitingPlan {
  const { cost, weights, demands } = problem
  const served = plan.near.slice()
  let [sum, unreached] = [0, 0]
  for (let d = 0; d < demands; d += 1) {
    const c = cost[served[d]! * demands + d]!
    if (c < Infinity) sum += c * (weights?.[d] ?? 1)
    else {
      served[d] = -1
      unreached += 1
    }
  }
  return { cost: sum, sites: [...plan.open], served, unreached, made }
}
