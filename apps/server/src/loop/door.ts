import { randomUUID } from 'node:crypto'
import {
  type Actor,
  type Decision,
  decide,
  type EchoDraft,
  type Matter,
  type MatterType,
  open,
  type Refusal,
  type SpawnDraft,
} from '@fangwei/domain/loop/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { barredUnits, barsOf, relationshipsNamed } from './barred-units.ts'
import { contextOf, NotFound, Refused, systemActor, typeOf, writeOf } from './deciding.ts'
import { nameNobody } from './name-nobody.ts'
import { notify } from './notices.ts'
import { sealFields, type Token, unsealFields, type Values } from './personal.ts'
import { lockMatter, openChildren } from './read-matter.ts'
import { standAside } from './stand-aside.ts'
import type { Surroundings } from './surroundings.ts'
import { writeMatters } from './write-decision.ts'

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
  tx.asSystem()
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
  await nameNobody(tx, around, type, decision.next)
  await write(tx, around, actor, type, decision, sealed.tokens, false)
  return standAside(tx, around, decision.next, [...sealed.tokens, ...relationshipsNamed(type, one.input)])
}

/** Opens a matter in the caller's transaction, which must already act as the system or switches to it here. */
export async function openMatter(tx: Tx, around: Surroundings, actor: Actor, one: NewMatter): Promise<Matter> {
  tx.asSystem()
  const sealed = sealFields(around.keys, around.tenant, one.type, one.fields)
  const named = [...sealed.tokens, ...relationshipsNamed(one.type, one.fields, one.subject)]
  const barred = barsOf(await barredUnits(tx, around.tenant, named), named, one.barred)
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
  await Promise.all([
    writeMatters(tx, around.tenant, around.now, writes),
    notify(tx, around, decision.next, decision.notices),
  ])
  for (const child of decision.spawned) await spawn(tx, around, decision.next, child)
  for (const echo of decision.echoes) await tellParent(tx, around, decision.next, echo)
}

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

const childrenIfAsked = async (tx: Tx, tenant: number, type: MatterType, id: string, action: string) =>
  type.actions[action]?.requires?.some(r => r.kind === 'children-closed') === true
    ? openChildren(tx, tenant, id)
    : undefined
