import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterCounted, type Calendar, countedMs, DAY_MS, isWorkingDay, localDay, timeAfter } from './calendar.ts'
import { at, plainCalendar as calendar } from './test-world.ts'

const instants = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z'), noInvalidDate: true })
const day = fc.integer({ min: 0, max: 364 }).map(n => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
const calendars: fc.Arbitrary<Calendar> = fc.record({
  version: fc.constant(1),
  offsetMinutes: fc.constantFrom(480, 0, -300),
  daysOff: fc.array(day, { maxLength: 40 }).map(days => new Set(days)),
  workedWeekends: fc.array(day, { maxLength: 20 }).map(days => new Set(days)),
})
const amounts = fc.integer({ min: 1, max: 40 })

describe('days', () => {
  test('end with the local day, the first not counted', () => {
    const start = at('2026-03-02T17:30:00Z')
    expect(localDay(start, calendar)).toBe('2026-03-03')
    expect(timeAfter(start, 3, 'day', calendar).toISOString()).toBe('2026-03-06T15:59:59.999Z')
    expect(timeAfter(start, 0, 'day', calendar).toISOString()).toBe('2026-03-03T15:59:59.999Z')
  })

  test('working days skip days off and weekends, and take the weekends that are worked', () => {
    const wednesday = at('2026-09-30T02:00:00Z')
    expect(timeAfter(wednesday, 3, 'working-day', calendar).toISOString()).toBe('2026-10-10T15:59:59.999Z')
    expect(isWorkingDay('2026-10-10', calendar)).toBe(true)
    expect(isWorkingDay('2026-10-11', calendar)).toBe(false)
  })

  test('a deadline of working days always ends on a working day with as many before it', () =>
    fc.assert(
      fc.property(instants, amounts, calendars, (start, amount, cal) => {
        const due = timeAfter(start, amount, 'working-day', cal)
        expect(isWorkingDay(localDay(due, cal), cal)).toBe(true)
        let worked = 0
        for (let t = start.getTime() + DAY_MS; localDay(new Date(t), cal) <= localDay(due, cal); t += DAY_MS)
          if (isWorkingDay(localDay(new Date(t), cal), cal)) worked += 1
        expect(worked).toBe(amount)
      }),
    ))
})

describe('counted time', () => {
  const units = fc.constantFrom('minute', 'hour', 'day', 'working-day' as const)

  test('adds up over any cut', () =>
    fc.assert(
      fc.property(
        instants,
        amounts,
        fc.double({ min: 0, max: 1, noNaN: true }),
        units,
        calendars,
        (start, amount, cut, unit, cal) => {
          const end = timeAfter(start, amount, unit, cal)
          const middle = new Date(start.getTime() + Math.floor((end.getTime() - start.getTime()) * cut))
          expect(countedMs(start, middle, unit, cal) + countedMs(middle, end, unit, cal)).toBe(
            countedMs(start, end, unit, cal),
          )
        },
      ),
    ))

  test('is undone by walking as far again', () =>
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 40 * DAY_MS }), units, calendars, (start, ms, unit, cal) => {
        const end = afterCounted(start, ms, unit, cal)
        expect(countedMs(start, end, unit, cal)).toBe(ms)
      }),
    ))

  test('backwards there is none', () => {
    expect(countedMs(at('2026-03-03T00:00:00Z'), at('2026-03-02T00:00:00Z'), 'working-day', calendar)).toBe(0)
  })
})
