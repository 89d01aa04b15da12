import { randomUUID } from 'node:crypto'
import { decide, type MatterType, open } from '@fangwei/domain/loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { relationshipsNamed } from './barred-units.ts'
import { contextOf, Refused, systemActor } from './deciding.ts'
import { asItStands, type Growing, grow, grownWrite, hasGrown, newlyOpened } from './growing.ts'
import type { MatterRow } from './matter-row.ts'
import { notify } from './notices.ts'
import { sealFields, type Values } from './personal.ts'
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
 * and the caller tries the batch again.
 */
export async function joinMatters(tx: Tx, around: Surroundings, joins: readonly Join[]): Promise<Joined[]> {
  if (joins.length === 0) return []
  tx.asSystem()
  const { type } = joins[0]!
  const context = contextOf(around)
  const growing = await openOnes(tx, around.tenant, type, [...new Set(joins.map(j => j.subject))])
  const joined = joins.map((join): Joined => {
    const known = growing.get(join.subject)
    const sealed = sealFields(around.keys, around.tenant, type, known === undefined ? join.fields : join.input)
    const actor = systemActor(join.unit)
    const shared = { type, actor, now: around.now, occurredAt: join.occurredAt, context }
    const decision =
      known === undefined
        ? open({ ...shared, id: randomUUID(), unit: join.unit, subject: join.subject, fields: sealed.values })
        : decide({ ...shared, matter: known.decision.next, action: join.action, input: sealed.values })
    if (!decision.ok) throw new Refused(decision)
    const grown = known ?? newlyOpened(decision)
    grow(type, grown, decision, sealed.tokens)
    growing.set(join.subject, grown)
    return { matter: decision.next.id, opened: known === undefined }
  })
  const touched = [...growing.values()].filter(hasGrown)
  await writeMatters(
    tx,
    around.tenant,
    around.now,
    touched.map(g => grownWrite(type, g)),
  )
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
): Promise<Map<string, Growing>> {
  const rows = await tx.rows<MatterRow>(sql`
    SELECT m.*, (SELECT json_agg(d) FROM deadline d WHERE d.tenant = m.tenant AND d.matter = m.id) AS deadlines
    FROM matter m WHERE m.tenant = ${tenant} AND m.type = ${type.type} AND m.sole_subject = ANY (${subjects}::text[]) AND NOT m.closed
    ORDER BY m.id FOR UPDATE OF m`)
  return new Map(rows.map(row => [row.subject ?? '', asItStands(row)]))
}
