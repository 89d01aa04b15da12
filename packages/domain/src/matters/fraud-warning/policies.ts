import type { Policy } from '../../loop/index.ts'
import { byGrade, everyGrade, planned } from '../policy-rows.ts'

/** Contact and visit by urgency, 1 the most urgent. No national limits are published: all are shipped defaults. */
export const policies: readonly Policy[] = [
  ...byGrade('fraud-warning.assign', 'minute', [2, 5, 60, 240]),
  ...byGrade('fraud-warning.contact', 'minute', [5, 15, 240, 1440]),
  ...byGrade('fraud-warning.visit', 'minute', [30, 120, 1440, 4320]),
  ...byGrade('fraud-warning.retry', 'minute', [5, 15, 120, 720]),
  everyGrade('fraud-warning.stop-payment', 'minute', 10),
  everyGrade('fraud-warning.awakening', 'day', 3),
  everyGrade('fraud-warning.close', 'day', 7),
  ...planned('fraud-warning.follow-up', [
    [7, 30, 90],
    [7, 30, 90],
    [7, 30, 90],
    [7, 30, 90],
  ]),
]
