import { instantMs } from '../day.ts'
import type { Answer, Change, PointsPolicy, Report } from '../points/index.ts'
import { type FactorCode, isFactorCode } from './factors.ts'

export const callers = ['victim', 'neighbour', 'kin', 'alleged-perpetrator', 'other', 'unknown'] as const
export type Caller = (typeof callers)[number]

/**
 * One call about a relationship, as it is known at its place in the one order. A later event with the same `callId` takes
 * its place: a corrected factor, a confirmed caller. `at` is the ISO instant of the call itself, also in a correction.
 */
export type FamilyDisputeEvent = {
  readonly position?: number
  readonly at: string
  readonly relation: string
  readonly place?: string
  readonly callId: string
  /** Calls that dispatch put under one incident are one event. */
  readonly incidentId?: string
  readonly caller?: Caller
  /** A factor that is absent was not asked. */
  readonly factors: Readonly<Partial<Record<FactorCode, Answer>>>
  readonly factIds: readonly string[]
  /** The call turned out not to belong to this relationship, or not to be a family dispute. */
  readonly withdrawn?: boolean
}

/**
 * The events that move a call to another relationship, for when the officer corrects it: one takes it from the old
 * relationship, one puts it to the new.
 */
export const movedCall = (from: string, corrected: FamilyDisputeEvent): FamilyDisputeEvent[] =>
  from === corrected.relation ? [corrected] : [{ ...corrected, relation: from, withdrawn: true }, corrected]

const noCodes: readonly FactorCode[] = []

const isAnswered = (code: string): code is FactorCode => {
  if (!isFactorCode(code)) throw new RangeError(`unknown factor ${code}`)
  return true
}

const reportOf = (event: FamilyDisputeEvent, at: number, policy: PointsPolicy<FactorCode>): Report => {
  const { callId: id, incidentId, caller = 'unknown', factors, factIds } = event
  const counts = !policy.counting.callersNotCounted.includes(caller)
  const asked = Object.keys(factors).filter(isAnswered)
  const yes = asked.length === 0 ? noCodes : asked.filter(code => factors[code] === 'yes')
  const no = asked.length === yes.length ? noCodes : asked.filter(code => factors[code] === 'no')
  const report: Report = { id, at, counts, yes, no, factIds }
  return incidentId === undefined ? report : { ...report, incidentId }
}

/**
 * What an event changes. `isFirst` promises that no event with this `callId` came before. Throws RangeError for an instant
 * without a zone or a factor that is not in the model.
 */
export const changeOf = (event: FamilyDisputeEvent, policy: PointsPolicy<FactorCode>, isFirst = false): Change => {
  const at = instantMs(event.at)
  const report = event.withdrawn === true ? null : reportOf(event, at, policy)
  return { at, id: event.callId, report, isFirst }
}
