import { startArrivalClock } from '../arrival-clock.ts'
import { instantMs, isoInstant } from '../day.ts'
import { type Grade, isMoreUrgent } from '../grade.ts'
import type { Emission, Judgement } from '../model.ts'
import { type Change, erasedAt, joinedRed, type PointsPolicy, type PointsState, step } from '../points/index.ts'
import { changeOf, type FamilyDisputeEvent, movedCall } from './event.ts'
import type { FactorCode } from './factors.ts'
import { judge, judgeState, tell } from './model.ts'

type Policy = PointsPolicy<FactorCode>

/** A warning the model would have given: the judgement at the event that opened or raised it. */
export type ReplayedWarning = {
  readonly event: FamilyDisputeEvent
  readonly grade: Grade
  readonly emission: Exclude<Emission, 'joins' | null>
  readonly judgement: Judgement<FactorCode>
}

const none: ReplayedWarning[] = []

const warningOf = (
  event: FamilyDisputeEvent,
  judgement: Judgement<FactorCode>,
  emission: Emission,
): ReplayedWarning[] => {
  if (emission === null || emission === 'joins' || judgement.grade === null) return []
  return [{ event, grade: judgement.grade, emission, judgement }]
}

/** Knows where each call stands, so that a call corrected to another relationship leaves the old one. */
const startCallBook = () => {
  const relationOf = new Map<string, string>()
  return {
    enter(event: FamilyDisputeEvent): FamilyDisputeEvent[] {
      const from = relationOf.get(event.callId)
      relationOf.set(event.callId, event.relation)
      return from === undefined ? [event] : movedCall(from, event)
    },
    keepOnly(isKept: (relation: string) => boolean): void {
      for (const [callId, relation] of relationOf) if (!isKept(relation)) relationOf.delete(callId)
    },
  }
}

const sweepEvery = 50_000

/**
 * Replays events in the order of arrival, holding only relationships that are not due for erasure. What arrives after
 * its relationship was erased begins it anew. `isCorrectable` false promises that no later event has the same `callId`
 * and spares its place in memory.
 */
export const startReplay = (policy: Policy) => {
  const states = new Map<string, PointsState>()
  const clock = startArrivalClock()
  const calls = startCallBook()
  let taken = 0
  let surely = Number.NEGATIVE_INFINITY

  const sweep = () => {
    for (const [relation, state] of states) if (erasedAt(state, policy) <= surely) states.delete(relation)
    calls.keepOnly(relation => states.has(relation))
  }
  const fold = (event: FamilyDisputeEvent, change: Change): ReplayedWarning[] => {
    const kept = states.get(event.relation)
    const known = kept !== undefined && erasedAt(kept, policy) > surely ? kept : null
    const joined = known === null ? undefined : joinedRed(known, change, policy)
    if (joined !== undefined) {
      states.set(event.relation, joined)
      return none
    }
    const next = step(known, change, policy)
    const isSaid = next.emission === 'opens' || next.emission === 'raises'
    const warnings = isSaid ? warningOf(event, tell(event, next, policy), next.emission) : none
    states.set(event.relation, next.state)
    return warnings
  }
  return {
    /** Warnings this event gives. Throws RangeError for an event that cannot be read. */
    take(event: FamilyDisputeEvent, isCorrectable = true): ReplayedWarning[] {
      const change = changeOf(event, policy, !isCorrectable)
      surely = clock.hear(change.at)
      taken += 1
      if (taken % sweepEvery === 0) sweep()
      if (!isCorrectable) return fold(event, change)
      return calls.enter(event).flatMap(each => fold(each, changeOf(each, policy)))
    },
    /** The grade last warned of, if the period it was said in is still open at this ISO instant. */
    warnedOf(relation: string, at: string): Grade | null {
      const state = states.get(relation)
      if (state === undefined || state.said === null) return null
      return judgeState({ kind: 'relationship', relation }, state, at, policy).grade === null ? null : state.said
    },
    relationships: (): number => states.size,
  }
}

type Arrived = { readonly event: FamilyDisputeEvent; readonly place: number; readonly surely: number }

const latestAt = (events: readonly FamilyDisputeEvent[]): number =>
  events.reduce((latest, { at }) => Math.max(latest, instantMs(at)), Number.NEGATIVE_INFINITY)

const startsAnew = (known: readonly FamilyDisputeEvent[], { surely }: Arrived, policy: Policy): boolean => {
  if (known.length === 0) return false
  return erasedAt({ reports: [], lastAt: latestAt(known), said: null, gradedUntil: 0 }, policy) <= surely
}

const judgeRelation = (arrived: readonly Arrived[], policy: Policy): [number, ReplayedWarning][] => {
  const warnings: [number, ReplayedWarning][] = []
  let known: FamilyDisputeEvent[] = []
  let said: Grade | null = null
  for (const arrival of arrived) {
    if (startsAnew(known, arrival, policy)) [known, said] = [[], null]
    const all: FamilyDisputeEvent[] = [...known, arrival.event]
    const asOf = isoInstant(latestAt(all))
    if (known.length > 0 && judge(known, asOf, policy).grade === null) said = null
    const judgement = judge(all, asOf, policy)
    if (isMoreUrgent(judgement.grade, said)) {
      const emission: Emission = said === null ? 'opens' : 'raises'
      warnings.push(
        ...warningOf(arrival.event, judgement, emission).map((w): [number, ReplayedWarning] => [arrival.place, w]),
      )
      said = judgement.grade
    }
    if (judgement.grade === null) said = null
    known = all
  }
  return warnings
}

/**
 * The same warnings as `startReplay`, each judged from all its events afresh with no state between them. Slow and
 * holding everything: it is there to check the other.
 */
export const replayBatch = (events: readonly FamilyDisputeEvent[], policy: Policy): ReplayedWarning[] => {
  const clock = startArrivalClock()
  const calls = startCallBook()
  const byRelation = new Map<string, Arrived[]>()
  for (const [place, event] of events.entries()) {
    const surely = clock.hear(instantMs(event.at))
    for (const moved of calls.enter(event)) {
      const arrived = byRelation.get(moved.relation) ?? []
      arrived.push({ event: moved, place, surely })
      byRelation.set(moved.relation, arrived)
    }
  }
  return [...byRelation.values()]
    .flatMap(arrived => judgeRelation(arrived, policy))
    .sort(([a], [b]) => a - b)
    .map(([, warning]) => warning)
}
