import type { Policy } from '../../loop/index.ts'
import { byGrade } from '../policy-rows.ts'

/** Taken within a minute when life may be in danger; unanswered, the duty leader has as long again. */
export const policies: readonly Policy[] = [
  ...byGrade('alarm.ack', 'minute', [1, 1, 5, 30]),
  ...byGrade('alarm.duty', 'minute', [2, 3, 15, 60]),
  ...byGrade('alarm.settle', 'minute', [3, 5, 15, 60]),
]
