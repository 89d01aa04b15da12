import type { Policy } from '../../loop/index.ts'
import { byGrade, everyGrade, planned } from '../policy-rows.ts'

/** Speed by grade; a dispute that nobody has graded yet is registered and assessed within a day. */
export const policies: readonly Policy[] = [
  everyGrade('dispute.register', 'hour', 24),
  everyGrade('dispute.assess', 'hour', 24),
  ...byGrade('dispute.assign', 'hour', [1, 4, 24, 48]),
  ...byGrade('dispute.contact', 'hour', [2, 24, 72, 168]),
  everyGrade('dispute.contact', 'hour', 72),
  ...byGrade('dispute.resolve', 'day', [7, 15, 30, 30]),
  everyGrade('dispute.assign', 'hour', 24),
  everyGrade('dispute.resolve', 'day', 30),
  everyGrade('dispute.perform', 'day', 30),
  everyGrade('dispute.breach', 'day', 3),
  everyGrade('dispute.follow', 'working-day', 5),
  ...planned('dispute.follow-up', [[3, 7, 14, 30, 60, 90], [7, 30, 60], [15, 45], [30]]),
  everyGrade('dispute.follow-up', 'day', 30),
  everyGrade('dispute.reopen', 'day', 90),
]
