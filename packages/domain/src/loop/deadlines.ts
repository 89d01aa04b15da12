import { afterCounted, type Calendar, countedMs, timeAfter } from './calendar.ts'
import type { Deadline, DeadlineRequest } from './matter.ts'
import type { DeadlineRule, Grade, Policy } from './matter-type.ts'
import { policyAt } from './policy.ts'

export interface Clockwork {
  readonly policies: readonly Policy[]
  readonly calendar: Calendar
}

const REMINDERS = [50, 80] as const

/** Starts one deadline, or one for each amount of a planned policy. Ids are taken from `newId` in order. */
export function startDeadlines(
  code: string,
  rule: DeadlineRule,
  grade: Grade | null,
  start: Date,
  clockwork: Clockwork,
  newId: () => string,
): Deadline[] {
  const policy = policyAt(clockwork.policies, rule.policy, grade, start)
  if (policy.unit === 'count') throw new Error(`Policy ${policy.code} counts, it does not time`)
  const { unit } = policy
  return policy.amounts.map((amount, index) =>
    withNext(
      {
        id: newId(),
        code,
        ordinal: rule.planned === true ? index + 1 : 0,
        planned: rule.planned === true,
        amount,
        unit,
        basis: policy.basis,
        calendarVersion: clockwork.calendar.version,
        startedAt: start.toISOString(),
        dueAt: timeAfter(start, amount, unit, clockwork.calendar).toISOString(),
        state: 'running',
        reminded: 0,
        nextAt: null,
        escalated: 0,
        lapsedAt: null,
        metAt: null,
        pausedAt: null,
        remainingMs: null,
        request: null,
      },
      clockwork.calendar,
    ),
  )
}

/** The deadline with the instant of its next announcement: 50 %, 80 %, then the lapse itself. */
export function withNext(deadline: Deadline, calendar: Calendar): Deadline {
  if (deadline.state !== 'running' || deadline.reminded === 100) return { ...deadline, nextAt: null }
  const share = REMINDERS.find(r => r > deadline.reminded)
  return {
    ...deadline,
    nextAt: share === undefined ? deadline.dueAt : shareAt(deadline, share, calendar).toISOString(),
  }
}

/** When a share (in percent) of the counted time has passed; time paused is not counted. */
export function shareAt(deadline: Deadline, percent: number, calendar: Calendar): Date {
  const total = countedMs(
    timeAfter(new Date(deadline.startedAt), 0, 'minute', calendar),
    originalDue(deadline, calendar),
    deadline.unit,
    calendar,
  )
  const left = total * (1 - percent / 100)
  return beforeDue(deadline, left, calendar)
}

const originalDue = (deadline: Deadline, calendar: Calendar) =>
  timeAfter(new Date(deadline.startedAt), deadline.amount, deadline.unit, calendar)

/** The instant with `ms` counted milliseconds left until the deadline is due, found by halving for working days. */
function beforeDue(deadline: Deadline, ms: number, calendar: Calendar): Date {
  const due = new Date(deadline.dueAt)
  if (deadline.unit !== 'working-day') return new Date(due.getTime() - ms)
  let low = new Date(deadline.startedAt).getTime()
  let high = due.getTime()
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (countedMs(new Date(middle), due, deadline.unit, calendar) > ms) low = middle
    else high = middle
  }
  return new Date(high)
}

/** What the clock has to say about a deadline at `now`: nothing, a reminder, a lapse, or the next step up. */
export type Due =
  | { readonly what: 'reminder'; readonly share: 50 | 80 }
  | { readonly what: 'lapse' }
  | { readonly what: 'escalation' }

export function dueNow(deadline: Deadline, now: Date, calendar: Calendar): Due | null {
  if (deadline.state !== 'running' || deadline.nextAt === null || new Date(deadline.nextAt) > now) return null
  if (deadline.reminded === 100) return { what: 'escalation' }
  if (new Date(deadline.dueAt) <= now) return { what: 'lapse' }
  return { what: 'reminder', share: shareAt(deadline, 80, calendar) <= now ? 80 : 50 }
}

/** Applies what `dueNow` said. After the lapse it is looked at again one escalation step later, up to the top. */
export function announce(
  deadline: Deadline,
  due: Due,
  now: Date,
  levelsAbove: number,
  clockwork: Clockwork,
  grade: Grade | null,
): Deadline {
  if (due.what === 'reminder') return withNext({ ...deadline, reminded: due.share }, clockwork.calendar)
  const escalated = due.what === 'lapse' ? 0 : deadline.escalated + 1
  const step = policyAt(clockwork.policies, 'loop.escalation', grade, now)
  const more = escalated < levelsAbove && step.unit !== 'count'
  return {
    ...deadline,
    reminded: 100,
    escalated,
    lapsedAt: deadline.lapsedAt ?? deadline.dueAt,
    nextAt: more ? timeAfter(now, step.amounts[0] ?? 1, step.unit as 'hour', clockwork.calendar).toISOString() : null,
  }
}

/** Met at the time the act happened; a lapse before it stays visible. */
export const meet = (deadline: Deadline, at: Date): Deadline => ({
  ...deadline,
  state: 'met',
  metAt: at.toISOString(),
  nextAt: null,
  request: null,
  lapsedAt: deadline.lapsedAt ?? (at > new Date(deadline.dueAt) ? deadline.dueAt : null),
})

export const cancel = (deadline: Deadline): Deadline => ({
  ...deadline,
  state: 'cancelled',
  nextAt: null,
  request: null,
})

export const ask = (deadline: Deadline, request: DeadlineRequest): Deadline => ({ ...deadline, request })

export const pause = (deadline: Deadline, at: Date, calendar: Calendar): Deadline => ({
  ...deadline,
  state: 'paused',
  pausedAt: at.toISOString(),
  remainingMs: countedMs(at, new Date(deadline.dueAt), deadline.unit, calendar),
  nextAt: null,
  request: null,
})

export const resume = (deadline: Deadline, at: Date, calendar: Calendar): Deadline =>
  withNext(
    {
      ...deadline,
      state: 'running',
      dueAt: afterCounted(at, deadline.remainingMs ?? 0, deadline.unit, calendar).toISOString(),
      pausedAt: null,
      remainingMs: null,
    },
    calendar,
  )

/** Adds `amount` of the deadline's own unit to it; the lapse already recorded stays. */
export const extend = (deadline: Deadline, amount: number, calendar: Calendar): Deadline =>
  withNext(
    {
      ...deadline,
      dueAt: timeAfter(new Date(deadline.dueAt), amount, deadline.unit, calendar).toISOString(),
      reminded: 0,
      request: null,
    },
    calendar,
  )

/** A running deadline counted again after the holiday table changed. Extensions and pauses keep their counted time. */
export function recount(deadline: Deadline, before: Calendar, after: Calendar): Deadline {
  if (deadline.state !== 'running' || deadline.lapsedAt !== null || deadline.unit !== 'working-day')
    return { ...deadline, calendarVersion: after.version }
  const start = new Date(deadline.startedAt)
  const counted = countedMs(start, new Date(deadline.dueAt), deadline.unit, before)
  const dueAt = afterCounted(start, counted, deadline.unit, after).toISOString()
  return withNext({ ...deadline, dueAt, calendarVersion: after.version }, after)
}
