import type { Label } from './field.ts'
import type { Grade } from './matter-type.ts'

/** Instants are ISO strings in UTC, as they are stored and sent. */
export type Instant = string

export interface Deadline {
  readonly id: string
  readonly code: string
  /** 0 for a plain deadline; 1..n for planned follow-ups. */
  readonly ordinal: number
  readonly planned: boolean
  readonly amount: number
  readonly unit: 'minute' | 'hour' | 'day' | 'working-day'
  /** The rule it was started under, kept although the policy may change. */
  readonly basis: string
  readonly calendarVersion: number
  readonly startedAt: Instant
  readonly dueAt: Instant
  readonly state: 'running' | 'paused' | 'met' | 'cancelled'
  /** Share of counted time already announced: 0, 50, 80 or 100. */
  readonly reminded: 0 | 50 | 80 | 100
  /** When the sweeper looks at it next; null when there is nothing left to announce. */
  readonly nextAt: Instant | null
  /** How many steps above the unit have been told of the lapse. */
  readonly escalated: number
  readonly lapsedAt: Instant | null
  readonly metAt: Instant | null
  readonly pausedAt: Instant | null
  readonly remainingMs: number | null
  readonly request: DeadlineRequest | null
}

/** A pause or an extension asked for and not yet decided by the approver. */
export interface DeadlineRequest {
  readonly kind: 'pause' | 'extend'
  readonly by: string
  readonly at: Instant
  readonly reason: string
  readonly amount: number
}

/** An action proposed by somebody who may only propose it, waiting for a named person who may do it. */
export interface Draft {
  readonly action: string
  readonly input: Readonly<Record<string, unknown>>
  readonly by: string
  readonly at: Instant
}

export interface Matter {
  readonly id: string
  readonly type: string
  readonly typeVersion: number
  readonly version: number
  readonly state: string
  readonly closed: boolean
  readonly grade: Grade | null
  /** Handling organisation, its ancestors root first (itself last), and who pushed it. */
  readonly unit: string
  readonly path: readonly string[]
  readonly supervisor: string | null
  readonly partners: readonly string[]
  /** Units that must not see it because one of their own is a party. */
  readonly barred: readonly string[]
  readonly holderPost: string | null
  /** The shift that accepted it; another shift at the post has yet to. */
  readonly holderShift: string | null
  readonly claim: { readonly account: string; readonly until: Instant } | null
  /** What a model's judgement or a reopening is about: a relationship or a place, never a person. */
  readonly subject: string | null
  readonly parent: string | null
  readonly occurredAt: Instant
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  /** Personal fields are sealed strings here: the core never sees them in clear. */
  readonly data: Readonly<Record<string, unknown>>
  /** Who last did each action: the second person of a review is somebody else. */
  readonly doneBy: Readonly<Record<string, string>>
  readonly draft: Draft | null
  readonly deadlines: readonly Deadline[]
}

export interface Actor {
  readonly account: string
  readonly roles: readonly string[]
  readonly org: string
  /** Posts the actor is on shift at now, with the shift. */
  readonly duties: readonly { readonly post: string; readonly shift: string }[]
  readonly system?: boolean
}

/** What happened, in the past tense; the server seals, hashes and orders it. */
export interface FactDraft {
  readonly kind: string
  readonly occurredAt: Instant
  readonly data: Readonly<Record<string, unknown>>
}

/** Somebody to be told. The server turns it into rows per person. */
export interface Notice {
  readonly about: 'reminder' | 'lapse' | 'escalation' | 'pushed' | 'returned' | 'urged' | 'handed-over' | 'approval'
  /** Whoever leads the shift of this organisation today. */
  readonly leaderOf?: string
  /** Everybody of the organisation with one of these relations to it; here: the whole unit. */
  readonly unit?: string
  readonly account?: string
  readonly deadline?: string
}

export interface SpawnDraft {
  readonly type: string
  readonly id: string
  readonly unit: string | null
  readonly fields: Readonly<Record<string, unknown>>
}

export interface EchoDraft {
  readonly action: string
  readonly input: Readonly<Record<string, unknown>>
}

export interface Decision {
  readonly ok: true
  readonly next: Matter
  readonly facts: readonly FactDraft[]
  /** Deadlines that are new or changed. */
  readonly deadlines: readonly Deadline[]
  readonly spawned: readonly SpawnDraft[]
  readonly echoes: readonly EchoDraft[]
  readonly notices: readonly Notice[]
}

export type RefusalCode =
  | 'unknown-action'
  | 'not-allowed'
  | 'wrong-state'
  | 'stale-version'
  | 'missing-field'
  | 'unknown-field'
  | 'requirement'
  | 'second-person'
  | 'bad-unit'
  | 'claimed'
  | 'no-deadline'
  | 'no-draft'
  | 'not-handed-over'
  | 'happened-later'
  | 'names-somebody'

export interface Refusal {
  readonly ok: false
  readonly code: RefusalCode
  readonly label: Label
  readonly fields?: readonly string[]
}

export const refuse = (code: RefusalCode, zh: string, en: string, fields?: readonly string[]): Refusal => ({
  ok: false,
  code,
  label: { zh, en },
  ...(fields === undefined ? {} : { fields }),
})
