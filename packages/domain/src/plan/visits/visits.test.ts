import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PlanFileFault } from '../plan-file-fault.ts'
import { patrolProblems, routeFaults, shortestWays } from '../test-problems.ts'
import { planVisits, readSolomon, type VisitsProblem } from './index.ts'

const options = (steps: number, seed = 1) => ({ seed, budget: { steps } })

const file = (rows: readonly string[]) =>
  ['T1', '', 'VEHICLE', 'NUMBER     CAPACITY', '  3   20', '', 'CUSTOMER', 'CUST NO.  XCOORD.', ' ', ...rows, ''].join(
    '\n',
  )

const ring = file([
  '0 0 0 0 0 400 0',
  ...Array.from({ length: 30 }, (_, i) => {
    const [x, y] = [Math.round(40 * Math.cos(i)), Math.round(40 * Math.sin(i))]
    return `${i + 1} ${x} ${y} 2 ${(i * 37) % 200} ${((i * 37) % 200) + 90} 3`
  }),
])

describe('visits', () => {
  test('are never infeasible, and nothing that is left out is also visited', () => {
    fc.assert(
      fc.property(patrolProblems, fc.integer(), fc.integer({ min: 1, max: 120 }), (problem, seed, steps) => {
        const plan = planVisits(problem, options(steps, seed))
        expect(routeFaults(problem, plan.routes)).toEqual([])
        const all = [...plan.routes.flat(), ...plan.leftOut].toSorted((a, b) => a - b)
        expect(all).toEqual(Array.from({ length: problem.visits }, (_, i) => i + 1))
      }),
    )
  })

  test('are the shortest there is, where every order can be tried', () => {
    const orders = (visits: readonly number[]): number[][] =>
      visits.length === 0 ? [[]] : visits.flatMap(v => orders(visits.filter(w => w !== v)).map(rest => [v, ...rest]))
    const tour = fc
      .array(fc.integer({ min: 1, max: 50 }), { minLength: 36, maxLength: 36 })
      .map(ways => Float64Array.from(ways))
    fc.assert(
      fc.property(tour, ways => {
        const travel = shortestWays(ways, 6)
        const none = new Float64Array(6)
        const problem: VisitsProblem = {
          visits: 5,
          travel,
          earliest: none,
          latest: new Float64Array(6).fill(1e6),
          duration: none,
          demand: none,
          crews: [{ from: 0, to: 1e6, capacity: 0 }],
        }
        const length = (order: readonly number[]) =>
          [...order, 0].reduce((sum, v, i) => sum + travel[(i === 0 ? 0 : order[i - 1]!) * 6 + v]!, 0)
        const best = Math.min(...orders([1, 2, 3, 4, 5]).map(length))
        expect(planVisits(problem, options(2000)).cost).toBeCloseTo(best, 6)
      }),
      { numRuns: 20 },
    )
  })

  test('same seed, same plan; more steps, never worse', () => {
    const problem = readSolomon(ring)
    expect(planVisits(problem, options(3000, 7))).toEqual(planVisits(problem, options(3000, 7)))
    const costs = [1, 100, 2000, 12_000].map(steps => planVisits(problem, options(steps)).cost)
    expect(costs).toEqual([...costs].toSorted((a, b) => b - a))
    expect(costs[0]).toBeGreaterThan(costs[3]!)
  })

  test('a clock cuts the search short with a whole plan, which its steps make again', () => {
    const problem = readSolomon(ring)
    let asked = 0
    const isSpent = () => {
      asked += 1
      return asked > 5
    }
    const cut = planVisits(problem, { seed: 3, budget: { steps: 1e9, isSpent } })
    expect(cut.made.complete).toBe(false)
    const again = planVisits(problem, options(cut.made.steps, 3))
    expect(again.routes).toEqual(cut.routes)
    expect(routeFaults(problem, cut.routes)).toEqual([])
  })

  test('what cannot all be done leaves out what matters least', () => {
    const travel = Float64Array.from([0, 10, 10, 10, 0, 20, 10, 20, 0])
    const [none, late] = [new Float64Array(3), new Float64Array(3).fill(25)]
    const problem = { visits: 2, travel, earliest: none, latest: late, duration: none, demand: none }
    const crews = [{ from: 0, to: 25, capacity: 1 }]
    const plan = planVisits({ ...problem, crews, leftOut: Float64Array.from([0, 100, 500]) }, options(200))
    expect([plan.routes, plan.leftOut]).toEqual([[[2]], [1]])
  })
})

describe('Solomon files', () => {
  test('are read as they stand', () => {
    const problem = readSolomon(file(['0 0 0 0 0 100 0', '1 3 4 5 10 20 2']))
    expect([problem.visits, problem.crews.length, problem.crews[0]]).toEqual([1, 1, { from: 0, to: 100, capacity: 20 }])
    expect([...problem.travel]).toEqual([0, 5, 5, 0])
  })

  test('name the line of a fault', () => {
    const faults: [string, number][] = [
      ['', 1],
      ['just words', 1],
      [file(['0 0 0 0 0 100 0', '2 3 4 5 10 20 2']), 11],
      [file(['0 0 0 0 0 100 0', '1 3 4 5 10 20']), 11],
      [file(['0 0 0 0 0 100 0', '1 3 x 5 10 20 2']), 11],
      [file(['0 0 0 0 0 100 0', '1 3 4 50 10 20 2']), 11],
      [file(['0 0 0 0 0 100 0', '1 3 4 5 30 20 2']), 11],
      [file([]), 10],
    ]
    for (const [text, line] of faults) {
      expect(() => readSolomon(text)).toThrow(PlanFileFault)
      expect(() => readSolomon(text)).toThrow(new RegExp(`^line ${line}:`))
    }
  })

  test('no text makes the reader throw anything else', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('0', '1', ' ', '\n', 'e', '-', '.', 'VEHICLE\n', 'CUSTOMER\n') }),
        text => {
          try {
            readSolomon(text)
          } catch (fault) {
            expect(fault).toBeInstanceOf(PlanFileFault)
          }
        },
      ),
    )
  })
})
