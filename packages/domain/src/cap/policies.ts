import type { Policy } from '../loop/matter-type.ts'

const basis = '系统默认值（待本地批准）/ shipped default, to be approved locally'
const row = (code: string, unit: Policy['unit'], amount: number): Policy => ({
  code,
  grade: null,
  amounts: [amount],
  unit,
  basis,
  effectiveFrom: '2026-01-01',
})

/** How long a message from elsewhere counts that does not say when it is over. */
export const capPolicies: readonly Policy[] = [row('cap.without-expiry', 'hour', 24)]
