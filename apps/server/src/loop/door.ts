import { randomUUID } from 'node:crypto'
import {
  type Actor,
  type Context,
  type Decision,
  decide,
  type EchoDraft,
  type Matter,
  type MatterType,
  type Notice,
  open,
  type Refusal,
  type SpawnDraft,
} from '@fangwei/domain/loop/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { commitFact } from '../ledger/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { barredUnits, barsOf } from './barred-units.ts'
import { notify } from './notices.ts'
import { sealFields, type Token, unsealFields, type Values } from './personal.ts'
import { lockMatter, openChildren } from './read-matter.ts'
import type { Surroundings } from './surroundings.ts'
import { type Write, writeMatters } from './write-decision.ts'

/** One act on one matter, as it comes from a person or from the system itself. Input is in clear. */
export interface Act {
  readonly matter: string
  readonly action: string
  readonly input: Values
  readonly expectedVersion?: number
  readonly occurredAt?: Date
  /** Looks at the input's values against the type once that is known, under the lock. Throws what it finds. */
  readonly check?: (type: MatterType) => void
}

/** One matter to open. Fields are in clear. */
export interface NewMatter {
  readonly type: MatterType
  readonly unit: string
  readonly fields: Values
  readonly occurredAt?: Date
  readonly supervisor?: string
  readonly subject?: string
  readonly parent?: string
  readonly id?: string
  /** Units that must step aside whoever its own parties are: those of the matter it comes from. */
  readonly barred?: readonly string[]
}

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

/**
 * The one command on a matter: lock, decide, then write state, facts, clocks, children, echoes and notices,
 * all in the caller's transaction. Throws NotFound and Refused; the transaction then rolls back whole.
 */
export async function act(tx: Tx, around: Surroundings, actor: Actor, one: Act): Promise<Matter> {
  const locked = await lockMatter(tx, around.tenant, one.matter)
  if (locked === undefined) throw new NotFound()
  const type = typeOf(locked.matter.type)
  one.check?.(type)
  const children = await childrenIfAsked(tx, around.tenant, type, locked.matter.id, one.action)
  await tx.asSystem()
  const sealed = sealFields(around.keys, around.tenant, type, one.input)
  const decision = decided(
    decide({
      type,
      matter: locked.matter,
      action: one.action,
      input: sealed.values,
      actor,
      now: around.now,
      ...(one.occurredAt === undefined ? {} : { occurredAt: one.occurredAt }),
      ...(one.expectedVersion === undefined ? {} : { expectedVersion: one.expectedVersion }),
      context: contextOf(around, children),
    }),
  )
  await write(tx, around, actor, type, decision, sealed.tokens, false)
  return decision.next
}

/** Opens a matter in the caller's transaction, which must already act as the system or switches to it here. */
export async function openMatter(tx: Tx, around: Surroundings, actor: Actor, one: NewMatter): Promise<Matter> {
  await tx.asSystem()
  const sealed = sealFields(around.keys, around.tenant, one.type, one.fields)
  const barred = barsOf(await barredUnits(tx, around.tenant, sealed.tokens), sealed.tokens, one.barred)
  const decision = decided(
    open({
      ...one,
      id: one.id ?? randomUUID(),
      fields: sealed.values,
      actor,
      now: around.now,
      barred,
      context: contextOf(around),
    }),
  )
  await write(tx, around, actor, one.type, decision, sealed.tokens, true)
  return decision.next
}

async function write(
  tx: Tx,
  around: Surroundings,
  actor: Actor,
  type: MatterType,
  decision: Decision,
  tokens: readonly Token[],
  isNew: boolean,
): Promise<void> {
  const writes = [writeOf(type, decision, tokens, isNew, actor.account)]
  await writeMatters(tx, around.tenant, around.now, writes)
  await notify(tx, around, decision.next, decision.notices)
  for (const child of decision.spawned) await spawn(tx, around, decision.next, child)
  for (const echo of decision.echoes) await tellParent(tx, around, decision.next, echo)
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
    commitFact({ ...fact, matter: decision.next.id, version: decision.next.version, actor, retention: type.retention }),
  ),
  tokens,
})

async function spawn(tx: Tx, around: Surroundings, parent: Matter, child: SpawnDraft): Promise<void> {
  const type = typeOf(child.type)
  const known = Object.fromEntries(Object.entries(child.fields).filter(([name]) => name in type.fields))
  await openMatter(tx, around, systemActor(parent.unit), {
    type,
    id: child.id,
    unit: child.unit ?? parent.unit,
    fields: {
      ...unsealFields(around.keys, known),
      ...(parent.grade === null || !('grade' in type.fields) ? {} : { grade: parent.grade }),
    },
    parent: parent.id,
    barred: parent.barred,
    ...(parent.subject === null ? {} : { subject: parent.subject }),
  })
}

/** The parent hears what its child did. A parent that no longer waits for it keeps its state. */
async function tellParent(tx: Tx, around: Surroundings, child: Matter, echo: EchoDraft): Promise<void> {
  if (child.parent === null) return
  const locked = await lockMatter(tx, around.tenant, child.parent)
  if (locked === undefined) return
  const type = typeOf(locked.matter.type)
  const action = type.actions[echo.action]
  if (action === undefined || !action.from.includes(locked.matter.state)) return
  const actor = systemActor(child.unit)
  const decision = decided(
    decide({
      type,
      matter: locked.matter,
      action: echo.action,
      input: echo.input,
      actor,
      now: around.now,
      context: contextOf(around),
    }),
  )
  await write(tx, around, actor, type, decision, [], false)
}

function decided(result: Decision | Refusal): Decision {
  if (!result.ok) throw new Refused(result)
  return result
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

const childrenIfAsked = async (tx: Tx, tenant: number, type: MatterType, id: string, action: string) =>
  type.actions[action]?.requires?.some(r => r.kind === 'children-closed') === true
    ? openChildren(tx, tenant, id)
    : undefined

export type { Notice }
