import { type Made, Meter, type SearchOptions } from '../budget.ts'
import { Random } from '../random.ts'
import { neighbours, ruin } from '../visits/ruin.ts'
import { Tours } from '../visits/tours.ts'
import { Filling } from './fill.ts'
import { checkPatrol, type PatrolProblem } from './problem.ts'

export interface PatrolPlan {
  /** Prizes of the stops that are patrolled. */
  readonly score: number
  /** Stops of each crew in their order; empty for a crew that reaches nothing. */
  readonly routes: readonly (readonly number[])[]
  readonly leftOut: readonly number[]
  readonly made: Made
}

const POINTS_PER_SECOND = 2_500_000
const ASK_THE_CLOCK_EVERY = 50
/** Annealing runs in rounds: a few cycles from nothing, then one from the best plan; each round is longer by GROWTH. */
const FIRST_CYCLE = 4000
const FRESH = 3
const GROWTH = 1.5
/** How often a ruin takes strings of up to LONG stops: most of a tour leaves for another part of the town. */
const FAR = 0.2
const LONG = 30
const REMOVED = 10
const SHORT = 10
/** Temperatures as shares of the mean prize. */
const HOT = 1
const COLD = 0.02
/** What a whole patrol's way is worth beside its prizes while searching: short ways leave room for more stops. */
const WAY = 0.3

/** Steps for these seconds, at a rate that a busy office machine keeps. */
export const patrolSteps = ({ visits }: { visits: number }, seconds: number): number =>
  Math.max(1, Math.floor((seconds * POINTS_PER_SECOND) / (visits + 20)))

/**
 * Team orienteering with time windows: the stops that give the most within each crew's time, by the same ruin and
 * recreate as visits, stops going back in the order of prize for their detour. One annealing settles in one part of the
 * map, so several begin from nothing. No state ever exceeds a crew's time.
 */
export function planPatrol(problem: PatrolProblem, { seed, budget }: SearchOptions): PatrolPlan {
  checkPatrol(problem)
  const search = new Search(problem, new Random(seed))
  const meter = new Meter(budget, ASK_THE_CLOCK_EVERY)
  let [length, cycle] = [FIRST_CYCLE, 1]
  for (let at = 0; meter.step(); at += 1) {
    if (at === length) {
      at = 0
      if (cycle % (FRESH + 1) === 0) length = Math.round(length * GROWTH)
      cycle += 1
      if (cycle % (FRESH + 1) === 0) search.backToBest()
      else search.afresh()
    }
    search.move(at / length)
  }
  return { ...search.answer(), made: meter.made(seed) }
}

class Search {
  readonly #problem: PatrolProblem
  readonly #random: Random
  readonly #tours: Tours
  readonly #current: Tours
  readonly #best: Tours
  readonly #near: Int32Array
  readonly #filling: Filling
  readonly #absent: Int32Array
  readonly #mean: number
  readonly #perWay: number
  #score = 0
  #currentScore: number
  #currentValue: number
  #bestScore: number

  constructor(problem: PatrolProblem, random: Random) {
    this.#problem = problem
    this.#random = random
    this.#tours = new Tours(problem)
    this.#near = neighbours(problem)
    this.#filling = new Filling(problem, this.#tours, random)
    const { stops } = this.#filling
    this.#absent = new Int32Array(problem.visits)
    this.#mean = stops.reduce((sum, v) => sum + problem.prize[v]!, 0) / Math.max(1, stops.length)
    this.#score = this.#filling.fill()
    const served = Math.max(1, problem.visits - this.#out().length)
    const { travel } = this.#tours
    this.#perWay = travel > 0 ? (WAY * this.#mean * served) / travel : 0
    this.#current = new Tours(problem)
    this.#best = new Tours(problem)
    this.#current.copyFrom(this.#tours)
    this.#best.copyFrom(this.#tours)
    this.#currentScore = this.#score
    this.#bestScore = this.#score
    this.#currentValue = this.#value()
  }

  afresh(): void {
    const tours = this.#tours
    for (let crew = 0; crew < tours.crews; crew += 1) {
      tours.remove(crew, 1, tours.length[crew]!)
      tours.refresh(crew)
    }
    this.#score = this.#filling.fill()
    this.#take(this.#value())
  }

  backToBest(): void {
    this.#current.copyFrom(this.#best)
    this.#tours.copyFrom(this.#best)
    this.#currentScore = this.#bestScore
    this.#score = this.#bestScore
    this.#currentValue = this.#value()
  }

  /** One ruin and recreate at this share (0 … 1) of the cycle. */
  move(share: number): void {
    const [tours, random] = [this.#tours, this.#random]
    const { prize } = this.#problem
    this.#score = this.#currentScore
    const longest = random.unit() < FAR ? LONG : SHORT
    const count = ruin(tours, this.#near, random, this.#absent, 0, REMOVED, longest)
    if (tours.isLate) {
      tours.copyFrom(this.#current)
      return
    }
    for (let i = 0; i < count; i += 1) this.#score -= prize[this.#absent[i]!]!
    this.#score += this.#filling.fill()
    const value = this.#value()
    const heat = this.#mean * HOT * (COLD / HOT) ** share
    const isWorse = value <= this.#currentValue + heat * Math.log(random.unit() || 1e-9)
    // More prizes than ever are taken however long the way: it is the prizes that are asked for.
    if (isWorse && this.#score <= this.#bestScore) {
      tours.copyFrom(this.#current)
      return
    }
    this.#take(value)
  }

  /** The tours being tried become the current ones. */
  #take(value: number): void {
    const tours = this.#tours
    this.#current.copyFrom(tours)
    this.#currentScore = this.#score
    this.#currentValue = value
    if (this.#score < this.#bestScore || (this.#score === this.#bestScore && tours.travel >= this.#best.travel)) return
    this.#bestScore = this.#score
    this.#best.copyFrom(tours)
  }

  answer(): Omit<PatrolPlan, 'made'> {
    const { prize } = this.#problem
    const routes = this.#best.routes()
    const score = routes.flat().reduce((sum, v) => sum + prize[v]!, 0)
    return { score, routes, leftOut: this.#outOf(this.#best) }
  }

  #value(): number {
    return this.#score - this.#perWay * this.#tours.travel
  }

  #out(): number[] {
    return this.#outOf(this.#tours)
  }

  #outOf({ crewOf, points }: Tours): number[] {
    return Array.from({ length: points - 1 }, (_, i) => i + 1).filter(v => crewOf[v]! < 0)
  }
}
