import type { Policy } from '../../loop/index.ts'

const basis = '系统默认值（待本地批准）/ shipped default, to be approved locally'
const effectiveFrom = '2026-01-01'
const minutes = (code: string, grade: Policy['grade'], amount: number): Policy => ({
  code,
  grade,
  amounts: [amount],
  unit: 'minute',
  basis,
  effectiveFrom,
})

/** Dispatch within a minute when urgent; feedback within 30 minutes of the scene, urgent process feedback within 10. */
export const policies: readonly Policy[] = [
  minutes('incident.dispatch', 1, 1),
  minutes('incident.dispatch', 2, 1),
  minutes('incident.dispatch', null, 3),
  minutes('incident.feedback', 1, 60),
  minutes('incident.feedback', 2, 120),
  minutes('incident.feedback', null, 240),
  { code: 'incident.review', grade: null, amounts: [24], unit: 'hour', basis, effectiveFrom },
]
