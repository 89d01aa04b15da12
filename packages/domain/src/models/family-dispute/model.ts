import { instantMs } from '../day.ts'
import type { Advance, Judgement, Model } from '../model.ts'
import {
  compile,
  explain,
  gradeOf,
  type PointsPolicy,
  type PointsState,
  rearm,
  retained,
  type Step,
  step,
} from '../points/index.ts'
import { type Report, withReport } from '../points/report.ts'
import { isRefused, relationship, type Subject } from '../subject.ts'
import { familyDisputeCard } from './card.ts'
import { changeOf, type FamilyDisputeEvent } from './event.ts'
import type { FactorCode } from './factors.ts'
import { familyDisputePolicy } from './policy.ts'

type Policy = PointsPolicy<FactorCode>

const subjectOf = (relation: string): Subject => {
  const subject = relationship(relation)
  if (isRefused(subject)) throw new RangeError(subject.label.en)
  return subject
}

/** Tells one step in full. Throws RangeError for a key that names one person. */
export const tell = ({ relation }: FamilyDisputeEvent, { state, graded }: Step, policy: Policy) => {
  const { reports, lastAt } = state
  return explain({ subject: subjectOf(relation), reports, lastAt, graded, compiled: compile(policy) })
}

/**
 * Folds one event in the order of arrival. `state` is null for a relationship not seen before. Throws RangeError for an
 * unreadable instant, an unknown factor, or a key that names one person.
 */
export const advance = (
  state: PointsState | null,
  event: FamilyDisputeEvent,
  policy: Policy = familyDisputePolicy,
): Advance<PointsState, FactorCode> => {
  const next = step(state, changeOf(event, policy), policy)
  return { state: next.state, judgement: tell(event, next, policy), emission: next.emission }
}

/** What decay has left of a kept state at an instant: for a list that must be right today without a new event. */
export const judgeState = (
  subject: Subject,
  state: PointsState,
  asOf: string,
  policy: Policy = familyDisputePolicy,
): Judgement<FactorCode> => {
  const compiled = compile(policy)
  const ms = instantMs(asOf)
  const reports = retained(
    state.reports.filter(({ at }) => at <= ms),
    ms,
    compiled,
  )
  return explain({ subject, reports, lastAt: state.lastAt, graded: gradeOf(reports, ms, compiled), compiled })
}

/**
 * Judges one relationship from all its events, in the order of arrival, as of an instant: what happened later is left
 * out. Gives what `advance` gives after the last of them, when `asOf` is the latest time in the list.
 * Throws RangeError for an empty list or one about several relationships.
 */
export const judge = (
  events: readonly FamilyDisputeEvent[],
  asOf: string,
  policy: Policy = familyDisputePolicy,
): Judgement<FactorCode> => {
  const first = events[0]
  if (first === undefined || events.some(({ relation }) => relation !== first.relation))
    throw new RangeError('one relationship at a time, with at least one event')
  const ms = instantMs(asOf)
  const changes = events.map(event => changeOf(event, policy))
  const latest = new Map(changes.map(change => [change.id, change]))
  const known = [...latest.values()].flatMap(({ report }) => (report !== null && report.at <= ms ? [report] : []))
  const compiled = compile(policy)
  const reports = retained(
    known.reduce<readonly Report[]>((sorted, report) => withReport(sorted, report, true), []),
    ms,
    compiled,
  )
  const lastAt = changes.reduce((last, { at }) => (at <= ms ? Math.max(last, at) : last), Number.NEGATIVE_INFINITY)
  return explain({
    subject: subjectOf(first.relation),
    reports,
    lastAt,
    graded: gradeOf(reports, ms, compiled),
    compiled,
  })
}

export const familyDispute: Model<FamilyDisputeEvent, PointsState, Policy, FactorCode> = {
  card: familyDisputeCard,
  policy: familyDisputePolicy,
  advance,
  judgeState,
  judge,
  rearm,
}
