import { randomUUID } from 'node:crypto'
import { decide, type MatterType, open } from '@fangwei/domain/loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { relationshipsNamed } from './barred-units.ts'
import { contextOf, Refused, systemActor } from './deciding.ts'
import { asItStands, type Growing, grow, grownWrite, hasGrown, newlyOpened } from './growing.ts'
import { KnownMatters } from './known-matters.ts'
import type { MatterRow } from './matter-row.ts'
import { notify } from './notices.ts'
import { sealFields, type Values } from './personal.ts'
import { lockMatters } from './read-matter.ts'
import { standAside } from './stand-aside.ts'
import type { Surroundings } from './surroundings.ts'
import { writeMatters } from './write-decision.ts'

/** A further sign of one subject: it joins the open matter about it by a system action, or opens one. */
export interface Join {
  readonly type: MatterType
  readonly subject: string
  readonly unit: string
  /** Fields in clear of the matter to open when none is. */
  readonly fields: Values
  readonly action: string
  readonly input: Values
  readonly occurredAt: Date
}

export interface Joined {
  readonly matter: string
  readonly opened: boolean
}

/**
 * The door for a flood: any number of signs of any number of subjects of one type, in a fixed number of statements and
 * in the order given. The caller's transaction; a subject opened meanwhile by another process breaks its unique index,
 * and the caller tries the batch again. Of matters that are `known` only the version is read.
 */
export async function joinMatters(
  tx: Tx,
  around: Surroundings,
  joins: readonly Join[],
  known = new KnownMatters(),
): Promise<Joined[]> {
  if (joins.length === 0) return []
  tx.asSystem()
  const { type } = joins[0]!
  const context = contextOf(around)
  const growing = await openOnes(tx, around.tenant, type, [...new Set(joins.map(j => j.subject))], known)
  const joined = joins.map((join): Joined => {
    const standing = growing.get(join.subject)
    const sealed = sealFields(around.keys, around.tenant, type, standing === undefined ? join.fields : join.input)
    const actor = systemActor(join.unit)
    const shared = { type, actor, now: around.now, occurredAt: join.occurredAt, context }
    const decision =
      standing === undefined
        ? open({ ...shared, id: randomUUID(), unit: join.unit, subject: join.subject, fields: sealed.values })
        : decide({ ...shared, matter: standing.decision.next, action: join.action, input: sealed.values })
    if (!decision.ok) throw new Refused(decision)
    const grown = standing ?? newlyOpened(decision)
    grow(type, grown, decision, sealed.tokens)
    growing.set(join.subject, grown)
    return { matter: decision.next.id, opened: standing === undefined }
  })
  const touched = [...growing.values()].filter(hasGrown)
  await writeMatters(
    tx,
    around.tenant,
    around.now,
    touched.map(g => grownWrite(type, g)),
  )
  tx.afterCommit(() => {
    for (const { decision } of touched) known.keep(decision.next)
  })
  for (const { decision, was, tokens } of touched) {
    if (was === null) await notify(tx, around, decision.next, decision.notices)
    await standAside(tx, around, decision.next, [...tokens, ...relationshipsNamed(type, decision.next.data)])
  }
  return joined
}

/** Locks the open matters of these subjects, in one order so that two batches never wait for each other in a ring. */
async function openOnes(
  tx: Tx,
  tenant: number,
  type: MatterType,
  subjects: readonly string[],
  known: KnownMatters,
): Promise<Map<string, Growing>> {
  const locked = await tx.rows<Pick<MatterRow, 'id' | 'version'>>(sql`
    SELECT id, version FROM matter WHERE tenant = ${tenant} AND type = ${type.type}
      AND sole_subject = ANY (${subjects}::text[]) AND NOT closed ORDER BY id FOR UPDATE`)
  const matters = locked.flatMap(({ id, version }) => known.at(id, version) ?? [])
  const found = new Set(matters.map(m => m.id))
  const strange = locked.flatMap(({ id }) => (found.has(id) ? [] : [id]))
  const read = await lockMatters(tx, tenant, strange)
  return new Map([...matters, ...read].map(matter => [matter.subject ?? '', asItStands(matter)]))
}
