import type { Label } from '../../dictionaries/dictionary.ts'
import { isoInstant, leavesWindowAt } from '../day.ts'
import type { Judgement, Reason, Trend } from '../model.ts'
import type { Subject } from '../subject.ts'
import type { Compiled } from './compile.ts'
import { eventTimes, latestReports } from './events.ts'
import type { Graded } from './grade-of.ts'
import { holdsUntil, never } from './hard-rules.ts'
import type { Condition } from './policy.ts'
import type { Report } from './report.ts'
import { firstWithin } from './weigh.ts'

export type ToTell<Code extends string = string> = {
  readonly subject: Subject
  readonly reports: readonly Report[]
  /** When the latest event happened, in milliseconds: what erasure counts from. */
  readonly lastAt: number
  readonly graded: Graded
  readonly compiled: Compiled<Code>
}

/** What a reason rests on, by report: the events `first` to `last`, or the "yes" to a factor. */
type Cite = { readonly first: number; readonly last: number } | { readonly factor: number }

type Telling = Omit<ToTell, 'subject' | 'lastAt'> & { readonly eventOf: readonly number[] }

const isCited = (cite: Cite, report: number, { eventOf, reports, graded, compiled }: Telling): boolean => {
  if ('first' in cite) return eventOf[report]! >= cite.first && eventOf[report]! <= cite.last
  const { code, windowDays } = compiled.policy.factors[cite.factor]!
  const { at, yes } = reports[report]!
  return yes.includes(code) && leavesWindowAt(at, windowDays, compiled.policy.utcOffsetMinutes) > graded.weighing.asOf
}

const isAnyCited = (cites: readonly Cite[], report: number, telling: Telling): boolean => {
  for (const cite of cites) if (isCited(cite, report, telling)) return true
  return false
}

/** What the parts of a condition that hold rest on. */
const citesOf = (condition: Condition, telling: Telling): Cite[] => {
  const { graded, compiled } = telling
  const { weighing } = graded
  const { factors, counts } = compiled.policy
  if (holdsUntil(condition, weighing, compiled) === never) return []
  switch (condition.holds) {
    case 'all':
    case 'any':
      return condition.of.flatMap(part => citesOf(part, telling))
    case 'count':
      return weighing.counts.filter(({ index }) => counts[index]!.code === condition.code)
    case 'events': {
      const first = firstWithin(weighing.eventAt, condition.withinDays, weighing.asOf, compiled)
      return [{ first, last: weighing.eventAt.length - 1 }]
    }
    case 'factor':
      return weighing.factors.flatMap(({ index }) =>
        factors[index]!.code === condition.code ? [{ factor: index }] : [],
      )
    case 'group':
      return weighing.factors.flatMap(({ index }) =>
        factors[index]!.group === condition.group ? [{ factor: index }] : [],
      )
  }
}

type Rule = { readonly code: string; readonly label: Label; readonly rule: Label }
type Standing = { readonly points: number; readonly expiresAt: number; readonly cites: readonly Cite[] }

/** The facts are each told once, in order of time. */
const reasonOf = ({ code, label, rule }: Rule, { points, expiresAt, cites }: Standing, telling: Telling): Reason => {
  const { reports } = telling
  const factIds: string[] = []
  let happenedAt = never
  for (let i = 0; i < reports.length; i++) {
    if (!isAnyCited(cites, i, telling)) continue
    happenedAt = reports[i]!.at
    for (const id of reports[i]!.factIds) if (!factIds.includes(id)) factIds.push(id)
  }
  return { code, label, points, factIds, happenedAt: isoInstant(happenedAt), expiresAt: isoInstant(expiresAt), rule }
}

const reasonsOf = (telling: Telling): Reason[] => {
  const { hardRules, counts, factors } = telling.compiled.policy
  const { held, weighing } = telling.graded
  const reasons: Reason[] = []
  for (const { index, expiresAt } of held) {
    const cites = citesOf(hardRules[index]!.when, telling)
    reasons.push(reasonOf(hardRules[index]!, { points: 0, expiresAt, cites }, telling))
  }
  for (const count of weighing.counts) {
    const { index, points, expiresAt } = count
    reasons.push(reasonOf(counts[index]!, { points, expiresAt, cites: [count] }, telling))
  }
  for (const { index, points, expiresAt } of weighing.factors)
    reasons.push(reasonOf(factors[index]!, { points, expiresAt, cites: [{ factor: index }] }, telling))
  return reasons
}

/** What does not stand and was not asked about at the latest event: neither yes nor no. */
const gapsOf = <Code extends string>({ reports, graded, compiled }: ToTell<Code>): Code[] => {
  const { policy, factorIndex } = compiled
  const isKnown: boolean[] = policy.factors.map(() => false)
  for (const { index } of graded.weighing.factors) isKnown[index] = true
  for (const { yes, no } of latestReports(reports, policy.counting)) {
    for (const code of yes) isKnown[factorIndex.get(code) ?? -1] = true
    for (const code of no) isKnown[factorIndex.get(code) ?? -1] = true
  }
  const gaps: Code[] = []
  for (let index = 0; index < policy.factors.length; index++)
    if (!isKnown[index]) gaps.push(policy.factors[index]!.code)
  return gaps
}

/** Events of the last `trend.days` days against as many before them; nothing to compare below two events. */
const trendOf = ({ graded, compiled }: ToTell): Trend | undefined => {
  const { eventAt, asOf } = graded.weighing
  const { days } = compiled.policy.trend
  const recent = eventAt.length - firstWithin(eventAt, days, asOf, compiled)
  const both = eventAt.length - firstWithin(eventAt, days * 2, asOf, compiled)
  if (both < 2) return undefined
  const before = both - recent
  return recent > before ? 'rising' : recent < before ? 'falling' : 'steady'
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Tells a graded weighing in full: every point, its facts, its rule, what is missing and when it lapses. */
export const explain = <Code extends string>(told: ToTell<Code>): Judgement<Code> => {
  const { subject, reports, lastAt, graded, compiled } = told
  const { weighing, held, grade, nextDecayAt } = graded
  const { policy } = compiled
  const eventOf: number[] = []
  eventTimes(reports, policy.counting, eventOf)
  const judgement: Writable<Judgement<Code>> = {
    subject,
    asOf: isoInstant(weighing.asOf),
    grade,
    points: weighing.points,
    because: reasonsOf({ reports, graded, compiled, eventOf }),
    gaps: gapsOf(told),
    nextDecayAt: nextDecayAt === null ? null : isoInstant(nextDecayAt),
    eraseAt: isoInstant(leavesWindowAt(lastAt, policy.erasure.days, policy.utcOffsetMinutes)),
  }
  const hard = held[0] === undefined ? undefined : policy.hardRules[held[0].index]!
  if (hard !== undefined && hard.grade === grade) judgement.hardRule = hard.code
  const trend = trendOf(told)
  if (trend !== undefined) judgement.trend = trend
  return judgement
}
