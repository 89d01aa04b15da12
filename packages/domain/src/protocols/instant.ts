/** Calendar parts of a device's clock, `year` of two digits. */
export interface ClockParts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** The instant of a device's clock that runs `offsetHours` ahead of UTC; null for a date that does not exist. */
export function instantOf(parts: ClockParts, offsetHours = 0): string | null {
  const { year, month, day, hour, minute, second } = parts
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return null
  if (year < 0 || year > 99 || hour < 0 || minute < 0 || second < 0) return null
  const date = new Date(Date.UTC(2000 + year, month - 1, day, hour, minute, second))
  if (!(date.getUTCDate() === day)) return null
  return new Date(date.getTime() - offsetHours * 3_600_000).toISOString()
}
