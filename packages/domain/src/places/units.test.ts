import { describe, expect, it } from 'vitest'
import { seededRandom } from './random.ts'
import { metresOfCrs, metresOfDegree, readArea, readLength } from './units.ts'

describe('lengths and areas', () => {
  it.each([
    ['600ft', 182.88],
    ['200m', 200],
    ['1.5 km', 1500],
    ['0.1mi', 160.9344],
  ])('reads %s', (text, metres) => expect(readLength(text)?.metres).toBeCloseTo(metres, 9))

  it.each([
    ['0.25mi2', 647_497.03],
    ['0.25mi²', 647_497.03],
    ['50ha', 500_000],
    ['1km2', 1e6],
  ])('reads %s', (text, metres) => expect(readArea(text)?.metres).toBeCloseTo(metres, 1))

  it.each(['', '600', 'ft', '-5m', '0m', '3yd', '600 feet', '1e3m', 'NaNm'])('refuses %j', text => {
    expect(readLength(text)).toBeUndefined()
    expect(readArea(text)).toBeUndefined()
  })

  it('knows the units of coordinate systems', () => {
    expect([metresOfCrs('EPSG:2913'), metresOfCrs('4326'), metresOfCrs('EPSG:32610'), metresOfCrs('EPSG:1')]).toEqual([
      0.3048,
      'degree',
      1,
      undefined,
    ])
    expect(metresOfCrs('EPSG:3435')).toBeCloseTo(0.3048006096, 9)
    expect(metresOfDegree(0).lng).toBeCloseTo(111_319.49, 1)
    expect(metresOfDegree(45).lat).toBeCloseTo(111_131.8, 0)
  })
})

describe('seededRandom', () => {
  it('is the same for the same seed and another for another, and stays in its range', () => {
    const take = (seed: number, stream?: number) => {
      const random = seededRandom(seed, stream)
      return Array.from({ length: 1000 }, () => random())
    }
    expect(take(7)).toEqual(take(7))
    expect(take(7)[0]).not.toBe(take(8)[0])
    expect(take(7, 1)[0]).not.toBe(take(7, 2)[0])
    const all = take(1)
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...all)).toBeLessThan(1)
    expect(all.reduce((sum, value) => sum + value, 0) / 1000).toBeCloseTo(0.5, 1)
  })
})
