import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPolygon, writePolygon } from '../geo/index.ts'
import { measureResponse, type ResponseCase, type Zone } from './response.ts'

const now = Date.parse('2026-03-02T02:00:00Z')
const start = now - 3_600_000
const minute = 60_000
const square = (level: Zone['level'], half: number): Zone => ({
  id: `Z${level}`,
  level,
  ring: [
    { lng: 110 - half, lat: 40 - half },
    { lng: 110 + half, lat: 40 - half },
    { lng: 110 + half, lat: 40 + half },
    { lng: 110 - half, lat: 40 + half },
    { lng: 110 - half, lat: 40 - half },
  ],
})
const zones = [square(5, 0.1), square(1, 0.01)]
const base: ResponseCase = {
  grade: 2,
  state: 'closed',
  drill: false,
  place: { lng: 110, lat: 40 },
  startAt: start,
  arrivals: [start + 50_000],
  sent: 1,
  closed: true,
}
const of = (list: readonly { minutes: number; numerator: number; denominator: number }[], minutes: number) => {
  const one = list.find(a => a.minutes === minutes)!
  return [one.numerator, one.denominator]
}

describe('1-3-5 attainment', () => {
  it('takes the strictest zone around the place, and each force by its own minutes', () => {
    const measured = measureResponse(
      [
        base,
        { ...base, arrivals: [start + 2 * minute, start + 2.5 * minute], sent: 3 },
        { ...base, place: { lng: 110.05, lat: 40 } },
      ],
      zones,
      now,
    )
    expect(of(measured.byZone, 1)).toEqual([1, 2])
    expect(of(measured.byZone, 5)).toEqual([1, 1])
    expect(of(measured.byWave, 1)).toEqual([2, 3])
    expect(of(measured.byWave, 3)).toEqual([1, 1])
    expect(of(measured.byWave, 5)).toEqual([0, 1])
  })

  it('leaves out drills, invalid, merged, cancelled, non-urgent and unsent ones, each counted by its reason', () => {
    const measured = measureResponse(
      [
        { ...base, drill: true },
        { ...base, state: 'invalid' },
        { ...base, state: 'merged' },
        { ...base, sent: 0, arrivals: [] },
        { ...base, grade: 4 },
        { ...base, startAt: null },
        { ...base, arrivals: [], closed: false, startAt: now - minute },
        { ...base, place: { lng: 120, lat: 40 } },
      ],
      zones,
      now,
    )
    expect(Object.fromEntries(measured.exclusions.map(e => [e.code, e.n]))).toEqual({
      drill: 1,
      invalid: 1,
      cancelled: 2,
      'non-emergency': 1,
      'not-sent': 1,
      'under-way': 1,
    })
    expect(measured.outside).toBe(1)
  })

  it('counts a call nobody came to as missed, not as left out', () => {
    const measured = measureResponse([{ ...base, arrivals: [] }], zones, now)
    expect(of(measured.byZone, 1)).toEqual([0, 1])
  })

  it('never counts more in time than counted, and every case exactly once', () => {
    const one = fc.record({
      grade: fc.constantFrom(null, 1, 2, 3, 4),
      state: fc.constantFrom('closed', 'invalid', 'merged', 'arrived'),
      drill: fc.boolean(),
      place: fc.constantFrom(null, { lng: 110, lat: 40 }, { lng: 110.05, lat: 40 }, { lng: 0, lat: 0 }),
      startAt: fc.option(fc.integer({ min: start, max: now })),
      arrivals: fc.array(fc.integer({ min: start, max: now }), { maxLength: 3 }).map(list => [...list].sort()),
      sent: fc.nat(3),
      closed: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), cases => {
        const { byZone, byWave, exclusions, outside } = measureResponse(cases as ResponseCase[], zones, now)
        for (const a of [...byZone, ...byWave]) expect(a.numerator).toBeLessThanOrEqual(a.denominator)
        const counted = byZone.reduce((sum, a) => sum + a.denominator, 0)
        expect(counted + outside + exclusions.reduce((sum, e) => sum + e.n, 0)).toBe(cases.length)
      }),
    )
  })
})

describe('a zone as text', () => {
  it('is read back as it was written', () => {
    expect(readPolygon(writePolygon(zones[0]!.ring))).toEqual(zones[0]!.ring)
    expect(readPolygon(writePolygon(zones[0]!.ring.slice(0, -1)))).toEqual(zones[0]!.ring)
  })
  it('is refused when it is open, no polygon, or off the earth', () => {
    for (const text of [
      '',
      'POLYGON((1 2, 3 4, 5 6))',
      'POINT(1 2)',
      'POLYGON((1 2, 3 4, 500 6, 1 2))',
      'POLYGON((a b, 3 4, 5 6, a b))',
    ])
      expect(readPolygon(text)).toBeUndefined()
  })
})
