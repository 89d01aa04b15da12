import { decide } from '@fangwei/domain/loop/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { type Named, relationshipsNamed } from './barred-units.ts'
import { contextOf, NotFound, Refused, systemActor, typeOf } from './deciding.ts'
import { asItStands, grow, grownWrite, hasGrown } from './growing.ts'
import { notify } from './notices.ts'
import { sealFields, type Values } from './personal.ts'
import { lockMatters } from './read-matter.ts'
import { standAside } from './stand-aside.ts'
import type { Surroundings } from './surroundings.ts'
import { writeMatters } from './write-decision.ts'

/** One act of the system on one matter. Input is in clear. */
export interface SystemAct {
  readonly matter: string
  readonly action: string
  readonly input: Values
  readonly occurredAt?: Date
}

/**
 * The door for acts of the system in bulk: any number on any number of matters, in the order given, in a fixed number of
 * statements and the caller's transaction. Only for acts that end at their own matter; one that opens a child or tells a
 * parent goes through `act`. Throws NotFound and Refused; the transaction then rolls back whole.
 */
export async function actMany(tx: Tx, around: Surroundings, acts: readonly SystemAct[]): Promise<void> {
  if (acts.length === 0) return
  tx.asSystem()
  const context = contextOf(around)
  const locked = await lockMatters(tx, around.tenant, [...new Set(acts.map(one => one.matter))])
  const growing = new Map(locked.map(matter => [matter.id, asItStands(matter)]))
  const named = new Map<string, Named[]>()
  for (const { matter: id, action, input, occurredAt } of acts) {
    const grown = growing.get(id)
    if (grown === undefined) throw new NotFound()
    const matter = grown.decision.next
    const type = typeOf(matter.type)
    const sealed = sealFields(around.keys, around.tenant, type, input)
    const given = {
      type,
      matter,
      action,
      input: sealed.values,
      actor: systemActor(matter.unit),
      now: around.now,
      context,
    }
    const decision = decide({ ...given, ...(occurredAt === undefined ? {} : { occurredAt }) })
    if (!decision.ok) throw new Refused(decision)
    if (decision.spawned.length > 0 || decision.echoes.length > 0)
      throw new Error(`${matter.type}.${action} reaches beyond its matter: it goes through the single door`)
    grow(type, grown, decision, sealed.tokens)
    named.set(id, [...(named.get(id) ?? []), ...sealed.tokens, ...relationshipsNamed(type, input)])
  }
  const touched = [...growing.values()].filter(hasGrown)
  await writeMatters(
    tx,
    around.tenant,
    around.now,
    touched.map(grown => grownWrite(typeOf(grown.decision.next.type), grown)),
  )
  for (const { decision } of touched) {
    await notify(tx, around, decision.next, decision.notices)
    await standAside(tx, around, decision.next, named.get(decision.next.id) ?? [])
  }
}
