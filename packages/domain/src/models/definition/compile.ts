import type { Label } from '../../dictionaries/dictionary.ts'
import { instantMs } from '../day.ts'
import { gradeLabels } from '../grade.ts'
import type { Sourced } from '../model.ts'
import type { Change, Condition, Count, Factor, HardRule, PointsPolicy, Report } from '../points/index.ts'
import type { Subject, SubjectKind } from '../subject.ts'
import { findFactInput, type ModelFact } from './fact.ts'
import type { DefinitionFilter, ModelDefinition } from './schema.ts'

/** A definition made ready to run: its policy for the points engine, and how facts enter it. */
export type Runnable = {
  readonly definition: ModelDefinition
  readonly version: string
  readonly policy: PointsPolicy
  readonly signs: readonly CompiledSign[]
}

type CompiledSign = { readonly code: string; readonly field: string; readonly codes: ReadonlySet<string> }
type Told = { readonly rule?: Label; readonly basis?: string }

const since = '2026-01-01'

const sourced = ({ basis }: Told): Sourced => ({ basis: basis ?? 'default', effectiveFrom: since })

const countOf = (count: ModelDefinition['counts'][number]): Count => {
  const { label, points, windowDays, code } = count
  const common = { code, label, points, windowDays, ...sourced(count) }
  if (count.kind === 'each') {
    const { cap } = count
    const rule = {
      zh: `${windowDays} 日内每次 ${points} 分，最多 ${cap} 分`,
      en: `${points} points each within ${windowDays} days, at most ${cap}`,
    }
    return { ...common, kind: 'each', cap, rule: count.rule ?? rule }
  }
  const { atLeast, withinDays } = count
  const rule = {
    zh: `任意 ${withinDays} 日内不少于 ${atLeast} 次，计 ${points} 分，自最后一次起 ${windowDays} 日内有效`,
    en: `at least ${atLeast} within any ${withinDays} days: ${points} points, for ${windowDays} days from the last of them`,
  }
  return { ...common, kind: 'cluster', atLeast, withinDays, rule: count.rule ?? rule }
}

const factorOf = (sign: ModelDefinition['signs'][number]): Factor => {
  const { code, group, label, points, windowDays, ladder } = sign
  const rule = {
    zh: `${windowDays} 日内计一次，${points} 分`,
    en: `${points} points once in ${windowDays} days`,
  }
  return {
    ...{ code, group, label, points, windowDays, rule: sign.rule ?? rule, ...sourced(sign) },
    ...(ladder === undefined ? {} : { ladder }),
  }
}

/** One part alone is the part: a rule of a single factor reads and lapses as that factor. */
const conditionOf = ({ holds, of }: ModelDefinition['hardRules'][number]['when']): Condition =>
  of.length === 1 ? of[0]! : { holds, of }

const hardRuleOf = (given: ModelDefinition['hardRules'][number]): HardRule => {
  const { code, grade, label } = given
  const rule = {
    zh: `${label.zh}：${gradeLabels[grade].zh}`,
    en: `${label.en}: ${gradeLabels[grade].en}`,
  }
  return { code, grade, label, rule: given.rule ?? rule, when: conditionOf(given.when), ...sourced(given) }
}

const fieldsNamed = ({ enters, signs, outcomes, counting }: ModelDefinition): Set<string> =>
  new Set([
    ...[...enters, ...outcomes].flat().map(({ field }) => field),
    ...signs.map(({ when }) => when.field),
    ...(counting.callersNotCounted.length > 0 ? ['caller-role'] : []),
  ])

const countingRule = ({ sameEventMinutes, sameIncidentMinutes, callersNotCounted }: ModelDefinition['counting']) => {
  const not = findFactInput('caller-role')!.codes.filter(({ code }) => callersNotCounted.includes(code))
  const [zh, en] = [not.map(({ label }) => label.zh).join('、'), not.map(({ label }) => label.en).join(', ')]
  return {
    zh: `首次之后 ${sameEventMinutes} 分钟内、同一警情 ${sameIncidentMinutes} 分钟内的，计为一次${zh === '' ? '' : `；${zh}报警不计次`}`,
    en: `what follows the first within ${sameEventMinutes} minutes, and within ${sameIncidentMinutes} minutes in one incident, is one${en === '' ? '' : `; calls by ${en} are not counted`}`,
  }
}

const rearmingRule = (days: number): Label => ({
  zh: `高于本期已预警等级时才再次预警；分值衰减不预警；等级消失或预警销号后重新计期${days === 0 ? '' : `，销号后 ${days} 日内只有更高等级才预警`}`,
  en: `warns again only above the grade already warned of; decay never warns; a new period begins when the grade has gone or the warning was closed${days === 0 ? '' : `, and for ${days} days after closing only a more urgent grade warns`}`,
})

const policyOf = (definition: ModelDefinition, version: string, utcOffsetMinutes: number): PointsPolicy => {
  const from = sourced({})
  return {
    model: definition.model,
    version,
    effectiveFrom: since,
    approvedBy: null,
    subject: definition.subjects[0] as SubjectKind,
    utcOffsetMinutes,
    bases: { default: definition.basis, ...definition.bases },
    inputs: [...fieldsNamed(definition)].flatMap(name => findFactInput(name) ?? []),
    filters: [],
    counting: { ...definition.counting, rule: countingRule(definition.counting), ...from },
    counts: definition.counts.map(countOf),
    factors: definition.signs.map(factorOf),
    hardRules: definition.hardRules.map(hardRuleOf),
    levels: definition.levels.map(level => ({ ...level, ...from })),
    notScored: [],
    trend: { days: definition.trendDays, ...from },
    erasure: { days: definition.eraseAfterDays, ...from },
    keptReports: { most: definition.keptReports, ...from },
    rearming: { rule: rearmingRule(definition.quietDays), quietDays: definition.quietDays, ...from },
  }
}

/** Makes a definition ready. It must have passed `checkDefinition`. */
export const compileDefinition = (definition: ModelDefinition, version = '1', utcOffsetMinutes = 480): Runnable => ({
  definition,
  version,
  policy: policyOf(definition, version, utcOffsetMinutes),
  signs: definition.signs.map(({ code, when }) => ({ code, field: when.field, codes: new Set(when.in) })),
})

const holds = ({ field, in: codes }: DefinitionFilter, fact: ModelFact): boolean => {
  if (field === 'family-factor') return codes.some(code => fact.answers?.[code] === 'yes')
  const given = fact.codes[field as keyof ModelFact['codes']]
  return given?.some(code => codes.includes(code)) === true
}

const passesAny = (groups: ModelDefinition['enters'], fact: ModelFact): boolean =>
  groups.some(group => group.every(filter => holds(filter, fact)))

/** Whether the model reads the fact at all. */
export const enters = ({ definition }: Runnable, fact: ModelFact): boolean =>
  fact.withdrawn !== true &&
  definition.sources.includes(fact.source) &&
  (definition.enters.length === 0 || passesAny(definition.enters, fact))

/** Whether it is what a warning should have stood before. */
export const isOutcome = ({ definition }: Runnable, fact: ModelFact): boolean =>
  fact.withdrawn !== true && passesAny(definition.outcomes, fact)

/** What of the fact's subjects the model judges: the first of its kinds that the fact has. */
export const subjectOf = ({ definition }: Runnable, { subjects }: ModelFact): Subject | undefined => {
  for (const kind of definition.subjects) {
    const subject = subjects[kind as SubjectKind]
    if (subject?.kind === 'block' && subject.households < definition.leastHouseholds) continue
    if (subject !== undefined) return subject
  }
  return undefined
}

/** One string for a subject, as states are kept under; a relationship is its own key. */
export const subjectKey = (subject: Subject): string => {
  switch (subject.kind) {
    case 'relationship':
      return subject.relation
    case 'public-place':
      return `place:${subject.place}`
    case 'block':
      return `block:${subject.block}`
  }
}

const none: readonly string[] = []

const isYes = ({ field, codes }: CompiledSign, fact: ModelFact): boolean => {
  if (field === 'family-factor') return [...codes].some(code => fact.answers?.[code] === 'yes')
  return fact.codes[field as keyof ModelFact['codes']]?.some(given => codes.has(given)) === true
}

/** A sign read from codes is known either way; a circumstance may not have been asked about. */
const isNo = ({ field, codes }: CompiledSign, fact: ModelFact): boolean =>
  field !== 'family-factor' || [...codes].every(code => fact.answers?.[code] === 'no')

/** The fact as the points engine keeps it. */
export const reportOf = ({ definition, signs }: Runnable, fact: ModelFact): Report => {
  const notCounted = definition.counting.callersNotCounted
  const counts = notCounted.length === 0 || fact.codes['caller-role']?.some(role => notCounted.includes(role)) !== true
  const yes = signs.length === 0 ? none : signs.filter(sign => isYes(sign, fact)).map(({ code }) => code)
  const no = signs.length === 0 ? none : signs.filter(s => !yes.includes(s.code) && isNo(s, fact)).map(s => s.code)
  const report: Report = { id: fact.id, at: instantMs(fact.at), counts, yes, no, factIds: fact.factIds }
  return fact.incidentId === undefined ? report : { ...report, incidentId: fact.incidentId }
}

/** A change of what is known of one subject. */
export type Entry = { readonly subject: Subject; readonly key: string; readonly change: Change }

const standsAt = (model: Runnable, fact: ModelFact | undefined): Subject | undefined =>
  fact === undefined || !enters(model, fact) ? undefined : subjectOf(model, fact)

/**
 * What a fact changes: it is put to its subject, and taken from the one it stood at `before`, as the last fact of the
 * same id left it. Nothing for a fact the model does not read. Throws RangeError for an instant without a zone.
 */
export const entriesOf = (model: Runnable, fact: ModelFact, before?: ModelFact): Entry[] => {
  const [from, to] = [standsAt(model, before), standsAt(model, fact)]
  const entries: Entry[] = []
  const at = instantMs(fact.at)
  if (from !== undefined && (to === undefined || subjectKey(from) !== subjectKey(to)))
    entries.push({ subject: from, key: subjectKey(from), change: { at, id: fact.id, report: null } })
  if (to !== undefined)
    entries.push({
      subject: to,
      key: subjectKey(to),
      change: { at, id: fact.id, report: reportOf(model, fact), isFirst: before === undefined },
    })
  return entries
}
