import type { Policy } from '../../loop/index.ts'
import { byGrade, everyGrade, planned } from '../policy-rows.ts'

/**
 * Speed by grade. Contact, visit and plan run from the warning itself, so time lost on the way down is seen there too.
 * A visit of 0 days is one on the same day.
 */
export const policies: readonly Policy[] = [
  ...byGrade('warning.push', 'minute', [15, 60, 240, 1440]),
  ...byGrade('warning.county-sign', 'minute', [15, 60, 240, 1440]),
  ...byGrade('warning.forward', 'minute', [15, 60, 240, 1440]),
  ...byGrade('warning.sign', 'minute', [15, 60, 240, 1440]),
  ...byGrade('warning.judgement', 'hour', [1, 4, 24, 72]),
  ...byGrade('warning.contact', 'hour', [2, 24, 72, 168]),
  ...byGrade('warning.visit', 'day', [0, 1, 3, 7]),
  ...byGrade('warning.plan', 'hour', [24, 72, 120, 168]),
  ...byGrade('warning.feedback', 'day', [2, 3, 7, 14]),
  ...byGrade('warning.review', 'hour', [12, 24, 48, 72]),
  ...byGrade('warning.verify', 'working-day', [1, 2, 3, 5]),
  ...planned('warning.follow-up', [[3, 7, 14, 30, 60, 90], [7, 30, 60], [15, 45], [30]]),
  everyGrade('warning.reopen', 'day', 90),
]
