const dayMs = 86_400_000
const digits = (text: string, from: number, to: number): number => {
  let value = 0
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at) - 48
    if (!(code >= 0 && code <= 9)) return Number.NaN
    value = value * 10 + code
  }
  return value
}

const known = new Map<string, number>()

/** Days since 1970 of `2016-05-31` or `2016/5/31`, undefined when there is no such day. */
const dayOf = (text: string): number | undefined => {
  const found = known.get(text)
  if (found !== undefined) return found
  const parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (parts === null) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const at = new Date(Date.UTC(year, month - 1, day))
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined
  known.set(text, at.getTime() / dayMs)
  return at.getTime() / dayMs
}

/**
 * Local days since 1970 with the hour as a fraction, of `2016-05-31`, `2016/5/31 22:05` or `2016-05-31T22:05:10Z`. A zone
 * at the end is passed over: the file and `--until` speak of the same local time. Undefined when it is not a time.
 */
export const readDay = (text: string): number | undefined => {
  const given = text.trim()
  const split = given.search(/[T ]/)
  if (split < 0) return dayOf(given)
  const day = dayOf(given.slice(0, split))
  if (day === undefined) return undefined
  const clock = given.slice(split + 1)
  const colon = clock.indexOf(':')
  if (colon < 1 || colon > 2) return undefined
  const [hour, minute] = [digits(clock, 0, colon), digits(clock, colon + 1, colon + 3)]
  return hour < 24 && minute < 60 ? day + (hour * 60 + minute) / 1440 : undefined
}

/** Year, month, day and perhaps hour and minute from columns of their own. */
export const joinDay = (parts: readonly string[]): string => {
  const [year, month, day, hour = '0', minute = '0'] = parts.map(part => part.trim())
  const two = (text: string | undefined) => String(text ?? '').padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
}
