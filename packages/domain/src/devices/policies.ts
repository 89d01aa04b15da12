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

/** How long a device may be silent, how fast it may speak, how it is tried out. */
export const devicePolicies: readonly Policy[] = [
  row('device.silent', 'minute', 30),
  row('device.flood-per-second', 'count', 5),
  row('device.battery-percent', 'count', 15),
  row('device.fence-dwell-seconds', 'count', 90),
  row('device.fence-accuracy-metres', 'count', 100),
  row('device.test-window', 'minute', 10),
  row('device.test-weekly', 'day', 7),
  row('device.test-monthly', 'day', 31),
  row('device.test-quarterly', 'day', 92),
]
