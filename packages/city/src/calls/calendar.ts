import { stream } from '../random/stream.ts'

export const dayMs = 86_400_000
/** Asia/Shanghai has kept UTC+8 without summer time since 1992. */
export const zoneMs = 8 * 3_600_000

/** Number of the local day an instant lies in; day 0 is 1970-01-01. */
export const localDay = (ms: number): number => Math.floor((ms + zoneMs) / dayMs)
export const dayStart = (day: number): number => day * dayMs - zoneMs

/** New Year's Day of the lunar calendar, local dates. */
const springFestivals = [
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
].map(date => Date.parse(`${date}T00:00:00Z`) / dayMs)

export interface DayMood {
  readonly day: number
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number
  readonly month: number
  readonly celsius: number
  readonly sky: '晴' | '多云' | '小雨' | '大雨' | '小雪' | '大雪' | '大风' | '沙尘'
  readonly holiday: 'spring-festival' | 'holiday' | null
}

const holidayOf = (day: number, month: number, date: number): DayMood['holiday'] => {
  if (springFestivals.some(first => day >= first - 1 && day <= first + 6)) return 'spring-festival'
  if (month === 10 && date <= 7) return 'holiday'
  if (month === 5 && date <= 5) return 'holiday'
  return month === 1 && date === 1 ? 'holiday' : null
}

const skyOf = (celsius: number, month: number, wet: number, wind: number): DayMood['sky'] => {
  const chance = month >= 6 && month <= 9 ? 0.27 : 0.1
  if (wet < chance * 0.2) return celsius < 0 ? '大雪' : '大雨'
  if (wet < chance) return celsius < 0 ? '小雪' : '小雨'
  const gusty = month >= 3 && month <= 5 ? 0.2 : 0.06
  if (wind < gusty * 0.3) return '沙尘'
  if (wind < gusty) return '大风'
  return wind < 0.55 ? '晴' : '多云'
}

/** Weather and calendar of a local day of the invented city: continental, forty degrees north. */
export const moodOf = (seed: number, day: number): DayMood => {
  const date = new Date(day * dayMs)
  const month = date.getUTCMonth() + 1
  const random = stream(seed, 'weather', day)
  const dayOfYear = (day * dayMs - Date.UTC(date.getUTCFullYear(), 0, 1)) / dayMs
  const celsius = Math.round(6 - 18 * Math.cos(((dayOfYear - 18) / 365) * Math.PI * 2) + random.normal(0, 4))
  return {
    day,
    weekday: date.getUTCDay(),
    month,
    celsius,
    sky: skyOf(celsius, month, random.unit(), random.unit()),
    holiday: holidayOf(day, month, date.getUTCDate()),
  }
}
