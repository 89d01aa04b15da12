const dayMs = 86_400_000

export type Precision = 'year' | 'month' | 'day'

/** A date as a file writes it: the days it may stand for, as days since 1970, both included. */
export type WrittenDate = { readonly precision: Precision; readonly first: number; readonly last: number }

const julian = (year: number, month: number, day: number): number | undefined => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? Math.floor(date.getTime() / dayMs) : undefined
}

/** Two digits stand for a year of 1930–2029. */
const fullYear = (text: string) => (text.length > 2 ? Number(text) : Number(text) + (Number(text) < 30 ? 2000 : 1900))

/** `1977`, `77`, `1977/6`, `2001/11/22`, `2001-11-22`; undefined when it is no date. */
export const readDate = (text: string): WrittenDate | undefined => {
  const parts = /^(\d{4}|\d{2})(?:[/-](\d{1,2})(?:[/-](\d{1,2}))?)?$/.exec(text)
  if (parts === null) return undefined
  const year = fullYear(parts[1]!)
  const [month, day] = [parts[2], parts[3]].map(part => (part === undefined ? undefined : Number(part)))
  const first = julian(year, month ?? 1, day ?? 1)
  if (first === undefined) return undefined
  if (day !== undefined) return { precision: 'day', first, last: first }
  const next = month === undefined || month === 12 ? julian(year + 1, 1, 1) : julian(year, month + 1, 1)
  return { precision: month === undefined ? 'year' : 'month', first, last: next! - 1 }
}

/** `2001-11-22` of days since 1970. */
export const dateText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** The day `count` units before, kept within its month. */
const before = (day: number, unit: Precision, count: number): number => {
  if (unit === 'day') return day - count
  const date = new Date(day * dayMs)
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() - count * (unit === 'year' ? 12 : 1)
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  for (let kept = date.getUTCDate(); ; kept -= 1) {
    const found = julian(year, month, kept)
    if (found !== undefined) return found
  }
}

/**
 * First days of the intervals of a study period and the day after it. They are laid from the end backwards, so that the
 * latest is whole; the first may be shorter.
 */
export const intervalStarts = (start: number, end: number, unit: Precision, length: number): number[] => {
  const starts = [end + 1]
  for (let steps = 1; starts[0]! > start; steps += 1)
    starts.unshift(Math.max(start, before(end + 1, unit, steps * length)))
  return starts
}
