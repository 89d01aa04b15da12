import { leavesWindowAt } from '../day.ts'
import { type Grade, isMoreUrgent } from '../grade.ts'
import type { Emission } from '../model.ts'
import { type Compiled, compile } from './compile.ts'
import { type Graded, gradeOf } from './grade-of.ts'
import type { PointsPolicy } from './policy.ts'
import { type Report, retained, withoutReport, withReport } from './report.ts'

/**
 * What is kept of one subject between events: JSON-serialisable and bounded by twice `policy.keptReports.most`.
 * Instants in milliseconds since 1970.
 */
export type PointsState = {
  readonly reports: readonly Report[]
  /** When the latest event happened, withdrawn ones included: judgements are made as of then. */
  readonly lastAt: number
  /** The most urgent grade said since the warning period opened, or null when none is open. */
  readonly said: Grade | null
  /** Before this instant decay alone cannot have ended the period. */
  readonly gradedUntil: number
  /** The warning was closed: until this instant only a grade above the one said warns again. */
  readonly quietUntil?: number
}

/** A report to add or to put in the place of an earlier one of the same id, or the id of one to take back. */
export type Change = {
  readonly at: number
  readonly id: string
  readonly report: Report | null
  /** Promises that no report of this id came before, and spares the search for it. */
  readonly isFirst?: boolean
}

export type Step = { readonly state: PointsState; readonly graded: Graded; readonly emission: Emission }

/** Whether the period had ended by decay before this event: then the next grade opens a new one. */
const saidBefore = (state: PointsState, asOf: number, compiled: Compiled): Grade | null => {
  if (state.quietUntil !== undefined) return asOf < state.quietUntil ? state.said : null
  if (state.said === null || asOf < state.gradedUntil) return state.said
  return gradeOf(retained(state.reports, asOf, compiled), asOf, compiled).grade === null ? null : state.said
}

/** What is left of the quiet after a closed warning: it ends by itself, or when the model warns again. */
const quietAfter = (state: PointsState | null, asOf: number, emission: Emission): { quietUntil?: number } => {
  const until = state?.quietUntil
  return until === undefined || asOf >= until || emission === 'opens' || emission === 'raises'
    ? {}
    : { quietUntil: until }
}

const emissionOf = (grade: Grade | null, said: Grade | null): Emission => {
  if (grade === null) return null
  if (said === null) return 'opens'
  return isMoreUrgent(grade, said) ? 'raises' : 'joins'
}

/**
 * Folds one change, in the order of arrival, into the state. Judged as of the latest time anything happened, so that a
 * late report changes what is known and not what time it is.
 */
export const step = (state: PointsState | null, change: Change, policy: PointsPolicy): Step => {
  const compiled = compile(policy)
  const asOf = Math.max(state?.lastAt ?? change.at, change.at)
  const said = state === null ? null : saidBefore(state, asOf, compiled)
  const known = state?.reports ?? []
  const changed =
    change.report === null ? withoutReport(known, change.id) : withReport(known, change.report, change.isFirst)
  const reports = retained(changed, asOf, compiled)
  const graded = gradeOf(reports, asOf, compiled)
  const emission = emissionOf(graded.grade, said)
  const quiet = quietAfter(state, asOf, emission)
  const isKept = emission === 'joins' || (emission === null && quiet.quietUntil !== undefined)
  const nowSaid = isKept ? said : graded.grade
  return {
    state: { reports, lastAt: asOf, said: nowSaid, gradedUntil: graded.gradedUntil, ...quiet },
    graded,
    emission: emission === 'joins' && quiet.quietUntil !== undefined ? null : emission,
  }
}

/**
 * The next state when the change can only join a warning that is already red, or undefined when it must be judged: one
 * more report never lowers a grade, and above red there is nothing to say.
 */
export const joinedRed = (state: PointsState, change: Change, policy: PointsPolicy): PointsState | undefined => {
  const asOf = Math.max(state.lastAt, change.at)
  const isAddition = change.report !== null && change.isFirst === true
  if (state.quietUntil !== undefined) return undefined
  if (state.said !== 1 || !isAddition || asOf >= state.gradedUntil) return undefined
  const reports = retained(withReport(state.reports, change.report, true), asOf, compile(policy))
  return { reports, lastAt: asOf, said: 1, gradedUntil: state.gradedUntil }
}

/** The instant (milliseconds) from which nothing may be kept of the subject. */
export const erasedAt = ({ lastAt }: PointsState, { erasure, utcOffsetMinutes }: PointsPolicy): number =>
  leavesWindowAt(lastAt, erasure.days, utcOffsetMinutes)

/** Forgets what was said, because the warning was closed: the next event may open one again at any grade. */
export const rearm = ({ quietUntil: _, ...state }: PointsState): PointsState => ({ ...state, said: null })

/** The warning was closed at an instant (milliseconds): as `rearm`, or quiet for the days the policy asks for. */
export const closedAt = (state: PointsState, at: number, { rearming, utcOffsetMinutes }: PointsPolicy): PointsState => {
  const days = rearming.quietDays ?? 0
  return days === 0 ? rearm(state) : { ...state, quietUntil: leavesWindowAt(at, days, utcOffsetMinutes) }
}
