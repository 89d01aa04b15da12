import type { Policy } from '../loop/matter-type.ts'

/** Hours of a patrol. 晚安回家 and the night patrols of the source reports say "late at night" and "small hours" only. */
export const patrolPolicies: readonly Policy[] = [
  {
    code: 'patrol.night-hours',
    grade: null,
    /** From this hour of the day to that one places open late are worth passing. */
    amounts: [21, 3],
    unit: 'count',
    basis: '系统默认值（待本地批准）/ shipped default, to be approved locally',
    effectiveFrom: '2026-01-01',
  },
]
