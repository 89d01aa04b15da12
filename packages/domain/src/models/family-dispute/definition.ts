import type { DefinitionFilter, ModelDefinition } from '../definition/index.ts'
import type { Condition } from '../points/index.ts'
import { familyDisputeCard as card } from './card.ts'
import { familyDisputePolicy as policy } from './policy.ts'

type Part = Exclude<Condition, { holds: 'all' | 'any' }>

/** Every hard rule of the family model is one condition or all of several. */
const whenOf = (when: Condition): ModelDefinition['hardRules'][number]['when'] =>
  when.holds === 'all' || when.holds === 'any'
    ? { holds: when.holds, of: when.of.map(part => part as Part) }
    : { holds: 'all', of: [when as Part] }

const groupOf = ({ field, in: codes }: { field: string; in: readonly string[] }): DefinitionFilter[] => [
  { field, in: [...codes] },
]

/** The family model as data like any other: its policy and card, told once, in the words of a definition. */
export const familyDisputeDefinition: ModelDefinition = {
  model: card.code,
  label: card.label,
  kind: 'family-dispute',
  purpose: card.purpose,
  data: [...card.data],
  limits: [...card.limits],
  notFor: [...card.notFor],
  safeguards: [...card.safeguards],
  owner: card.ownerRole,
  reviewEveryMonths: card.reviewEveryMonths,
  subjects: ['relationship'],
  leastHouseholds: 5,
  sources: ['incident'],
  enters: policy.filters.map(groupOf),
  counting: {
    sameEventMinutes: policy.counting.sameEventMinutes,
    sameIncidentMinutes: policy.counting.sameIncidentMinutes,
    callersNotCounted: [...policy.counting.callersNotCounted],
  },
  counts: policy.counts.map(({ effectiveFrom: _, ...count }) => count),
  signs: policy.factors.map(({ effectiveFrom: _, ...factor }) => ({
    ...factor,
    when: { field: 'family-factor', in: [factor.code] },
  })),
  hardRules: policy.hardRules.map(({ effectiveFrom: _, when, ...rule }) => ({ ...rule, when: whenOf(when) })),
  levels: policy.levels.map(({ grade, from }) => ({ grade, from })),
  trendDays: policy.trend.days,
  eraseAfterDays: policy.erasure.days,
  keptReports: policy.keptReports.most,
  quietDays: 0,
  outcomes: [[{ field: 'incident-category', in: ['010100', '010200'] }], [{ field: 'danger', in: ['death'] }]],
  basis: policy.bases.default!,
  bases: { ...policy.bases },
}
