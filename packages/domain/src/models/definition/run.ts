import { type ArrivalClock, startArrivalClock } from '../arrival-clock.ts'
import { instantMs } from '../day.ts'
import type { Grade } from '../grade.ts'
import type { Emission, Judgement } from '../model.ts'
import {
  compile,
  erasedAt,
  explain,
  gradeOf,
  joinedRed,
  type PointsState,
  retained,
  type Step,
  step,
} from '../points/index.ts'
import type { Subject } from '../subject.ts'
import { type Entry, entriesOf, type Runnable, subjectKey, subjectOf } from './compile.ts'
import type { ModelFact } from './fact.ts'

/** A warning the model gives: the judgement at the fact that opened or raised it. */
export type ModelWarning = {
  readonly fact: ModelFact
  readonly subject: Subject
  readonly grade: Grade
  readonly emission: Exclude<Emission, 'joins' | null>
  readonly judgement: Judgement
}

/** Tells one step in full: every point, its facts, its rule, and when it lapses. */
export const tellStep = (model: Runnable, subject: Subject, { state, graded }: Step): Judgement =>
  explain({ subject, reports: state.reports, lastAt: state.lastAt, graded, compiled: compile(model.policy) })

/** What decay has left of a kept state at an instant in milliseconds. */
export const judgeKept = (model: Runnable, subject: Subject, state: PointsState, asOf: number): Judgement => {
  const compiled = compile(model.policy)
  const happened = state.reports.filter(({ at }) => at <= asOf)
  const reports = retained(happened, asOf, compiled)
  return explain({ subject, reports, lastAt: state.lastAt, graded: gradeOf(reports, asOf, compiled), compiled })
}

/** Everything a run holds, JSON-serialisable, so that it can be put down and taken up again. */
export type RunState = {
  readonly states: readonly (readonly [string, PointsState])[]
  readonly taken: number
  readonly clock: ReturnType<ArrivalClock['keep']>
}

const sweepEvery = 20_000

/**
 * Runs a model over facts in the order of arrival, holding only subjects that are not due for erasure. What arrives after
 * its subject was erased begins it anew.
 */
export const startRun = (model: Runnable, from?: RunState) => {
  const { policy } = model
  const states = new Map<string, PointsState>(from?.states)
  const clock = startArrivalClock(from?.clock)
  let taken = from?.taken ?? 0
  let surely = clock.surely()

  const sweep = () => {
    for (const [key, state] of states) if (erasedAt(state, policy) <= surely) states.delete(key)
  }
  const fold = (fact: ModelFact, { subject, key, change }: Entry): ModelWarning[] => {
    const kept = states.get(key)
    const known = kept !== undefined && erasedAt(kept, policy) > surely ? kept : null
    const joined = known === null ? undefined : joinedRed(known, change, policy)
    const next = joined === undefined ? step(known, change, policy) : undefined
    states.set(key, joined ?? next!.state)
    const emission = next?.emission
    if (next === undefined || (emission !== 'opens' && emission !== 'raises')) return []
    return [{ fact, subject, grade: next.graded.grade!, emission, judgement: tellStep(model, subject, next) }]
  }
  return {
    /** Warnings this fact gives; `before` is what the last fact of the same id said, if there was one. */
    take(fact: ModelFact, before?: ModelFact): ModelWarning[] {
      const entries = entriesOf(model, fact, before)
      if (entries.length === 0) return []
      surely = clock.hear(instantMs(fact.at))
      taken += 1
      if (taken % sweepEvery === 0) sweep()
      return entries.flatMap(entry => fold(fact, entry))
    },
    /** The grade last warned of about this fact's subject, if that period is still open when the fact happens. */
    warnedOf(fact: ModelFact): Grade | null {
      const subject = subjectOf(model, fact)
      const state = subject === undefined ? undefined : states.get(subjectKey(subject))
      if (subject === undefined || state === undefined || state.said === null) return null
      return judgeKept(model, subject, state, instantMs(fact.at)).grade === null ? null : state.said
    },
    subjects: (): number => states.size,
    keep: (): RunState => ({ states: [...states], taken, clock: clock.keep() }),
  }
}

export type Run = ReturnType<typeof startRun>
