import type { Random } from '../random/random.ts'
import { drawIndex, type Weighted, weighted } from '../random/weighted.ts'
import type { DayMood } from './calendar.ts'
import type { CallKind, HourShape, Pressure } from './kinds/index.ts'

/** Calls a day in a city of 420,000 that need somebody, and twice as many that need nobody. */
const effectivePerDay = 110
const invalidPerEffective = 2
const referencePopulation = 420_000
/** Calls a repeated matter adds on average: repeats are part of the 110, so first calls make room for them. */
const callsPerRepeat = 1.1

const shape = (hours: readonly number[]): Weighted<number> => weighted(hours, weight => weight)

/** Weight of each hour 0-23 [default]: rush has two peaks, noise a noon one and a late one. */
const hourShapes: Readonly<Record<HourShape, Weighted<number>>> = {
  rush: shape([2, 1, 1, 1, 1, 2, 4, 9, 10, 7, 6, 6, 7, 6, 6, 6, 7, 10, 11, 8, 6, 5, 4, 3]),
  evening: shape([5, 3, 2, 1, 1, 1, 2, 3, 4, 5, 5, 5, 6, 5, 4, 4, 5, 6, 8, 10, 11, 11, 10, 8]),
  night: shape([11, 9, 6, 4, 2, 1, 1, 1, 2, 2, 2, 3, 4, 3, 3, 3, 3, 4, 5, 7, 9, 11, 13, 13]),
  noise: shape([7, 4, 2, 1, 1, 1, 2, 3, 3, 4, 4, 5, 8, 9, 5, 4, 4, 4, 5, 8, 11, 14, 16, 12]),
  day: shape([1, 1, 1, 1, 1, 1, 3, 6, 9, 10, 10, 9, 7, 7, 9, 10, 9, 8, 7, 5, 4, 3, 2, 1]),
  morning: shape([1, 1, 1, 1, 1, 2, 6, 11, 13, 11, 9, 7, 6, 5, 6, 6, 6, 6, 5, 4, 3, 3, 2, 2]),
  flat: shape([4, 3, 3, 2, 2, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 5, 5]),
}

const weekdayFactor = [0.96, 1.01, 0.98, 0.98, 1, 1.06, 1.05]
const monthFactor = [0.92, 0.88, 0.96, 1, 1.04, 1.09, 1.11, 1.1, 1.03, 1, 0.95, 0.92]

const pressureFactor = (pressure: Pressure, { sky, celsius, holiday }: DayMood): number => {
  switch (pressure) {
    case 'slippery':
      return sky === '大雪' ? 2.2 : sky === '小雪' ? 1.6 : sky === '大雨' ? 1.5 : sky === '小雨' ? 1.2 : 0.9
    case 'hot':
      return celsius > 26 ? 1.45 : celsius > 18 ? 1.2 : celsius < -5 ? 0.7 : 0.95
    case 'cold':
      return celsius < -12 ? 1.6 : celsius < 0 ? 1.2 : 0.85
    case 'windy':
      return sky === '大风' || sky === '沙尘' ? 1.7 : 0.95
    case 'holiday':
      return holiday ? 1.35 : 0.99
  }
}

/** Expected calls of a kind on a day. */
export const expectedCalls = (kind: CallKind, mood: DayMood, population: number, invalid: boolean): number => {
  const base = (kind.share / 100) * effectivePerDay * (population / referencePopulation)
  const rhythm = weekdayFactor[mood.weekday]! * monthFactor[mood.month - 1]!
  const calm = mood.holiday === 'spring-festival' && kind.category.startsWith('03') ? 0.7 : 1
  const pressed = (kind.pressure ?? []).reduce((factor, pressure) => factor * pressureFactor(pressure, mood), 1)
  const room = invalid ? invalidPerEffective : 1 / (1 + kind.repeated * callsPerRepeat)
  return base * rhythm * calm * pressed * room
}

/** Milliseconds into the day for a call of a kind. */
export const timeOfDay = (kind: CallKind, random: Random): number =>
  (drawIndex(hourShapes[kind.hours], random) * 3600 + random.integer(0, 3599)) * 1000
