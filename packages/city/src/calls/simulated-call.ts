import type { DuplicateKind } from '@fangwei/domain/dictionaries/call-relation.ts'
import type { CallRecord, DispatchRecord, FeedbackRecord } from '@fangwei/domain/intake/record.ts'
import type { Caller } from '@fangwei/domain/models/family-dispute/event.ts'
import type { FactorCode } from '@fangwei/domain/models/family-dispute/factors.ts'
import type { Answer } from '@fangwei/domain/models/points/index.ts'

/** What the officer answered about a family dispute at feedback; a factor left out was not asked. */
export interface FamilyAssessment {
  /** Id of a relationship between two recorded people. */
  readonly relation: string
  readonly caller: Caller
  readonly factors: Readonly<Partial<Record<FactorCode, Answer>>>
}

/** The linked forms of one call: 接警单, then 派警单 and 反馈单 in time order. */
export interface SimulatedCall {
  readonly call: CallRecord
  readonly dispatches: readonly DispatchRecord[]
  readonly feedbacks: readonly FeedbackRecord[]
  /** Community room that answers for the place, when there is a place. */
  readonly community?: string
  /** Number of the recorded household it happened at, when it did. */
  readonly household?: number
  readonly family?: FamilyAssessment
  /** Why it repeats an earlier call, when it does. */
  readonly duplicate?: DuplicateKind
}
