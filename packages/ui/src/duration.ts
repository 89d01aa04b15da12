export type Language = 'zh' | 'en'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * A length of time in the two largest units that matter: `3 分 20 秒`, `2 小时 5 分`, `4 天 6 小时`; never bare large
 * numbers of seconds. `ms` is taken without its sign and cut, not rounded, to the second. A running clock keeps a
 * smaller unit of zero (`3 分 0 秒`), so that it does not change its width every minute.
 */
export function formatDuration(ms: number, language: Language, { keepZero = false } = {}): string {
  const length = Math.abs(ms)
  const unit = units[language]
  const parts = (big: number, bigUnit: string, small: number, smallUnit: string) => {
    const rest = Math.floor((length % big) / small)
    const head = `${Math.floor(length / big)} ${bigUnit}`
    return rest === 0 && !keepZero ? head : `${head} ${rest} ${smallUnit}`
  }
  if (length >= day) return parts(day, unit.day, hour, unit.hour)
  if (length >= hour) return parts(hour, unit.hour, minute, unit.minute)
  if (length >= minute) return parts(minute, unit.minute, 1000, unit.second)
  return `${Math.floor(length / 1000)} ${unit.second}`
}

const units = {
  zh: { day: '天', hour: '小时', minute: '分', second: '秒' },
  en: { day: 'd', hour: 'h', minute: 'min', second: 's' },
} as const
