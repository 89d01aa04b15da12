import type { Label } from '../../dictionaries/dictionary.ts'
import type { Grade } from '../grade.ts'
import type { Filter, ModelInput } from '../inputs.ts'
import type { Sourced } from '../model.ts'
import type { SubjectKind } from '../subject.ts'

/** Points for how often something happened. Windows are local days; see `leavesWindowAt`. */
export type Count = Sourced & {
  readonly code: string
  readonly label: Label
  readonly rule: Label
  readonly points: number
  /** How long an event keeps counting here. */
  readonly windowDays: number
} & (
    | { readonly kind: 'each'; readonly cap: number }
    | { readonly kind: 'cluster'; readonly atLeast: number; readonly withinDays: number }
  )

/** Points for a circumstance answered 有. It counts once, from its latest "yes" until `windowDays` have passed. */
export type Factor<Code extends string = string> = Sourced & {
  readonly code: Code
  readonly group: string
  readonly label: Label
  readonly rule: Label
  readonly points: number
  readonly windowDays: number
  /** Among factors of the same ladder only the highest gives points. */
  readonly ladder?: string
}

/** What a hard rule asks for: all or any of other conditions, a factor or one of a group, a count, or so many events. */
export type Condition<Code extends string = string> =
  | { readonly holds: 'all' | 'any'; readonly of: readonly Condition<Code>[] }
  | { readonly holds: 'factor'; readonly code: Code }
  | { readonly holds: 'group'; readonly group: string }
  | { readonly holds: 'count'; readonly code: string }
  | { readonly holds: 'events'; readonly atLeast: number; readonly withinDays: number }

/** Sets the grade whatever the points say. */
export type HardRule<Code extends string = string> = Sourced & {
  readonly code: string
  readonly grade: Grade
  readonly label: Label
  readonly rule: Label
  readonly when: Condition<Code>
}

export type Level = Sourced & { readonly grade: Grade; readonly from: number }

/** Which reports are one event, and whose reports are not counted as events at all. */
export type Counting = Sourced & {
  readonly sameEventMinutes: number
  /** How long after the first report of an incident another report of it is still the same event. */
  readonly sameIncidentMinutes: number
  readonly callersNotCounted: readonly string[]
  readonly rule: Label
}

/** A concept the model knows of and does not score, and why. */
export type NotScored = { readonly code: string; readonly label: Label; readonly why: Label }

/** Everything about a points model that is a decision and not arithmetic. Dated, sourced, replaceable by a tenant. */
export type PointsPolicy<Code extends string = string> = {
  readonly model: string
  readonly version: string
  readonly effectiveFrom: string
  /** Who put it in force locally; null while it is the default as shipped. */
  readonly approvedBy: string | null
  readonly subject: SubjectKind
  readonly utcOffsetMinutes: number
  readonly bases: Readonly<Record<string, Label>>
  readonly inputs: readonly ModelInput[]
  readonly filters: readonly Filter[]
  readonly counting: Counting
  readonly counts: readonly Count[]
  readonly factors: readonly Factor<Code>[]
  readonly hardRules: readonly HardRule<Code>[]
  readonly levels: readonly Level[]
  readonly notScored: readonly NotScored[]
  readonly trend: Sourced & { readonly days: number }
  /** Days after the last event when everything held on the subject is erased. */
  readonly erasure: Sourced & { readonly days: number }
  /** Bounds the state: the latest reports kept of one subject, and as many of the latest that state a factor. */
  readonly keptReports: Sourced & { readonly most: number }
  /** `quietDays` after a warning was closed only a more urgent grade warns again; 0 when absent. */
  readonly rearming: Sourced & { readonly rule: Label; readonly quietDays?: number }
}
