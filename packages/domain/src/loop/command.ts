import type { Calendar } from './calendar.ts'
import type { Actor, Matter } from './matter.ts'
import type { MatterType, Policy } from './matter-type.ts'

/** What a decision may need to know beside the matter. The server reads it inside the transaction. */
export interface Context {
  readonly policies: readonly Policy[]
  readonly calendar: Calendar
  /** Ancestors of an organisation root first, itself last; undefined when there is none of that code today. */
  readonly pathOf: (org: string) => readonly string[] | undefined
  /** The duty desk that receives what comes to an organisation. */
  readonly deskOf: (org: string) => string | null
  readonly newId: () => string
  /** Children that are still open, by type. */
  readonly openChildren?: Readonly<Record<string, number>>
  /** The holiday table that running deadlines were counted by, when it has changed since. */
  readonly formerCalendar?: Calendar
}

export interface Command {
  readonly action: string
  readonly input: Readonly<Record<string, unknown>>
  readonly actor: Actor
  readonly now: Date
  /** When it happened, for acts recorded later (offline, paper); never after `now`. */
  readonly occurredAt?: Date
  readonly expectedVersion?: number
  /** Set when a named person confirms what this account drafted. */
  readonly draftedBy?: string
}

export type Ask = Command & { readonly type: MatterType; readonly matter: Matter; readonly context: Context }
