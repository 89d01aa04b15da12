import { type Random, seededRandom } from '../random.ts'
import type { ScanData } from './data.ts'
import { likelihoodOf } from './likelihood.ts'
import { cumulative, leastCases } from './search.ts'
import type { Windows } from './windows.ts'
import type { Zones } from './zones.ts'

/** Draws a cell in proportion to its weight with one number (alias method, Vose 1991). */
const aliasOf = (weights: Float64Array): ((random: Random) => number) => {
  const size = weights.length
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const scaled = Float64Array.from(weights, weight => (weight * size) / sum)
  const other = Int32Array.from(weights.keys())
  const [small, large]: [number[], number[]] = [[], []]
  for (const [i, value] of scaled.entries()) (value < 1 ? small : large).push(i)
  while (small.length > 0 && large.length > 0) {
    const [less, more] = [small.pop()!, large.pop()!]
    other[less] = more
    scaled[more] = scaled[more]! - (1 - scaled[less]!)
    ;(scaled[more]! < 1 ? small : large).push(more)
  }
  for (const i of [...small, ...large]) scaled[i] = 1
  return random => {
    const drawn = random() * size
    const cell = Math.floor(drawn)
    return drawn - cell < scaled[cell]! ? cell : other[cell]!
  }
}

/** Every case by its cell, one entry each. */
const listOf = (counts: Int32Array): Int32Array => {
  const list: number[] = []
  for (const [cell, count] of counts.entries()) for (let n = 0; n < count; n += 1) list.push(cell)
  return Int32Array.from(list)
}

type Shuffle = (random: Random, into: Int32Array) => void

/** Places all cases anew, as if there were no cluster, into `into` by cell. */
const shuffleOf = (data: ScanData): Shuffle => {
  if (data.model === 'poisson') {
    const draw = aliasOf(data.expected)
    return (random, into) => {
      into.fill(0)
      for (let n = 0; n < data.total; n += 1) into[draw(random)]! += 1
    }
  }
  if (data.model === 'bernoulli') {
    const people = listOf(data.people!)
    const order = people.slice()
    return (random, into) => {
      into.fill(0)
      order.set(people)
      for (let n = 0; n < data.total; n += 1) {
        const other = n + Math.floor(random() * (order.length - n))
        into[order[other]!]! += 1
        order[other] = order[n]!
      }
    }
  }
  const list = listOf(data.cases)
  const places = list.map(cell => Math.floor(cell / data.intervals) * data.intervals)
  const times = list.map(cell => cell % data.intervals)
  const order = times.slice()
  return (random, into) => {
    into.fill(0)
    order.set(times)
    for (let n = order.length - 1; n >= 0; n -= 1) {
      const other = Math.floor(random() * (n + 1))
      into[places[n]! + order[other]!]! += 1
      order[other] = order[n]!
    }
  }
}

/**
 * The highest log likelihood ratio of one replication. Replication `number` draws from its own stream, so neither how many
 * workers there are nor who does which changes any of them. For a given count the smallest expectation gives the
 * highest ratio, so logarithms are taken once a count and not once a cylinder.
 */
export const replicator = (data: ScanData, zones: Zones, { longest, isAlive }: Windows, seed: number) => {
  const { intervals, total } = data
  const width = intervals + 1
  const [shuffle, likelihood] = [shuffleOf(data), likelihoodOf(data)]
  const drawn = new Int32Array(data.cases.length)
  const expected = zoneSums(zones, cumulative(data.expected, intervals), width)
  const sums = new Int32Array(drawn.length + data.ids.length)
  const n = new Int32Array(width)
  const least = new Float64Array(total + 1)
  return (number: number): number => {
    shuffle(seededRandom(seed, number), drawn)
    for (let place = 0; place < data.ids.length; place += 1)
      for (let time = 0; time < intervals; time += 1)
        sums[place * width + time + 1] = sums[place * width + time]! + drawn[place * intervals + time]!
    least.fill(Infinity)
    for (let centre = 0, at = 0; centre < zones.length; centre += 1) {
      const order = zones[centre]!
      n.fill(0)
      for (let size = 0; size < order.length; size += 1, at += width) {
        const row = order[size]! * width
        for (let time = 1; time < width; time += 1) n[time]! += sums[row + time]!
        for (let to = isAlive ? intervals : 1; to <= intervals; to += 1) {
          const [high, mean] = [n[to]!, expected[at + to]!]
          for (let from = to > longest ? to - longest : 0; from < to; from += 1) {
            const count = high - n[from]!
            const mu = mean - expected[at + from]!
            if (mu < least[count]!) least[count] = mu
          }
        }
      }
    }
    let best = 0
    for (let count = leastCases; count <= total; count += 1)
      if (least[count]! < count) best = Math.max(best, likelihood(count, least[count]!))
    return best
  }
}

/** Expected cases of every circle, summed over time: the same in every replication. */
const zoneSums = (zones: Zones, expected: Float64Array, width: number): Float64Array => {
  const sums = new Float64Array(zones.reduce((total, order) => total + order.length, 0) * width)
  let at = 0
  for (const order of zones) {
    for (const [size, place] of order.entries()) {
      for (let time = 0; time < width; time += 1)
        sums[at + time] = (size === 0 ? 0 : sums[at - width + time]!) + expected[place * width + time]!
      at += width
    }
  }
  return sums
}
