/** Days of the tenant's holiday table. Local days are ISO dates such as `2026-10-01`. */
export interface Calendar {
  readonly version: number
  /** Minutes east of UTC; the tenant's zone has no summer time (Asia/Shanghai: 480). */
  readonly offsetMinutes: number
  /** Weekdays that are days off. */
  readonly daysOff: ReadonlySet<string>
  /** Weekend days that are worked (调休). */
  readonly workedWeekends: ReadonlySet<string>
}

export const DAY_MS = 86_400_000

const localDayNumber = (at: number, calendar: Calendar) => Math.floor((at + calendar.offsetMinutes * 60_000) / DAY_MS)
const dayStart = (day: number, calendar: Calendar) => day * DAY_MS - calendar.offsetMinutes * 60_000
const isoDay = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** The tenant's local day of an instant, as an ISO date. */
export const localDay = (at: Date, calendar: Calendar): string => isoDay(localDayNumber(at.getTime(), calendar))

export function isWorkingDay(day: string, calendar: Calendar): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (weekday === 0 || weekday === 6) return calendar.workedWeekends.has(day)
  return !calendar.daysOff.has(day)
}

export type TimeUnit = 'minute' | 'hour' | 'day' | 'working-day'
const EXACT_MS = { minute: 60_000, hour: 3_600_000 } as const

/**
 * When an amount of time that starts at `start` has run out. Minutes and hours are exact; days end with the
 * last day, the day of the start not counted; working days skip days off.
 */
export function timeAfter(start: Date, amount: number, unit: TimeUnit, calendar: Calendar): Date {
  if (unit === 'minute' || unit === 'hour') return new Date(start.getTime() + amount * EXACT_MS[unit])
  let day = localDayNumber(start.getTime(), calendar)
  if (unit === 'day') return new Date(dayStart(day + amount + 1, calendar) - 1)
  for (let left = amount; left > 0; ) {
    day += 1
    if (isWorkingDay(isoDay(day), calendar)) left -= 1
  }
  return new Date(dayStart(day + 1, calendar) - 1)
}

/** Milliseconds between two instants that count for a deadline: all of them, or those of working days. */
export function countedMs(from: Date, to: Date, unit: TimeUnit, calendar: Calendar): number {
  if (to <= from) return 0
  if (unit !== 'working-day') return to.getTime() - from.getTime()
  let sum = 0
  for (const [start, end] of workingSpans(from, calendar)) {
    if (start >= to.getTime()) break
    sum += Math.min(end, to.getTime()) - start
  }
  return sum
}

/** The instant at which `ms` counted milliseconds have passed since `from`. */
export function afterCounted(from: Date, ms: number, unit: TimeUnit, calendar: Calendar): Date {
  if (unit !== 'working-day' || ms <= 0) return new Date(from.getTime() + ms)
  let left = ms
  for (const [start, end] of workingSpans(from, calendar)) {
    if (end - start >= left) return new Date(start + left)
    left -= end - start
  }
  throw new RangeError('A calendar without working days cannot count them')
}

/** Spans of working days from an instant on, up to forty years. */
function* workingSpans(from: Date, calendar: Calendar): Generator<[number, number]> {
  const first = localDayNumber(from.getTime(), calendar)
  for (let day = first; day < first + 14_600; day += 1)
    if (isWorkingDay(isoDay(day), calendar))
      yield [Math.max(from.getTime(), dayStart(day, calendar)), dayStart(day + 1, calendar)]
}
