import type { Grade, Policy } from './matter-type.ts'

/**
 * The policy in force at an instant: the row of the grade, else the row for every grade, latest date first.
 * Throws when a code has no row at all: a declaration that names a missing policy must not start a clock.
 */
export function policyAt(policies: readonly Policy[], code: string, grade: Grade | null, at: Date): Policy {
  const day = at.toISOString().slice(0, 10)
  let best: Policy | undefined
  for (const policy of policies) {
    if (policy.code !== code || (policy.grade !== null && policy.grade !== grade) || policy.effectiveFrom > day)
      continue
    const closer = best === undefined || (policy.grade !== null && best.grade === null)
    const later = best !== undefined && policy.grade === best.grade && policy.effectiveFrom > best.effectiveFrom
    if (closer || later) best = policy
  }
  if (best === undefined) throw new Error(`No policy ${code} is in force on ${day}`)
  return best
}
