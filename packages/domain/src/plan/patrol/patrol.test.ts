import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PlanFileFault } from '../plan-file-fault.ts'
import { mixedProblems, patrolProblems, routeFaults, shortestWays } from '../test-problems.ts'
import { planPatrol, readChao } from './index.ts'

const options = (steps: number, seed = 1) => ({ seed, budget: { steps } })

const field = [
  'n;42',
  'm;2',
  'tmax;60.0',
  '0;0;0',
  ...Array.from({ length: 40 }, (_, i) => `${(i * 17) % 31};${(i * 29) % 37};${1 + ((i * 7) % 10)}`),
  '10;10;0',
].join('\n')

describe('patrols', () => {
  test("never exceed a crew's time, and the score is what the stops give", () => {
    fc.assert(
      fc.property(patrolProblems, fc.integer(), fc.integer({ min: 1, max: 120 }), (problem, seed, steps) => {
        const plan = planPatrol(problem, options(steps, seed))
        expect(routeFaults(problem, plan.routes)).toEqual([])
        expect(plan.score).toBe(plan.routes.flat().reduce((sum, v) => sum + problem.prize[v]!, 0))
      }),
    )
  })

  test('hold for crews on foot and in cars alike, each by its own ways', () => {
    fc.assert(
      fc.property(mixedProblems, fc.integer(), fc.integer({ min: 1, max: 120 }), (problem, seed, steps) => {
        expect(routeFaults(problem, planPatrol(problem, options(steps, seed)).routes)).toEqual([])
      }),
    )
    // One stop 30 away, half an hour to be back: only whoever goes twice as fast can make it.
    const ways = Float64Array.from([0, 30, 30, 0])
    const each = { visits: 1, travel: ways, earliest: new Float64Array(2), latest: new Float64Array(2).fill(99) }
    const crew = { from: 0, to: 40, capacity: 0 }
    const asked = {
      ...each,
      duration: new Float64Array(2),
      demand: new Float64Array(2),
      prize: Float64Array.from([0, 5]),
    }
    const plan = planPatrol({ ...asked, crews: [crew, crew], travelOf: [ways, ways.map(way => way / 2)] }, options(10))
    expect(plan.routes).toEqual([[], [1]])
  })

  test('give the most there is, where everything can be tried', () => {
    const orders = (left: readonly number[]): number[][] => [
      [],
      ...left.flatMap(v => orders(left.filter(w => w !== v)).map(rest => [v, ...rest])),
    ]
    fc.assert(
      fc.property(
        patrolProblems.filter(p => p.visits > 0 && p.visits <= 5 && p.crews.length === 1),
        given => {
          const problem = { ...given, travel: shortestWays(given.travel, given.visits + 1) }
          const best = Math.max(
            ...orders(Array.from({ length: problem.visits }, (_, i) => i + 1))
              .filter(order => routeFaults(problem, [order]).length === 0)
              .map(order => order.reduce((sum, v) => sum + problem.prize[v]!, 0)),
          )
          expect(planPatrol(problem, options(3000)).score).toBe(best)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('a stop on the spot does not hide a richer one down the road', () => {
    // Patrolled first, the poor stop costs no way at all; the crew can carry one of the two.
    const problem = {
      visits: 2,
      travel: Float64Array.from([0, 0, 1, 0, 0, 1, 1, 1, 0]),
      earliest: new Float64Array(3),
      latest: Float64Array.from([9, 9, 9]),
      duration: new Float64Array(3),
      demand: Float64Array.from([0, 1, 2]),
      prize: Float64Array.from([0, 1, 2]),
      crews: [{ from: 0, to: 9, capacity: 2 }],
    }
    for (let seed = 1; seed <= 20; seed += 1) expect(planPatrol(problem, options(300, seed)).score).toBe(2)
  })

  test('same seed, same plan; another seed, another way; more steps, never worse', () => {
    const problem = readChao(field)
    expect(planPatrol(problem, options(800, 5))).toEqual(planPatrol(problem, options(800, 5)))
    const ways = new Set([1, 2, 3, 4].map(seed => JSON.stringify(planPatrol(problem, options(30, seed)).routes)))
    expect(ways.size).toBeGreaterThan(1)
    const scores = [1, 20, 400, 4000].map(steps => planPatrol(problem, options(steps)).score)
    expect(scores).toEqual([...scores].toSorted((a, b) => a - b))
  })
})

describe('Chao files', () => {
  test('start and end are two points', () => {
    const { visits, travel, prize, crews } = readChao('n 3\nm 2\ntmax 9.5\n0 0 0\n3 4 7\n6 8 0\n')
    expect([visits, [...travel], prize[1], crews]).toEqual([1, [10, 5, 5, 0], 7, [{ from: 0, to: 9.5, capacity: 0 }]])
  })

  test('faults name their line', () => {
    const faults: [string, number][] = [
      ['', 1],
      ['n;2\nk;1\ntmax;3', 2],
      ['n;2\nm;1\ntmax;x', 3],
      ['n;3\nm;1\ntmax;3\n0;0;0\n1;1;0', 5],
      ['n;2\nm;1\ntmax;3\n0;0;0\n1;1', 5],
      ['n;2\nm;1\ntmax;3\n0;0;-1\n1;1;1', 4],
    ]
    for (const [text, line] of faults) {
      expect(() => readChao(text)).toThrow(PlanFileFault)
      expect(() => readChao(text)).toThrow(new RegExp(`^line ${line}:`))
    }
  })
})
