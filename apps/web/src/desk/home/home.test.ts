import { expect, it } from 'vitest'
import { type DeskHome, firstThing } from './first-thing.ts'

const home = (change: Partial<DeskHome>): DeskHome => ({
  org: '159902991400',
  now: '',
  dayStart: '',
  onDuty: [],
  awaitingSign: 0,
  awaitingFeedback: 0,
  lapsed: 0,
  dueToday: 0,
  notAccepted: 0,
  openByGrade: [],
  today: { calls: 0, effective: 0, sameDayLastWeek: 0, byHour: [], byHourLastWeek: [] },
  todayByCategory: [],
  ...change,
})

it.each([
  [{ lapsed: 3, openByGrade: [{ grade: 2, open: 4, lapsed: 1 }] }, 'urgentLapsed', 1, 'lapsed=1'],
  [{ lapsed: 3, notAccepted: 2 }, 'lapsed', 3, 'lapsed=1'],
  [{ notAccepted: 2, dueToday: 3 }, 'notAccepted', 2, 'notAccepted=1'],
  [{ lapsed: 3, notAccepted: 2, awaitingSign: 1 }, 'awaitingSign', 1, 'awaits=sign'],
  [{ awaitingSign: 5, dueToday: 9 }, 'awaitingSign', 5, 'awaits=sign'],
  [{ openByGrade: [{ grade: 3, open: 4, lapsed: 0 }] }, 'open', 4, ''],
  [{}, 'nothing', 0, ''],
] as const)('%o comes first as %s', (change, what, count, search) => {
  expect(firstThing(home(change as Partial<DeskHome>))).toEqual({ what, count, search })
})
