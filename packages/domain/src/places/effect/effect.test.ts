import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random.ts'
import { bootstrapRatio, closureLine, dispersionOf, effectOf, recurrenceOf } from './index.ts'

const counts = (treatedBefore: number, treatedAfter: number, comparisonBefore = 200, comparisonAfter = 200) => ({
  treatedBefore,
  treatedAfter,
  comparisonBefore,
  comparisonAfter,
  beforeDays: 60,
  afterDays: 60,
})

/** Words that would say the measure did it. */
const causal =
  /因为|由于|导致|使得|得益于|成效|归功|because|caused|due to|led to|thanks to|effective|works?\b|reduced by the/i

describe('effectOf', () => {
  it('sees a fall that the comparison did not have, and none where all fell alike', () => {
    expect(effectOf(counts(40, 12))).toMatchObject({ verdict: 'fewer' })
    expect(effectOf(counts(12, 40))).toMatchObject({ verdict: 'more' })
    expect(effectOf(counts(40, 12, 400, 120)).verdict).toBe('unclear')
    expect(effectOf(counts(40, 12, 400, 120)).ratio!.value).toBeCloseTo(1, 1)
  })

  it('counts a day, so that a longer span after is no rise', () => {
    const effect = effectOf({ ...counts(30, 60, 300, 600), afterDays: 120 })
    expect(effect.own!.value).toBeCloseTo(1, 1)
    expect(effect.warnings.some(w => w.zh.includes('时段长短'))).toBe(true)
  })

  it('says nothing where there is too little to tell', () => {
    expect(effectOf(counts(4, 0))).toMatchObject({ verdict: 'too-few', ratio: null, own: null })
    expect(effectOf(counts(30, 3, 4, 2))).toMatchObject({ verdict: 'unclear', ratio: null, comparison: null })
    expect(effectOf({ ...counts(30, 3), beforeDays: 0 }).verdict).toBe('too-few')
  })

  it('never names a cause, and always warns of the return to the mean where the place was chosen for being bad', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(500), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 9 }),
        ([a, b, c, d], dispersion) => {
          const effect = effectOf({ ...counts(a!, b!, c, d), dispersion })
          for (const { zh, en } of [effect.sentence, ...effect.warnings]) {
            expect(zh).not.toMatch(causal)
            expect(en).not.toMatch(causal)
          }
          expect(effect.warnings[0]!.zh).toContain('不能说明变化的原因')
          expect(effect.warnings.some(w => w.zh.includes('回归均值'))).toBe(true)
          if (effect.ratio !== null) {
            expect(effect.ratio.low).toBeLessThan(effect.ratio.value)
            expect(effect.ratio.high).toBeGreaterThan(effect.ratio.value)
          }
        },
      ),
    )
    expect(effectOf({ ...counts(40, 12), chosenForBefore: false }).warnings).toHaveLength(1)
  })

  it('has an interval that covers the truth about 95 times in 100, near that of the bootstrap', () => {
    const random = seededRandom(4)
    const poisson = (mean: number) => {
      let [count, product] = [0, random()]
      while (product > Math.exp(-mean)) {
        count += 1
        product *= random()
      }
      return count
    }
    let covered = 0
    for (let n = 0; n < 400; n += 1) {
      const { ratio } = effectOf(counts(Math.max(5, poisson(40)), poisson(20), poisson(200), poisson(200)))
      if (ratio!.low <= 0.5 && ratio!.high >= 0.5) covered += 1
    }
    expect(covered).toBeGreaterThan(365)
    expect(covered).toBeLessThan(398)
    const given = counts(40, 20)
    const [exact, resampled] = [effectOf(given).ratio!, bootstrapRatio(given)]
    expect(Math.abs(Math.log(exact.low / resampled.low))).toBeLessThan(0.15)
    expect(Math.abs(Math.log(exact.high / resampled.high))).toBeLessThan(0.15)
  })

  it('widens where counts vary more than chance', () => {
    const plain = effectOf(counts(40, 20)).ratio!
    const wide = effectOf({ ...counts(40, 20), dispersion: 4 }).ratio!
    expect(Math.log(wide.high / wide.low)).toBeCloseTo(2 * Math.log(plain.high / plain.low), 9)
    expect(dispersionOf([[5, 5, 5, 5, 5, 5, 5, 5, 5, 5]])).toBe(1)
    expect(dispersionOf([[0, 20, 0, 20, 0, 20, 0, 20, 0, 20]])).toBeGreaterThan(9)
    expect(dispersionOf([[3, 9]])).toBe(1)
  })
})

describe('recurrence', () => {
  const closings = [
    { closedOn: 0, nextOn: 10 },
    { closedOn: 0, nextOn: 60 },
    { closedOn: 0 },
    { closedOn: 50, nextOn: 55 },
    { closedOn: 99 },
  ]

  it('counts only what has been closed long enough', () => {
    expect(recurrenceOf(closings, 100)).toEqual([
      { withinDays: 30, observed: 4, recurred: 2, share: 0.5 },
      { withinDays: 90, observed: 3, recurred: 2, share: 2 / 3 },
    ])
    expect(recurrenceOf([], 100).map(r => r.share)).toEqual([null, null])
  })

  it('stands beside the closure rate, never alone', () => {
    const line = closureLine(10, 5, recurrenceOf(closings, 100))
    expect(line.zh).toBe('销号 50%（5/10）；30 日复发 50%（2/4）；90 日复发 67%（2/3）')
    expect(closureLine(0, 0, recurrenceOf([], 0)).en).toContain('not yet due')
  })

  it('never grows when the future is cut off', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ closedOn: fc.nat(300), nextOn: fc.nat(400) })), fc.nat(400), (all, today) => {
        for (const r of recurrenceOf(all, today)) expect(r.recurred).toBeLessThanOrEqual(r.observed)
      }),
    )
  })
})
