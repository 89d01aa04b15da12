import type { Policy } from '../loop/matter-type.ts'

const shipped = {
  grade: null,
  unit: 'count',
  basis: '系统默认值（待本地批准）/ shipped default, to be approved locally',
  effectiveFrom: '2026-01-01',
} as const

/** Limits on taking register data out: rows in one export, exports of one account in a day. */
export const registerPolicies: readonly Policy[] = [
  { code: 'register.export-rows', amounts: [5000], ...shipped },
  { code: 'register.exports-a-day', amounts: [10], ...shipped },
]
