import type { Random } from '../random.ts'
import { bestPlace, inwardWays } from '../visits/recreate.ts'
import { TINY, type Tours } from '../visits/tours.ts'
import type { PatrolProblem } from './problem.ts'

/** How far the order of insertion strays from its rule. */
const NOISE = 0.5
/** The rule is prize / detour^power: 0 takes the dearest stop wherever it is, above 1 what lies on the way. */
const MOST_POWER = 1.5
/** Detours below this are as good as none. */
const LEAST = 1e-3

/**
 * Puts stops into tours, the one with the most prize for its detour first; how much a detour weighs is drawn for each
 * filling, for tours that only ever take what lies near never reach a rich place far off. Each waiting stop remembers its
 * best leg; an insertion makes two new legs and ends one, so only those that stood on the ended leg are looked at afresh.
 */
export class Filling {
  readonly #problem: PatrolProblem
  readonly #tours: Tours
  readonly #random: Random
  readonly #inward: readonly Float64Array[]
  /** Stops that some crew could reach at all. */
  readonly stops: Int32Array
  readonly #waiting: Int32Array
  #count = 0
  #power = 1
  /** For each waiting stop: whose tour, before which point, at what detour, and its noise and rank. */
  readonly #crew: Int32Array
  readonly #next: Int32Array
  readonly #detour: Float64Array
  readonly #worth: Float64Array
  readonly #rank: Float64Array

  constructor(problem: PatrolProblem, tours: Tours, random: Random) {
    const points = problem.visits + 1
    this.#problem = problem
    this.#tours = tours
    this.#random = random
    this.#inward = inwardWays(tours)
    this.#waiting = new Int32Array(points)
    this.#crew = new Int32Array(points)
    this.#next = new Int32Array(points)
    this.#detour = new Float64Array(points)
    this.#worth = new Float64Array(points)
    this.#rank = new Float64Array(points)
    this.stops = Int32Array.from({ length: problem.visits }, (_, i) => i + 1).filter(
      v => problem.prize[v]! > 0 && bestPlace(tours, v, this.#inward, random, 0) >= 0,
    )
  }

  /** Puts in what fits and answers the prizes gained. */
  fill(): number {
    this.#power = MOST_POWER * this.#random.unit()
    this.#gather()
    let gained = 0
    for (;;) {
      const at = this.#first()
      if (at < 0) return gained
      const stop = this.#waiting[at]!
      const [crew, next] = [this.#crew[stop]!, this.#next[stop]!]
      const before = this.#before(crew, next)
      if (!this.#fits(stop, crew, before, next)) {
        if (!this.#seek(stop)) this.#drop(at)
        continue
      }
      this.#drop(at)
      this.#tours.insert(crew, next === 0 ? this.#tours.length[crew]! + 1 : this.#tours.place[next]!, stop)
      gained += this.#problem.prize[stop]!
      this.#afterInsertion(crew, before, stop, next)
    }
  }

  #gather(): void {
    const { crewOf } = this.#tours
    this.#count = 0
    for (const stop of this.stops) {
      if (crewOf[stop]! >= 0) continue
      this.#worth[stop] = this.#problem.prize[stop]! * (1 - NOISE + 2 * NOISE * this.#random.unit())
      if (!this.#seek(stop)) continue
      this.#waiting[this.#count] = stop
      this.#count += 1
    }
  }

  #first(): number {
    let [best, found] = [-1, -1]
    for (let i = 0; i < this.#count; i += 1) {
      const rank = this.#rank[this.#waiting[i]!]!
      if (rank <= best) continue
      best = rank
      found = i
    }
    return found
  }

  #drop(at: number): void {
    this.#count -= 1
    this.#waiting[at] = this.#waiting[this.#count]!
  }

  /** Looks for the best leg of all; false when there is none. */
  #seek(stop: number): boolean {
    const tours = this.#tours
    const found = bestPlace(tours, stop, this.#inward, this.#random)
    if (found < 0) return false
    const crew = Math.floor(found / tours.stride)
    const isEnd = found - crew * tours.stride > tours.length[crew]!
    this.#take(stop, crew, isEnd ? 0 : tours.sequence[found]!, tours.detour)
    return true
  }

  #take(stop: number, crew: number, next: number, detour: number): void {
    this.#crew[stop] = crew
    this.#next[stop] = next
    this.#detour[stop] = detour
    const price = Math.max(0, detour) + this.#problem.duration[stop]! + LEAST
    this.#rank[stop] = this.#worth[stop]! / price ** this.#power
  }

  #before(crew: number, next: number): number {
    const { sequence, stride, length, place } = this.#tours
    return sequence[crew * stride + (next === 0 ? length[crew]! : place[next]! - 1)]!
  }

  #fits(stop: number, crew: number, before: number, next: number): boolean {
    const { over, begin, points, load, problem, travelOf } = this.#tours
    const { earliest, latest, duration, demand, crews } = problem
    const [travel, inward] = [travelOf[crew]!, this.#inward[crew]!]
    const { from, to, capacity } = crews[crew]!
    const only = problem.only?.[stop] ?? -1
    if (only >= 0 && only !== crew) return false
    const free = before === 0 ? from : over[before]!
    const start = Math.max(earliest[stop]!, free + inward[stop * points + before]!)
    if (start > latest[stop]! + TINY || load[crew]! + demand[stop]! > capacity) return false
    return start + duration[stop]! + travel[stop * points + next]! <= (next === 0 ? to : begin[next]!) + TINY
  }

  #afterInsertion(crew: number, before: number, stop: number, next: number): void {
    const points = this.#tours.points
    const [travel, inward] = [this.#tours.travelOf[crew]!, this.#inward[crew]!]
    const [first, second] = [travel[before * points + stop]!, travel[stop * points + next]!]
    for (let i = this.#count - 1; i >= 0; i -= 1) {
      const other = this.#waiting[i]!
      if (this.#crew[other] === crew && this.#next[other] === next) {
        if (!this.#seek(other)) this.#drop(i)
        continue
      }
      const row = other * points
      const inBefore = inward[row + before]! + travel[row + stop]! - first
      const inAfter = inward[row + stop]! + travel[row + next]! - second
      if (inBefore < this.#detour[other]! && this.#fits(other, crew, before, stop))
        this.#take(other, crew, stop, inBefore)
      if (inAfter < this.#detour[other]! && this.#fits(other, crew, stop, next)) this.#take(other, crew, next, inAfter)
    }
  }
}
