import type { Label } from '../dictionaries/dictionary.ts'
import type { Grade } from './grade.ts'
import type { Subject } from './subject.ts'

/** Every value of a policy says where it comes from and since when: `basis` is a key of the policy's `bases`. */
export type Sourced = { readonly basis: string; readonly effectiveFrom: string }

/** One line of the explanation: what counted, for how much, by which facts, until when, under which rule. */
export type Reason = {
  readonly code: string
  readonly label: Label
  readonly points: number
  readonly factIds: readonly string[]
  /** When the latest of what counts here happened. */
  readonly happenedAt: string
  /** When these points first fall, if nothing more happens. */
  readonly expiresAt: string
  readonly rule: Label
}

export type Trend = 'rising' | 'steady' | 'falling'

/** A judgement decides how fast to help, nothing else: it is never evidence and expires by itself. */
export type Judgement<Code extends string = string> = {
  readonly subject: Subject
  readonly asOf: string
  readonly grade: Grade | null
  readonly points: number
  readonly because: readonly Reason[]
  /** Factors nobody asked about at the latest event (未问), never to be read as "no". */
  readonly gaps: readonly Code[]
  /** The hard rule that asks for this grade, whether or not the points do too. */
  readonly hardRule?: string
  readonly trend?: Trend
  /** The next instant at which a point or a rule may lapse; null when nothing counts. */
  readonly nextDecayAt: string | null
  /** When everything the model holds on this subject is to be erased. */
  readonly eraseAt: string
}

/**
 * What a judgement does to the subject's warning. `opens` and `raises` are new warnings; `joins` adds to the one
 * that is open; null leaves nothing to say. Decay never emits.
 */
export type Emission = 'opens' | 'raises' | 'joins' | null

export type Advance<State, Code extends string = string> = {
  readonly state: State
  readonly judgement: Judgement<Code>
  readonly emission: Emission
}

export type ModelCard = {
  readonly code: string
  readonly label: Label
  readonly version: string
  readonly purpose: Label
  readonly notFor: readonly Label[]
  readonly data: readonly Label[]
  readonly limits: readonly Label[]
  readonly safeguards: readonly Label[]
  readonly ownerRole: Label
  readonly reviewEveryMonths: number
  readonly nextReviewOn: string
}

/**
 * A model: data (card and policy) and pure functions. `advance` folds one event in the order of arrival, `judge` answers
 * for a whole list at an instant; on the same events both give the same judgement.
 */
export type Model<Event, State, Policy, Code extends string = string> = {
  readonly card: ModelCard
  readonly policy: Policy
  readonly advance: (state: State | null, event: Event, policy: Policy) => Advance<State, Code>
  /** Judgement of a kept state at an instant: what decay has left of it. */
  readonly judgeState: (subject: Subject, state: State, asOf: string, policy: Policy) => Judgement<Code>
  readonly judge: (events: readonly Event[], asOf: string, policy: Policy) => Judgement<Code>
  /** Call when the warning of the subject is closed, so that the next event may open one again. */
  readonly rearm: (state: State) => State
}
