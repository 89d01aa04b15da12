import { type Random, shuffle } from '../random.ts'
import { TINY, type Tours } from './tours.ts'

/** How often a good place is passed over, so that the same ruin is not always mended alike. */
const BLINK = 0.01

/** Orders in which visits are put back, each as often as its weight says. */
const ORDERS = ['random', 'demand', 'far', 'near', 'width', 'opens', 'closes'] as const
const WEIGHTS = [4, 4, 2, 1, 2, 2, 2] as const
const SUM = WEIGHTS.reduce((sum, w) => sum + w, 0)

/** Sort keys of every order but the first, one row of points each; lowest first. */
export function sortKeys({ problem, points }: Tours): Float64Array {
  const { travel, earliest, latest, demand } = problem
  const keys = new Float64Array(ORDERS.length * points)
  const of = {
    random: () => 0,
    demand: (v: number) => -demand[v]!,
    far: (v: number) => -travel[v]!,
    near: (v: number) => travel[v]!,
    width: (v: number) => latest[v]! - earliest[v]!,
    opens: (v: number) => earliest[v]!,
    closes: (v: number) => -latest[v]!,
  }
  for (const [i, order] of ORDERS.entries()) for (let v = 1; v < points; v += 1) keys[i * points + v] = of[order](v)
  return keys
}

/** Puts the first `count` visits of `absent` in a random one of the orders. */
export function arrange(absent: Int32Array, count: number, keys: Float64Array, points: number, random: Random): void {
  shuffle(random, absent, count)
  let order = 0
  for (let draw = random.below(SUM); draw >= WEIGHTS[order]!; order += 1) draw -= WEIGHTS[order]!
  if (order === 0) return
  const row = order * points
  for (let i = 1; i < count; i += 1) {
    const visit = absent[i]!
    const key = keys[row + visit]!
    let j = i - 1
    for (; j >= 0 && keys[row + absent[j]!]! > key; j -= 1) absent[j + 1] = absent[j]!
    absent[j + 1] = visit
  }
}

/** The ways of each crew turned round: row `v` holds the ways that lead to `v`. Crews that move alike share one array. */
export function inwardWays({ travelOf, points }: Tours): Float64Array[] {
  const turned = new Map<Float64Array, Float64Array>()
  return travelOf.map(travel => {
    const inward = turned.get(travel) ?? travel.map((_, i) => travel[(i % points) * points + Math.floor(i / points)]!)
    turned.set(travel, inward)
    return inward
  })
}

/**
 * Puts each absent visit where it lengthens the tours least, if it fits anywhere. What does not fit is moved to the
 * front of `absent`; answers how many these are.
 */
export function recreate(
  tours: Tours,
  absent: Int32Array,
  count: number,
  inward: readonly Float64Array[],
  random: Random,
): number {
  let left = 0
  for (let i = 0; i < count; i += 1) {
    const visit = absent[i]!
    const found = bestPlace(tours, visit, inward, random)
    if (found < 0) {
      absent[left] = visit
      left += 1
    } else tours.insert(Math.floor(found / tours.stride), found % tours.stride, visit)
  }
  return left
}

/**
 * The cheapest feasible place as an index into `sequence`, or -1; `tours.detour` is what it costs then. `inwardOf` holds
 * each crew's ways to each visit, row by row.
 */
export function bestPlace(
  tours: Tours,
  visit: number,
  inwardOf: readonly Float64Array[],
  random: Random,
  blink = BLINK,
): number {
  const { sequence, leg, over, begin, length, stride, points, problem, travelOf } = tours
  const { crews } = problem
  const row = visit * points
  const demand = problem.demand[visit]!
  const earliest = problem.earliest[visit]!
  const latest = problem.latest[visit]!
  const duration = problem.duration[visit]!
  const only = problem.only?.[visit] ?? -1
  let [best, found, wasEmpty] = [Infinity, -1, -1]
  for (let crew = 0; crew < crews.length; crew += 1) {
    const { from, to, capacity } = crews[crew]!
    const count = length[crew]!
    if (only >= 0 && only !== crew) continue
    if (tours.load[crew]! + demand > capacity) continue
    const [travel, inward] = [travelOf[crew]!, inwardOf[crew]!]
    if (count === 0) {
      const same = wasEmpty >= 0 && travelOf[wasEmpty] === travel
      if (same && crews[wasEmpty]!.from === from && crews[wasEmpty]!.to === to) continue
      wasEmpty = crew
    }
    const first = crew * stride
    let before = 0
    let free = from
    for (let i = first + 1; i <= first + count + 1; i += 1) {
      const next = sequence[i]!
      // Whoever is free too late here is free too late further on.
      if (free > latest) break
      const there = inward[row + before]!
      const onward = travel[row + next]!
      const more = count === 0 ? there + onward : there + onward - leg[i]!
      if (more < best) {
        const start = Math.max(earliest, free + there)
        const end = start + duration + onward
        const until = next === 0 ? to : begin[next]!
        if (start <= latest + TINY && end <= until + TINY && random.unit() >= blink) {
          best = more
          found = i
        }
      }
      before = next
      if (next !== 0) free = over[next]!
    }
  }
  tours.detour = best
  return found
}
