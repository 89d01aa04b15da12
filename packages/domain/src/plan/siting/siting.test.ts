import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PlanFileFault } from '../plan-file-fault.ts'
import { planCover, planSiting, readPmed, type SitingProblem, shortestPaths } from './index.ts'

const options = (steps: number, seed = 1) => ({ seed, budget: { steps } })

/** Small enough to try every choice of sites. */
const small = fc
  .record({ sites: fc.integer({ min: 1, max: 8 }), demands: fc.integer({ min: 1, max: 12 }) })
  .chain(({ sites, demands }) =>
    fc.record({
      sites: fc.constant(sites),
      demands: fc.constant(demands),
      count: fc.integer({ min: 1, max: sites }),
      cost: fc
        .array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 50 }) }, fc.constant(Infinity)), {
          minLength: sites * demands,
          maxLength: sites * demands,
        })
        .map(values => Float64Array.from(values)),
      weights: fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: demands, maxLength: demands })
        .map(values => Float64Array.from(values)),
    }),
  )

function* choices(sites: number, count: number, from = 0): Generator<number[]> {
  if (count === 0) yield []
  for (let s = from; count > 0 && s <= sites - count; s += 1)
    for (const rest of choices(sites, count - 1, s + 1)) yield [s, ...rest]
}

/** Weight left unreached and cost of a choice, counted the plain way. */
const weigh = ({ cost, demands, weights }: SitingProblem, chosen: readonly number[]) => {
  let [left, sum] = [0, 0]
  for (let d = 0; d < demands; d += 1) {
    const c = Math.min(...chosen.map(s => cost[s * demands + d]!))
    if (c === Infinity) left += weights?.[d] ?? 1
    else sum += c * (weights?.[d] ?? 1)
  }
  return { left, sum }
}

describe('p-median', () => {
  test('finds the best of all choices where all can be tried', () => {
    fc.assert(
      fc.property(small, fc.integer(), (problem, seed) => {
        const plan = planSiting(problem, options(2000, seed))
        const found = weigh(problem, plan.sites)
        expect(plan.cost).toBeCloseTo(found.sum, 6)
        expect(new Set(plan.sites).size).toBe(problem.count)
        if (problem.cost.includes(Infinity)) return
        const best = Math.min(...[...choices(problem.sites, problem.count)].map(c => weigh(problem, c).sum))
        expect(found.sum).toBeCloseTo(best, 6)
      }),
    )
  })

  test('fixed sites stay, and what cannot be reached is told', () => {
    const cost = Float64Array.from([1, 9, Infinity, 9, 1, Infinity, 5, 5, Infinity])
    const plan = planSiting({ sites: 3, demands: 3, count: 2, cost, fixed: [2] }, options(100))
    expect(plan.sites[0]).toBe(2)
    expect([plan.unreached, plan.served[2], plan.cost]).toEqual([1, -1, 6])
    expect(() => planSiting({ sites: 3, demands: 3, count: 4, cost }, options(1))).toThrow('count 4')
    expect(() => planSiting({ sites: 3, demands: 2, count: 1, cost }, options(1))).toThrow('9 costs')
  })

  test('same seed, same plan; more steps, never worse', () => {
    const cost = Float64Array.from({ length: 40 * 40 }, (_, i) => Math.abs(((i * 7919) % 97) - ((i * 31) % 53)))
    const problem = { sites: 40, demands: 40, count: 6, cost }
    const costs = [1, 50, 400, 3000].map(steps => planSiting(problem, options(steps)).cost)
    expect(costs).toEqual([...costs].sort((a, b) => b - a))
    expect(planSiting(problem, options(3000))).toEqual(planSiting(problem, options(3000)))
  })

  test('a clock cuts it short with a whole plan', () => {
    const cost = Float64Array.from({ length: 400 }, (_, i) => (i * 37) % 101)
    const plan = planSiting(
      { sites: 20, demands: 20, count: 4, cost },
      { seed: 1, budget: { steps: 1e9, isSpent: () => true } },
    )
    expect([plan.sites.length, plan.made.complete]).toEqual([4, false])
  })
})

const eightOrSeven = { cost: Float64Array.from([12, 0, 0, 36]), weights: Float64Array.from([8, 7]) }

describe('covering', () => {
  test('covers the most that any choice can', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 0, max: 50 }), (problem, within) => {
        const plan = planCover({ ...problem, within }, options(4000))
        const covered = (chosen: readonly number[]) =>
          problem.weights.reduce(
            (sum, w, d) => (chosen.some(s => problem.cost[s * problem.demands + d]! <= within) ? sum + w : sum),
            0,
          )
        expect(plan.covered).toBe(covered(plan.sites))
        expect(plan.covered).toBe(Math.max(...[...choices(problem.sites, problem.count)].map(covered)))
      }),
      // The nearer site covers 7, the farther one 8: less lies between them than the least weight.
      { examples: [[{ sites: 2, demands: 2, count: 1, ...eightOrSeven }, 0]] },
    )
  })
})

describe('OR-Library files', () => {
  test('a square with a later length of the same edge', () => {
    const { graph, count } = readPmed(' 4 5 1 \n 1 2 9\n 2 3 1\n 3 4 1\n 4 1 1\n 1 2 2\n')
    expect(count).toBe(1)
    expect([...shortestPaths(graph)].slice(0, 4)).toEqual([0, 2, 2, 1])
  })

  test('faults name their line', () => {
    const lineOf = (text: string) => {
      try {
        readPmed(text)
      } catch (fault) {
        expect(fault).toBeInstanceOf(PlanFileFault)
        return (fault as PlanFileFault).line
      }
      return 0
    }
    expect(lineOf('')).toBe(1)
    expect(lineOf('4 1 9\n1 2 3')).toBe(1)
    expect(lineOf('4 2 1\n1 2 3')).toBe(2)
    expect(lineOf('4 2 1\n1 2 3\n1 x 3')).toBe(3)
    expect(lineOf('4 2 1\n\n1 2 3\n1 5 3')).toBe(4)
    expect(lineOf('4 1 1\n1 2 -3')).toBe(2)
  })

  test('shortest ways are those of Floyd', () => {
    const edge = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), fc.nat(20))
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 20 }), edges => {
        const { graph } = readPmed(`7 ${edges.length} 1\n${edges.map(e => e.join(' ')).join('\n')}`)
        const way = Array.from({ length: 7 }, (_, i) => Array.from({ length: 7 }, (_, j) => (i === j ? 0 : Infinity)))
        const last = new Map(edges.map(([a, b, l]) => [`${Math.min(a, b)}-${Math.max(a, b)}`, [a, b, l] as const]))
        for (const [a, b, l] of last.values()) {
          way[a - 1]![b - 1] = Math.min(way[a - 1]![b - 1]!, l)
          way[b - 1]![a - 1] = Math.min(way[b - 1]![a - 1]!, l)
        }
        for (let k = 0; k < 7; k += 1)
          for (let i = 0; i < 7; i += 1)
            for (let j = 0; j < 7; j += 1) way[i]![j] = Math.min(way[i]![j]!, way[i]![k]! + way[k]![j]!)
        expect([...shortestPaths(graph)]).toEqual(way.flat())
      }),
    )
  })
})
