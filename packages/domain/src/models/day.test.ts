import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayMs, dayOf, instantMs, isoInstant, leavesWindowAt, windowStart } from './day.ts'

const instants = fc.integer({ min: 0, max: 4_102_444_800_000 })

describe('instants', () => {
  it.each([
    '2026-01-31T20:15:00',
    '2026-01-31',
    '2026-02-30T00:00:00Z',
    '2026-04-31T08:00:00+08:00',
    '2026-13-01T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T08:61:00Z',
    '31/01/2026 20:15',
    '',
    'now',
    '20260131T201500Z',
  ])('refuses %s', at => expect(() => instantMs(at)).toThrow(RangeError))

  it.each([
    ['2026-01-31T20:15:00+08:00', '2026-01-31T12:15:00.000Z'],
    ['2026-01-31T12:15:00Z', '2026-01-31T12:15:00.000Z'],
    ['2026-01-31T12:15Z', '2026-01-31T12:15:00.000Z'],
    ['2028-02-29T00:00:00.125-05:30', '2028-02-29T05:30:00.125Z'],
  ])('reads %s', (at, utc) => expect(isoInstant(instantMs(at))).toBe(utc))

  it('are written as Date writes them', () =>
    fc.assert(
      fc.property(instants, ms => {
        expect(isoInstant(ms)).toBe(new Date(ms).toISOString())
      }),
    ))
})

describe('windows of local days', () => {
  it('begin at midnight in Shanghai, not in Greenwich', () => {
    expect(dayOf(instantMs('2026-03-01T00:00:00+08:00'), 480)).toBe(dayOf(instantMs('2026-03-01T23:59:59+08:00'), 480))
    expect(dayOf(instantMs('2026-02-28T23:59:59+08:00'), 480)).toBe(
      dayOf(instantMs('2026-03-01T00:00:00+08:00'), 480) - 1,
    )
  })

  it('end with the last day in full', () => {
    const leaves = (at: string) => isoInstant(leavesWindowAt(instantMs(at), 90, 480))
    expect(leaves('2026-01-01T00:00:00+08:00')).toBe('2026-04-01T16:00:00.000Z')
    expect(leaves('2026-01-01T23:59:59+08:00')).toBe('2026-04-01T16:00:00.000Z')
  })

  it('are told alike from both ends', () =>
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 0, max: 200 * dayMs }),
        fc.integer({ min: 1, max: 200 }),
        (at, later, days) => {
          const asOf = at + later
          expect(at >= windowStart(asOf, days, 480)).toBe(leavesWindowAt(at, days, 480) > asOf)
        },
      ),
    ))
})
