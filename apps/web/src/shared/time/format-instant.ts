import type { Language } from '@fangwei/ui/duration.ts'

/** How much of an instant to show. `date` leaves out the time, `time` and `second` the day, `full` always names the year. */
export type InstantStyle = 'short' | 'date' | 'time' | 'second' | 'full'

interface Where {
  readonly language: Language
  /** Minutes east of UTC of the tenant: a desk in another zone still reads the city's time. */
  readonly utcOffsetMinutes: number
  /** The present, to leave out the year when it is this one. */
  readonly now: number
  readonly style?: InstantStyle
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** An instant as people write it: `11月22日 14:05`, `22 Nov 14:05`; with the year when it is not this year's. */
export function formatInstant(
  at: string | number,
  { language, utcOffsetMinutes, now, style = 'short' }: Where,
): string {
  const local = shifted(at, utcOffsetMinutes)
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`
  if (style === 'time') return time
  if (style === 'second') return `${time}:${two(local.getUTCSeconds())}`
  const thisYear = local.getUTCFullYear() === shifted(now, utcOffsetMinutes).getUTCFullYear()
  const day = dayText(local, language, style === 'full' || !thisYear)
  return style === 'date' ? day : `${day} ${time}`
}

function dayText(local: Date, language: Language, withYear: boolean): string {
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()]
  if (language === 'zh') return `${withYear ? `${year}年` : ''}${month + 1}月${day}日`
  return `${day} ${englishMonths[month]}${withYear ? ` ${year}` : ''}`
}

/** A date whose UTC fields read as the wall clock of the tenant. */
function shifted(at: string | number, utcOffsetMinutes: number): Date {
  return new Date(new Date(at).getTime() + utcOffsetMinutes * 60_000)
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
