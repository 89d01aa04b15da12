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

/** How long one look lasts before a purpose is asked for again, and after how long without a picture it is over. */
export const videoPolicies: readonly Policy[] = [row('video.look', 'minute', 10), row('video.idle', 'minute', 1)]
