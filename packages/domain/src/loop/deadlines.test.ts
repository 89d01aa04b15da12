import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Calendar, countedMs, DAY_MS } from './calendar.ts'
import * as clock from './deadlines.ts'
import type { Deadline } from './matter.ts'
import type { Policy } from './matter-type.ts'
import { at, loanPolicies, plainCalendar } from './test-world.ts'

const units = fc.constantFrom('minute', 'hour', 'day', 'working-day' as const)
const instants = fc.date({ min: at('2026-02-01T00:00:00Z'), max: at('2026-11-01T00:00:00Z'), noInvalidDate: true })
const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)
const calendars = (version: number): fc.Arbitrary<Calendar> =>
  fc.array(fc.integer({ min: 0, max: 364 }), { maxLength: 30 }).map(days => ({
    ...plainCalendar,
    version,
    daysOff: new Set(days.map(dayOf)),
  }))
const due = (d: Deadline) => new Date(d.dueAt)

function started(unit: Policy['unit'], amount: number, start: Date, calendar = plainCalendar): Deadline {
  const policies = [{ code: 'x', grade: null, amounts: [amount], unit, basis: 'test', effectiveFrom: '2026-01-01' }]
  const label = { zh: '样例', en: 'Sample' }
  const [deadline] = clock.startDeadlines('x', { label, policy: 'x' }, null, start, { policies, calendar }, () => 'd')
  if (deadline === undefined) throw new Error('nothing started')
  return deadline
}

describe('reminders', () => {
  test('come at half and at four fifths of the counted time', () =>
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 30 }), instants, calendars(1), (unit, amount, start, calendar) => {
        const deadline = started(unit, amount, start, calendar)
        const total = countedMs(start, due(deadline), unit, calendar)
        for (const share of [50, 80]) {
          const passed = countedMs(start, clock.shareAt(deadline, share, calendar), unit, calendar)
          expect(Math.abs(passed - (total * share) / 100)).toBeLessThanOrEqual(2)
        }
      }),
    ))

  test('are announced once each, then the lapse', () => {
    const start = at('2026-03-02T00:00:00Z')
    let deadline = started('hour', 10, start)
    const said: string[] = []
    for (let hour = 0; hour <= 12; hour += 1) {
      const now = new Date(start.getTime() + hour * 3_600_000)
      const what = clock.dueNow(deadline, now, plainCalendar)
      if (what === null) continue
      said.push(`${hour}:${'share' in what ? what.share : what.what}`)
      deadline = clock.announce(deadline, what, now, 0, { policies: loanPolicies, calendar: plainCalendar }, null)
    }
    expect(said).toEqual(['5:50', '8:80', '10:lapse'])
  })

  test('a clock looked at too late says only the latest share', () => {
    const deadline = started('hour', 10, at('2026-03-02T00:00:00Z'))
    expect(clock.dueNow(deadline, at('2026-03-02T09:00:00Z'), plainCalendar)).toEqual({ what: 'reminder', share: 80 })
    expect(clock.dueNow(deadline, at('2026-03-05T00:00:00Z'), plainCalendar)).toEqual({ what: 'lapse' })
  })
})

describe('a pause', () => {
  test('keeps exactly the counted time that was left', () =>
    fc.assert(
      fc.property(
        units,
        fc.integer({ min: 1, max: 30 }),
        instants,
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.integer({ min: 0, max: 30 * DAY_MS }),
        calendars(1),
        (unit, amount, start, share, away, calendar) => {
          const deadline = started(unit, amount, start, calendar)
          const pausedAt = new Date(start.getTime() + Math.floor((due(deadline).getTime() - start.getTime()) * share))
          const resumedAt = new Date(pausedAt.getTime() + away)
          const left = countedMs(pausedAt, due(deadline), unit, calendar)
          const resumed = clock.resume(clock.pause(deadline, pausedAt, calendar), resumedAt, calendar)
          expect(countedMs(resumedAt, due(resumed), unit, calendar)).toBe(left)
          expect(resumed.state).toBe('running')
        },
      ),
    ))

  test('is silent: a paused clock has nothing to say, however late', () => {
    const paused = clock.pause(
      started('hour', 10, at('2026-03-02T00:00:00Z')),
      at('2026-03-02T02:00:00Z'),
      plainCalendar,
    )
    expect(clock.dueNow(paused, at('2026-04-02T02:00:00Z'), plainCalendar)).toBeNull()
  })
})

describe('a new holiday table', () => {
  test('keeps the counted time of a running clock, whatever it was extended by', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 5 }),
        instants,
        calendars(1),
        calendars(2),
        (amount, more, start, before, after) => {
          const first = started('working-day', amount, start, before)
          const deadline = more === 0 ? first : clock.extend(first, more, before)
          const counted = countedMs(start, due(deadline), 'working-day', before)
          const again = clock.recount(deadline, before, after)
          expect(countedMs(start, due(again), 'working-day', after)).toBe(counted)
          expect(again.calendarVersion).toBe(2)
          expect(clock.recount(again, after, before).dueAt).toBe(deadline.dueAt)
        },
      ),
    ))

  test('moves nothing that has lapsed or that does not count working days', () => {
    const after: Calendar = { ...plainCalendar, version: 2, daysOff: new Set(['2026-03-04', '2026-03-05']) }
    const hours = started('hour', 100, at('2026-03-02T00:00:00Z'))
    expect(clock.recount(hours, plainCalendar, after).dueAt).toBe(hours.dueAt)
    const lapsed = { ...started('working-day', 2, at('2026-03-02T00:00:00Z')), lapsedAt: '2026-03-04T15:59:59.999Z' }
    expect(clock.recount(lapsed, plainCalendar, after).dueAt).toBe(lapsed.dueAt)
  })
})

test('more time after a lapse starts the reminders again and keeps the lapse', () => {
  const start = at('2026-03-02T00:00:00Z')
  const late = at('2026-03-02T10:00:00Z')
  const clockwork = { policies: loanPolicies, calendar: plainCalendar }
  const lapsed = clock.announce(started('hour', 10, start), { what: 'lapse' }, late, 2, clockwork, null)
  const extended = clock.extend(lapsed, 10, plainCalendar)
  expect(extended.lapsedAt).toBe('2026-03-02T10:00:00.000Z')
  expect(clock.dueNow(extended, at('2026-03-02T15:00:00Z'), plainCalendar)).toEqual({ what: 'reminder', share: 50 })
  expect(clock.dueNow(extended, at('2026-03-02T20:00:00Z'), plainCalendar)).toEqual({ what: 'lapse' })
})

test('met in time leaves no lapse, met late keeps when it ran out', () => {
  const deadline = started('hour', 2, at('2026-03-02T00:00:00Z'))
  expect(clock.meet(deadline, at('2026-03-02T02:00:00Z')).lapsedAt).toBeNull()
  expect(clock.meet(deadline, at('2026-03-02T02:00:01Z')).lapsedAt).toBe(deadline.dueAt)
})
