import type { Policy } from '../loop/matter-type.ts'

const shipped = {
  basis: '系统默认值（待本地批准）/ shipped default, to be approved locally',
  effectiveFrom: '2026-01-01',
} as const
const count = (code: string, amount: number, grade: Policy['grade'] = null): Policy => ({
  code,
  grade,
  amounts: [amount],
  unit: 'count',
  ...shipped,
})

/** Numbers of the command room. Speeds in km/h, detour in percent of the straight line, distances in metres. */
export const dispatchingPolicies: readonly Policy[] = [
  count('dispatching.speed-vehicle', 40),
  count('dispatching.speed-bike', 18),
  count('dispatching.speed-foot', 5),
  count('dispatching.detour', 140),
  /** Minutes that each missing skill weighs in the order of units. */
  count('dispatching.skill-minutes', 2),
  /** A fix older than this many minutes no longer says where a unit is: it counts from its stand-by place. */
  count('dispatching.fix-minutes', 10),
  /** A work station goes on foot, and not further than this. */
  count('dispatching.workstation-metres', 1500),
  count('dispatching.arrival-metres', 60),
  /** Units called one after the other before the duty officer is called by name. */
  count('dispatching.units-called', 3, 1),
  count('dispatching.units-called', 2),
  { code: 'dispatching.answer-within', grade: null, amounts: [1], unit: 'minute', ...shipped },
]
