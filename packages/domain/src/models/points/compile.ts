import type { PointsPolicy } from './policy.ts'

/** A policy with what every judgement looks up made ready once. */
export type Compiled<Code extends string = string> = {
  readonly policy: PointsPolicy<Code>
  readonly factorIndex: ReadonlyMap<string, number>
  readonly retentionDays: number
}

/** Days a report can still matter to any window of the policy. */
export const retentionDays = ({ counts, factors, hardRules }: Pick<PointsPolicy, 'counts' | 'factors' | 'hardRules'>) =>
  Math.max(
    0,
    ...factors.map(({ windowDays }) => windowDays),
    ...counts.map(count => count.windowDays + (count.kind === 'cluster' ? count.withinDays : 0)),
    ...hardRules.flatMap(({ when }) =>
      [...JSON.stringify(when).matchAll(/"withinDays":(\d+)/g)].map(m => Number(m[1])),
    ),
  )

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
