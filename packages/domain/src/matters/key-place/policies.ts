import type { Policy } from '../../loop/index.ts'
import { byGrade, everyGrade, planned } from '../policy-rows.ts'

/** A month between measure and evaluation gives the comparison something to count; recurrence is looked at on days 30 and 90. */
export const policies: readonly Policy[] = [
  ...byGrade('key-place.confirm', 'working-day', [1, 2, 3, 5]),
  everyGrade('key-place.confirm', 'working-day', 3),
  ...byGrade('key-place.measure', 'working-day', [3, 5, 10, 15]),
  everyGrade('key-place.measure', 'working-day', 10),
  everyGrade('key-place.evaluate', 'day', 45),
  ...planned('key-place.follow-up', [
    [30, 90],
    [30, 90],
    [30, 90],
    [30, 90],
  ]),
  everyGrade('key-place.follow-up', 'day', 30, 90),
  everyGrade('key-place.reopen', 'day', 90),
]
