import { type Made, Meter, type SearchOptions } from '../budget.ts'
import { Random } from '../random.ts'
import { checkVisits, type VisitsProblem } from './problem.ts'
import { arrange, inwardWays, recreate, sortKeys } from './recreate.ts'
import { neighbours, ruin } from './ruin.ts'
import { TINY, Tours } from './tours.ts'

export interface VisitsPlan {
  /** Travel of all crews together. */
  readonly cost: number
  /** Visits of each crew, in their order; empty for a crew that is not needed. */
  readonly routes: readonly (readonly number[])[]
  /** Visits that fit nowhere. */
  readonly leftOut: readonly number[]
  readonly made: Made
}

const POINTS_PER_SECOND = 3_600_000
const ASK_THE_CLOCK_EVERY = 50
/** Annealing in cycles, each twice as long as the one before; temperatures are shares of the mean way of a tour. */
const FIRST_CYCLE = 10_000
const HOT = 2
const COLD = 0.01

/** Steps for these seconds, at a rate that a busy office machine keeps. */
export const visitsSteps = ({ visits }: { visits: number }, seconds: number): number =>
  Math.max(1, Math.floor((seconds * POINTS_PER_SECOND) / (visits + 20)))

/**
 * Vehicle routing with time windows: ruin and recreate under simulated annealing. Every state is feasible, so the best
 * one at any time is a plan. As few visits as possible are left out (by their `leftOut`), then the ways are shortened.
 */
export function planVisits(problem: VisitsProblem, { seed, budget }: SearchOptions): VisitsPlan {
  checkVisits(problem)
  const search = new Search(problem, new Random(seed))
  const meter = new Meter(budget, ASK_THE_CLOCK_EVERY)
  let length = FIRST_CYCLE
  for (let at = 0; meter.step(); at += 1) {
    if (at === length) {
      at = 0
      length *= 2
      search.backToBest()
    }
    search.move(at / length)
  }
  return { ...search.answer(), made: meter.made(seed) }
}

class Search {
  readonly #random: Random
  readonly #tours: Tours
  readonly #current: Tours
  readonly #best: Tours
  readonly #near: Int32Array
  readonly #keys: Float64Array
  readonly #inward: readonly Float64Array[]
  readonly #absent: Int32Array
  readonly #leftOut: Float64Array
  /** Visits in no tour: of the tours being tried, of the current ones, of the best. */
  #currentOut: Int32Array
  #currentValue: number
  #bestValue: number
  readonly #mean: number

  constructor(problem: VisitsProblem, random: Random) {
    this.#random = random
    this.#tours = new Tours(problem)
    this.#near = neighbours(problem)
    this.#keys = sortKeys(this.#tours)
    const points = this.#tours.points
    this.#inward = inwardWays(this.#tours)
    this.#absent = Int32Array.from({ length: problem.visits }, (_, i) => i + 1)
    const most = (ways: Float64Array) => ways.reduce((max, way) => (way > max && way < Infinity ? way : max), 0)
    const longest = Math.max(...this.#tours.travelOf.map(most))
    this.#leftOut = problem.leftOut ?? new Float64Array(points).fill(10 * longest + 1)
    arrange(this.#absent, problem.visits, this.#keys, points, random)
    const left = recreate(this.#tours, this.#absent, problem.visits, this.#inward, random)
    this.#current = new Tours(problem)
    this.#best = new Tours(problem)
    this.#current.copyFrom(this.#tours)
    this.#best.copyFrom(this.#tours)
    this.#currentOut = this.#absent.slice(0, left)
    this.#currentValue = this.#value(left)
    this.#bestValue = this.#currentValue
    this.#mean = this.#tours.travel / (problem.visits + 1)
  }

  backToBest(): void {
    this.#current.copyFrom(this.#best)
    this.#tours.copyFrom(this.#best)
    this.#currentValue = this.#bestValue
    this.#currentOut = this.#outOf(this.#best)
  }

  /** One ruin and recreate at this share (0 … 1) of the cycle. */
  move(share: number): void {
    const [tours, random, absent] = [this.#tours, this.#random, this.#absent]
    absent.set(this.#currentOut)
    const count = ruin(tours, this.#near, random, absent, this.#currentOut.length)
    if (tours.isLate) {
      tours.copyFrom(this.#current)
      return
    }
    arrange(absent, count, this.#keys, tours.points, random)
    const left = recreate(tours, absent, count, this.#inward, random)
    const value = this.#value(left)
    const heat = this.#mean * HOT * (COLD / HOT) ** share
    if (value >= this.#currentValue - heat * Math.log(random.unit() || TINY)) {
      tours.copyFrom(this.#current)
      return
    }
    this.#current.copyFrom(tours)
    this.#currentValue = value
    if (left > 0 || this.#currentOut.length > 0) this.#currentOut = absent.slice(0, left)
    if (value >= this.#bestValue - TINY) return
    this.#bestValue = value
    this.#best.copyFrom(tours)
  }

  answer(): Omit<VisitsPlan, 'made'> {
    const routes = this.#best.routes()
    return { cost: exactCost(this.#best.problem, routes), routes, leftOut: [...this.#outOf(this.#best)] }
  }

  #value(left: number): number {
    let value = this.#tours.travel
    for (let i = 0; i < left; i += 1) value += this.#leftOut[this.#absent[i]!]!
    return value
  }

  #outOf({ crewOf, points }: Tours): Int32Array {
    return Int32Array.from({ length: points - 1 }, (_, i) => i + 1).filter(v => crewOf[v]! < 0)
  }
}

/** The travel counted leg by leg, free of the rounding of many small changes. */
export function exactCost({ travel, travelOf, visits }: VisitsProblem, routes: readonly (readonly number[])[]): number {
  let cost = 0
  for (const [crew, route] of routes.entries()) {
    const ways = travelOf?.[crew] ?? travel
    let before = 0
    for (const visit of [...route, 0]) {
      if (route.length > 0) cost += ways[before * (visits + 1) + visit]!
      before = visit
    }
  }
  return cost
}
