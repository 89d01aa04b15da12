import { leavesWindowAt } from '../day.ts'
import type { Compiled } from './compile.ts'
import type { Condition } from './policy.ts'
import { firstWithin, type Weighing } from './weigh.ts'

/** A condition that does not hold lapses before all time. */
export const never = Number.NEGATIVE_INFINITY

const eventsHoldUntil = (
  { atLeast, withinDays }: Condition & { holds: 'events' },
  { eventAt, asOf }: Weighing,
  compiled: Compiled,
): number => {
  if (eventAt.length - firstWithin(eventAt, withinDays, asOf, compiled) < atLeast) return never
  return leavesWindowAt(eventAt[eventAt.length - atLeast]!, withinDays, compiled.policy.utcOffsetMinutes)
}

/** The latest lapse among the standing factors meant: any of them is enough. */
const factorsHoldUntil = (
  condition: Condition & { holds: 'factor' | 'group' },
  { factors }: Weighing,
  { policy }: Compiled,
): number => {
  let until = never
  for (const { index, expiresAt } of factors) {
    const { code, group } = policy.factors[index]!
    const isMeant = condition.holds === 'factor' ? code === condition.code : group === condition.group
    if (isMeant) until = Math.max(until, expiresAt)
  }
  return until
}

const countHoldsUntil = (code: string, { counts }: Weighing, { policy }: Compiled): number => {
  for (const { index, expiresAt } of counts) if (policy.counts[index]!.code === code) return expiresAt
  return never
}

const allHoldUntil = (parts: readonly Condition[], weighing: Weighing, compiled: Compiled): number => {
  let until = Number.POSITIVE_INFINITY
  for (const part of parts) {
    until = Math.min(until, holdsUntil(part, weighing, compiled))
    if (until === never) break
  }
  return until
}

const anyHoldsUntil = (parts: readonly Condition[], weighing: Weighing, compiled: Compiled): number => {
  let until = never
  for (const part of parts) until = Math.max(until, holdsUntil(part, weighing, compiled))
  return until
}

/** When a condition that holds would lapse (milliseconds), or `never` when it does not hold. */
export const holdsUntil = (condition: Condition, weighing: Weighing, compiled: Compiled): number => {
  switch (condition.holds) {
    case 'all':
      return allHoldUntil(condition.of, weighing, compiled)
    case 'any':
      return anyHoldsUntil(condition.of, weighing, compiled)
    case 'events':
      return eventsHoldUntil(condition, weighing, compiled)
    case 'count':
      return countHoldsUntil(condition.code, weighing, compiled)
    default:
      return factorsHoldUntil(condition, weighing, compiled)
  }
}

/** A hard rule that holds, by index, and when it lapses. */
export type HeldRule = { readonly index: number; readonly expiresAt: number }

/** The hard rules that hold, most urgent first, in the order of the policy among equals. They give no points. */
export const heldRules = (weighing: Weighing, compiled: Compiled): HeldRule[] => {
  const { hardRules } = compiled.policy
  const held: HeldRule[] = []
  for (let index = 0; index < hardRules.length; index++) {
    const expiresAt = holdsUntil(hardRules[index]!.when, weighing, compiled)
    if (expiresAt !== never) held.push({ index, expiresAt })
  }
  return held.length < 2 ? held : held.sort((a, b) => hardRules[a.index]!.grade - hardRules[b.index]!.grade)
}
