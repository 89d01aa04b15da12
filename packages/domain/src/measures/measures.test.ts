import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measures, type Tally } from './index.ts'

const count = fc.nat({ max: 1000 })
const tallies: fc.Arbitrary<Tally> = fc
  .record({ rest: count, imported: count, lapsed: count, closedFresh: count, only30: count, ripe90: count })
  .chain(({ rest, imported, lapsed, closedFresh, only30, ripe90 }) =>
    fc.record({ recurred90: fc.nat({ max: ripe90 }) }).chain(({ recurred90 }) =>
      fc.record({ recurred30: fc.nat({ max: recurred90 + only30 }) }).map(({ recurred30 }) => ({
        opened: rest + imported + lapsed,
        imported,
        lapsed,
        closed: closedFresh + only30 + ripe90,
        ripe30: only30 + ripe90,
        recurred30,
        ripe90,
        recurred90,
      })),
    ),
  )

describe('measures', () => {
  it('each say what they count, out of what and without what, in both languages', () => {
    expect(new Set(measures.map(m => m.code)).size).toBe(measures.length)
    for (const m of measures)
      for (const label of [
        m.label,
        m.definition,
        m.numerator,
        m.exclusions,
        ...(m.denominator ? [m.denominator] : []),
      ]) {
        expect(label.zh, m.code).toMatch(/\p{Script=Han}/u)
        expect(label.en, m.code).not.toMatch(/\p{Script=Han}/u)
      }
  })
  it('have a denominator exactly when they say so, and shares never pass the whole', () => {
    fc.assert(
      fc.property(tallies, tally => {
        for (const m of measures) {
          const { numerator, denominator } = m.value(tally)
          expect(denominator === null).toBe(m.denominator === null)
          if (denominator !== null) expect(numerator).toBeLessThanOrEqual(denominator)
        }
      }),
    )
  })
  it('leave out imported history where no clock ran', () => {
    const tally = { opened: 10, imported: 6, lapsed: 1, closed: 0, ripe30: 0, recurred30: 0, ripe90: 0, recurred90: 0 }
    expect(measures.find(m => m.code === 'lapsed')!.value(tally)).toEqual({ numerator: 1, denominator: 4 })
  })
})
