import { randomUUID } from 'node:crypto'
import type { Actor, Context, Decision, MatterType, Refusal } from '@fangwei/domain/loop/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { commitFact } from '../ledger/index.ts'
import type { Token } from './personal.ts'
import type { Surroundings } from './surroundings.ts'
import type { Write } from './write-decision.ts'

export const systemActor = (org: string): Actor => ({ account: 'system', roles: [], org, duties: [], system: true })

/** The refusal of a decision, carried out of the transaction so that it rolls back. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.label.en)
    this.name = 'Refused'
  }
}

/** Not there, or not in the actor's sight: the two look the same. */
export class NotFound extends Error {
  override name = 'NotFound'
}

export function typeOf(name: string): MatterType {
  const type = findMatterType(name)
  if (type === undefined) throw new Error(`No matter type ${name}`)
  return type
}

export function contextOf(around: Surroundings, children?: Readonly<Record<string, number>>): Context {
  const { directory } = around
  return {
    policies: directory.policies,
    calendar: directory.calendar,
    pathOf: org => directory.pathOf(org),
    deskOf: org => directory.deskOf(org),
    newId: randomUUID,
    ...(children === undefined ? {} : { openChildren: children }),
    ...(directory.formerCalendar === undefined ? {} : { formerCalendar: directory.formerCalendar }),
  }
}

/** A decision as what is to be written: its facts are committed to here, before any transaction waits for them. */
export const writeOf = (
  type: MatterType,
  decision: Decision,
  tokens: readonly Token[],
  isNew: boolean,
  actor: string,
): Write => ({
  matter: decision.next,
  isNew,
  sole: type.oneOpenPerSubject === true,
  deadlines: decision.deadlines,
  facts: decision.facts.map(fact =>
    commitFact({ matter: decision.next.id, version: decision.next.version, actor, retention: type.retention, ...fact }),
  ),
  tokens,
})
