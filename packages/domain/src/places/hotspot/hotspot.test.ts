import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random.ts'
import {
  backtest,
  type Cell,
  comesBack,
  compare,
  coverOf,
  hotspotPolicy,
  hullArea,
  naiveCount,
  oracle,
  type Points,
  randomCells,
  rankCells,
  weightOf,
} from './index.ts'

const columns = (rows: readonly (readonly [number, number, number])[]): Points => ({
  x: Float64Array.from(rows, row => row[0]),
  y: Float64Array.from(rows, row => row[1]),
  day: Float64Array.from(rows, row => row[2]),
})
const cell = { width: 100, height: 100 }

const rowsOf = fc.array(
  fc.tuple(
    fc.integer({ min: -900, max: 900 }).map(value => value + 0.37),
    fc.integer({ min: -900, max: 900 }),
    fc.integer({ min: 0, max: 900 }),
  ),
  { maxLength: 120 },
)
const overlap = (a: Cell, b: Cell) =>
  Math.min(a.maxX, b.maxX) - Math.max(a.minX, b.minX) > 1e-6 &&
  Math.min(a.maxY, b.maxY) - Math.max(a.minY, b.minY) > 1e-6

/** A city with a few places where things keep happening and a background where they do not. */
const livingCity = (seed: number, days: number) => {
  const random = seededRandom(seed)
  const hot = Array.from({ length: 12 }, () => [random() * 8000, random() * 8000] as const)
  return columns(
    Array.from({ length: days * 8 }, (_, i) => {
      const day = Math.floor(i / 8)
      const [x, y] = random() < 0.4 ? hot[Math.floor(random() ** 2 * hot.length)]! : [random() * 8000, random() * 8000]
      return [x + random() * 60, y + random() * 60, day] as const
    }),
  )
}

describe('rankCells', () => {
  it('never looks at what happened on the day or after it', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 1, max: 900 }), (rows, until) => {
        const before = rows.filter(row => row[2] < until)
        const planted = [
          ...before,
          ...before.map(row => [row[0] + 5000, row[1], until] as const),
          [9, 9, 5000] as const,
        ]
        const ask = (of: readonly (readonly [number, number, number])[]) =>
          rankCells({ points: columns(of), until, cell, most: 8 })
        expect(ask(planted)).toEqual(ask(before))
      }),
    )
  })

  it('gives at most so many cells of the asked size, best first, none over another', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 1, max: 15 }), (rows, most) => {
        const cells = rankCells({ points: columns(rows), until: 1000, cell, most })
        expect(cells.length).toBeLessThanOrEqual(most)
        for (const [i, one] of cells.entries()) {
          expect(one.maxX - one.minX).toBeCloseTo(100, 6)
          expect(one.maxY - one.minY).toBeCloseTo(100, 6)
          expect(one.score).toBeGreaterThan(0)
          if (i > 0) expect(one.score).toBeLessThanOrEqual(cells[i - 1]!.score)
          for (const other of cells.slice(0, i)) expect(overlap(one, other)).toBe(false)
        }
      }),
    )
  })

  it('does not depend on the order of the points, and moves with the map', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: -40, max: 40 }), (rows, shift) => {
        const ask = (of: typeof rows) => rankCells({ points: columns(of), until: 1000, cell, most: 1 })
        const [there, back] = [ask(rows), ask(rows.toReversed())]
        expect(back.map(c => c.score.toFixed(6))).toEqual(there.map(c => c.score.toFixed(6)))
        const moved = ask(rows.map(([x, y, day]) => [x + shift * 100, y, day]))
        expect(moved.map(c => c.score.toFixed(6))).toEqual(there.map(c => c.score.toFixed(6)))
      }),
      // A point in the corner of the lattice's own blocks: its best cell stands in the block across the corner.
      { examples: [[[[0.37, 0, 0]], -1]] },
    )
  })

  it('puts a cell around a cluster that the lattice would cut in four', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [-20 + (i % 7) * 6, -20 + (i % 5) * 8, i] as const)
    const [best] = rankCells({ points: columns(rows), until: 50, cell, most: 1 })
    expect(rows.every(([x, y]) => coverOf([best!], cell)(x, y))).toBe(true)
    const [naive] = naiveCount({ points: columns(rows), cell, until: 50, most: 1 })
    expect(naive!.score).toBeLessThan(40)
  })

  it('counts what is recent and of the season more, and never less than the long run', () => {
    const weights = [1, 10, 100, 1000, 10_000].map(age => weightOf(age, hotspotPolicy))
    expect(weights.toSorted((a, b) => b - a)).toEqual(weights)
    expect(weights.at(-1)).toBeGreaterThan(0)
    expect(weightOf(365, hotspotPolicy)).toBeGreaterThan(weightOf(182, { ...hotspotPolicy, decayDays: 1e9 }) * 0.5)
    expect([weightOf(0, hotspotPolicy), weightOf(-1, hotspotPolicy), weightOf(Number.NaN, hotspotPolicy)]).toEqual([
      0, 0, 0,
    ])
  })

  it('is not led astray by a point at the end of the world', () => {
    const rows = [
      ...Array.from({ length: 9 }, (_, i) => [i, i, 1] as const),
      [1e15, -1e15, 1] as const,
      [4e6, 4e6, 1] as const,
    ]
    expect(rankCells({ points: columns(rows), until: 2, cell, most: 2 })).toHaveLength(2)
  })
})

describe('the comparison', () => {
  const points = livingCity(3, 400)

  it('finds the ranking between random and the oracle, no worse than the count', () => {
    const request = { points, until: 400, cell, most: 12, cellShare: 1e4 / 64e6, windows: 6, days: 30 }
    const result = backtest(request)
    expect(result.pai.ours.value).toBeGreaterThan(result.pai.rival.value * 0.9)
    expect(result.pai.ours.low).toBeLessThan(result.pai.ours.value)
    expect(result.pai.ours.high).toBeGreaterThan(result.pai.ours.value)
    const rival = { points, cell, until: 370, most: 12 }
    const hits = (cells: readonly Cell[]) => {
      const cover = coverOf(cells, cell)
      return points.x.reduce((sum, x, i) => sum + (points.day[i]! >= 370 && cover(x, points.y[i]!) ? 1 : 0), 0)
    }
    const ours = hits(rankCells(rival))
    expect(hits(oracle(rival, 30))).toBeGreaterThanOrEqual(hits(naiveCount(rival)))
    expect(ours).toBeGreaterThan(hits(randomCells(rival, 1)) * 3)
  })

  it('covers the truth in 95 of 100 resamplings, more or less', () => {
    const random = seededRandom(11)
    let covered = 0
    for (let n = 0; n < 200; n += 1) {
      let hits = 0
      for (let i = 0; i < 400; i += 1) hits += random() < 0.1 ? 1 : 0
      const { pai } = compare({ total: 400, both: 0, onlyOurs: hits, onlyRival: 0 }, 1, n, 400)
      if (pai.ours.low <= 0.1 && pai.ours.high >= 0.1) covered += 1
    }
    expect(covered).toBeGreaterThan(178)
    expect(covered).toBeLessThan(200)
  })

  it('measures the whole by the hull of the points', () => {
    const square = columns([0, 10].flatMap(x => [0, 10].map(y => [x, y, 0] as const)))
    expect(hullArea(square)).toBe(100)
    expect(hullArea(columns([[1, 1, 0]]))).toBe(0)
    expect(hullArea(points)).toBeGreaterThan(8000 * 8000 * 0.97)
    expect(hullArea(points)).toBeLessThan(8060 * 8060)
  })
})

it('takes a closed place for come back only when every day counted lies after its closing', () => {
  expect(comesBack({ incidents: 12, expected: 5 }, 30, 30)).toBe(true)
  expect(comesBack({ incidents: 12, expected: 5 }, 29, 30)).toBe(false)
  expect(comesBack({ incidents: 9, expected: 5 }, 60, 30)).toBe(false)
  expect(comesBack({ incidents: 1, expected: 0 }, 60, 30)).toBe(false)
})
