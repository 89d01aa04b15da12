import type { Condition, PointsPolicy } from './policy.ts'

/** A policy with what every judgement looks up made ready once. */
export type Compiled<Code extends string = string> = {
  readonly policy: PointsPolicy<Code>
  readonly factorIndex: ReadonlyMap<string, number>
  readonly retentionDays: number
}

const eventDays = (when: Condition): number => {
  if (when.holds === 'all' || when.holds === 'any') return Math.max(0, ...when.of.map(eventDays))
  return when.holds === 'events' ? when.withinDays : 0
}

/** Days a report can still matter to any window of the policy, as the first of an event of several reports too. */
export const retentionDays = ({ counting, counts, factors, hardRules }: PointsPolicy): number => {
  const oneEvent = Math.ceil(Math.max(counting.sameEventMinutes, counting.sameIncidentMinutes) / 1440)
  const counted = counts.map(count => count.windowDays + (count.kind === 'cluster' ? count.withinDays : 0))
  const ruled = hardRules.map(({ when }) => eventDays(when))
  return Math.max(...factors.map(({ windowDays }) => windowDays), oneEvent + Math.max(0, ...counted, ...ruled))
}

const made = new WeakMap<PointsPolicy, Compiled>()

export const compile = <Code extends string>(policy: PointsPolicy<Code>): Compiled<Code> => {
  const known = made.get(policy)
  if (known !== undefined) return known as Compiled<Code>
  const compiled: Compiled<Code> = {
    policy,
    factorIndex: new Map(policy.factors.map(({ code }, i) => [code, i])),
    retentionDays: retentionDays(policy),
  }
  made.set(policy, compiled)
  return compiled
}
