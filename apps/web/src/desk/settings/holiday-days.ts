import type { Reply } from '@fangwei/contract/index.ts'
import type { settingsRoutes } from '@fangwei/contract/settings.ts'
import { addDays } from '../roster/week.ts'

export type HolidayDay = Reply<typeof settingsRoutes.getHolidays>['items'][number]

export const sorted = (days: readonly HolidayDay[]): HolidayDay[] =>
  [...days].sort((a, b) => a.day.localeCompare(b.day))
export const removed = (days: readonly HolidayDay[], day: string): HolidayDay[] => days.filter(one => one.day !== day)
export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** At most as many days as a year has, so that a slip of the hand does not fill a century. */
const most = 60

export function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to && days.length < most; day = addDays(day, 1)) days.push(day)
  return days
}
