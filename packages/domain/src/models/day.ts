export const dayMs = 86_400_000
const minuteMs = 60_000

const instantPattern = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** Date.parse carries 30 February over into March; such a day does not exist. */
const isRealDay = (at: string): boolean =>
  at.slice(8, 10) <= '28' || new Date(`${at.slice(0, 10)}T00:00Z`).getUTCDate() === Number(at.slice(8, 10))

/**
 * Milliseconds since 1970 of an ISO 8601 instant with a zone (`2026-01-31T20:15:00+08:00`). A time without a zone or a day
 * that does not exist is a RangeError, never guessed.
 */
export const instantMs = (at: string): number => {
  if (at === lastRead.at) return lastRead.ms
  const ms = instantPattern.test(at) && isRealDay(at) ? Date.parse(at) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError(`not an instant with a zone: ${at.slice(0, 40)}`)
  lastRead = { at, ms }
  return ms
}

/** An event's time is read where it is checked and again where it is judged: the second time costs nothing. */
let lastRead = { at: '1970-01-01T00:00:00Z', ms: 0 }

const dates = new Map<number, string>()
const twoDigits = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))

/** `2026-01-31T` of a day since 1970: a replay writes the same days again and again. */
const datePart = (day: number): string => {
  const known = dates.get(day)
  if (known !== undefined) return known
  const written = new Date(day * dayMs).toISOString().slice(0, 11)
  if (dates.size < 20_000) dates.set(day, written)
  return written
}

/** The instant in UTC to the millisecond, as Date.toISOString writes it and several times faster. */
export const isoInstant = (ms: number): string => {
  const day = Math.floor(ms / dayMs)
  const rest = ms - day * dayMs
  const second = Math.floor(rest / 1000)
  const hours = twoDigits[Math.floor(second / 3600)]
  const minutes = twoDigits[Math.floor(second / 60) % 60]
  const ms3 = rest % 1000 === 0 ? '000' : String(rest % 1000).padStart(3, '0')
  return `${datePart(day)}${hours}:${minutes}:${twoDigits[second % 60]}.${ms3}Z`
}

/** Number of the local day an instant falls in, for a zone without summer time (Asia/Shanghai: 480 minutes). */
export const dayOf = (ms: number, utcOffsetMinutes: number): number =>
  Math.floor((ms + utcOffsetMinutes * minuteMs) / dayMs)

/**
 * The midnight at which something that happened at `ms` leaves a window of `days`: the day it happened is not counted
 * and the last day counts in full, as in 行政案件程序规定 art 35 and "以内包括本数" of 治安管理处罚法 art 143.
 */
export const leavesWindowAt = (ms: number, days: number, utcOffsetMinutes: number): number =>
  (dayOf(ms, utcOffsetMinutes) + days + 1) * dayMs - utcOffsetMinutes * minuteMs

/** The midnight from which on something is still inside a window of `days` at `asOf`: the inverse of leavesWindowAt. */
export const windowStart = (asOf: number, days: number, utcOffsetMinutes: number): number =>
  (dayOf(asOf, utcOffsetMinutes) - days) * dayMs - utcOffsetMinutes * minuteMs
