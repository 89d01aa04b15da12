import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random.ts'
import { type CellCounts, chooseComparison, effectOf } from './index.ts'

const cell = (column: number, row: number, base: number, before: number, after = before): CellCounts => ({
  ...{ column, row },
  ...{ base, before, after },
})
const own = cell(0, 0, 20, 16)
const nobody = () => false

describe('comparison places', () => {
  it('are like the treated one before, not next to it and not treated', () => {
    const cells = [
      own,
      cell(1, 1, 20, 16, 99),
      ...[3, 4, 5, 6].map(n => cell(n, 0, 21, 15, 12)),
      cell(7, 0, 20, 16, 77),
      cell(8, 0, 200, 160, 55),
      cell(9, 0, 20, 1, 33),
    ]
    const chosen = chooseComparison(cells, ({ column }) => column === 7)
    expect(chosen).toMatchObject({ kind: 'places', places: 4, before: 60, after: 48 })
    expect(chosen.note.zh).toContain('4 处')
  })

  it('give way to the rest of the city where too few are like it, and say so', () => {
    const chosen = chooseComparison(
      [own, cell(1, 0, 20, 16, 9), cell(3, 0, 200, 160, 150), cell(5, 5, 2, 1, 1)],
      nobody,
    )
    expect(chosen).toMatchObject({ kind: 'rest', places: 0, before: 161, after: 151 })
    expect(chosen.note.en).toContain('weaker')
  })

  it('are never the place itself or its neighbours, whatever the counts', () => {
    const cells = fc.array(
      fc.record({
        ...{ column: fc.integer({ min: -4, max: 4 }), row: fc.integer({ min: -4, max: 4 }) },
        ...{ base: fc.nat(60), before: fc.nat(30) },
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(cells, found => {
        // After is 1 only where a cell must not be counted.
        const marked = found.map(one => ({
          ...one,
          after: Math.max(Math.abs(one.column), Math.abs(one.row)) < 2 ? 1 : 0,
        }))
        expect(chooseComparison(marked, nobody).after).toBe(0)
      }),
    )
  })

  it('return to the mean with it: a place picked for its worst month is not called better for that alone', () => {
    const random = seededRandom(8)
    const poisson = (mean: number) => {
      let [count, product] = [0, random()]
      for (; product > Math.exp(-mean); count += 1) product *= random()
      return count
    }
    let [falls, naive] = [0, 0]
    for (let city = 0; city < 60; city += 1) {
      const all = Array.from({ length: 300 }, (_, i) =>
        cell(3 * (i % 20), 3 * Math.floor(i / 20), poisson(24), poisson(8), poisson(8)),
      )
      const worst = all.reduce((best, one) => (one.before > best.before ? one : best))
      const moved = all.map(one => ({ ...one, column: one.column - worst.column, row: one.row - worst.row }))
      const { before, after } = chooseComparison(moved, nobody)
      const days = { beforeDays: 60, afterDays: 60, treatedBefore: worst.before, treatedAfter: worst.after }
      if (effectOf({ ...days, comparisonBefore: before, comparisonAfter: after }).verdict === 'fewer') falls += 1
      const rest = { comparisonBefore: 8 * 299, comparisonAfter: 8 * 299 }
      if (effectOf({ ...days, ...rest }).verdict === 'fewer') naive += 1
    }
    expect(falls).toBeLessThanOrEqual(6)
    expect(naive).toBeGreaterThan(2 * falls)
  })
})
