import { randomUUID } from 'node:crypto'
import { type MatterType, open } from '@fangwei/domain/loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { barredUnits, barsOf, type Named, relationshipsNamed } from './barred-units.ts'
import { contextOf, Refused, systemActor, writeOf } from './deciding.ts'
import { sealFields, type Values } from './personal.ts'
import type { Surroundings } from './surroundings.ts'
import { type Write, writeMatters } from './write-decision.ts'

/** Something that already happened elsewhere, as it ended there. Fields are in clear. */
export interface PastMatter {
  readonly type: MatterType
  readonly id?: string
  readonly unit: string
  readonly fields: Values
  readonly state: string
  readonly occurredAt: Date
  readonly closedAt: Date | null
  readonly subject?: string
  readonly parent?: string
}

/** A past matter decided, sealed and committed to: what is left is to ask the store who must step aside, and to write it. */
export interface ReadyMatter {
  readonly write: Write
  readonly named: readonly Named[]
  /** The same, decided again one level up: rare, and known only in the transaction. Throws Refused as the first did. */
  readonly without: (barred: readonly string[]) => Write
}

/**
 * Decides on one past matter without touching the store, so that the next batch is made ready while the store writes
 * the last. Clocks do not start and nobody is notified. Throws Refused when the declaration does.
 */
export function readyHistory(around: Surroundings, one: PastMatter): ReadyMatter {
  const sealed = sealFields(around.keys, around.tenant, one.type, one.fields)
  const id = one.id ?? randomUUID()
  const without = (barred: readonly string[]): Write => {
    const decision = open({
      type: one.type,
      id,
      unit: one.unit,
      fields: sealed.values,
      actor: systemActor(one.unit),
      now: around.now,
      occurredAt: one.occurredAt,
      barred,
      ...(one.subject === undefined ? {} : { subject: one.subject }),
      ...(one.parent === undefined ? {} : { parent: one.parent }),
      history: { state: one.state, closedAt: one.closedAt?.toISOString() ?? null },
      context: contextOf(around),
    })
    if (!decision.ok) throw new Refused(decision)
    return writeOf(one.type, decision, sealed.tokens, true, 'system')
  }
  const named = [...sealed.tokens, ...relationshipsNamed(one.type, one.fields, one.subject)]
  return { write: without([]), named, without }
}

/** The door for history: any number of matters in a fixed number of statements; a parent comes before what came of it. */
export async function writeHistory(tx: Tx, around: Surroundings, ready: readonly ReadyMatter[]): Promise<void> {
  tx.asSystem()
  const byName = await barredUnits(
    tx,
    around.tenant,
    ready.flatMap(r => r.named),
  )
  const bars = await barsOfParents(tx, around.tenant, ready)
  const writes = ready.map(({ write, named, without }) => {
    const { id, parent } = write.matter
    const barred = barsOf(byName, named, parent === null ? [] : bars.get(parent))
    bars.set(id, barred)
    return barred.length === 0 ? write : without(barred)
  })
  await writeMatters(tx, around.tenant, around.now, writes)
}

async function barsOfParents(tx: Tx, tenant: number, ready: readonly ReadyMatter[]): Promise<Map<string, string[]>> {
  const parents = [...new Set(ready.flatMap(r => r.write.matter.parent ?? []))]
  if (parents.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; barred: string[] }>(
    sql`SELECT id, barred FROM matter WHERE tenant = ${tenant} AND id = ANY (${parents}::uuid[]) AND barred <> '{}'`,
  )
  return new Map(rows.map(r => [r.id, r.barred]))
}

/** Both in one go. Returns the ids in order. A row that the declaration refuses throws; callers check rows beforehand. */
export async function importHistory(tx: Tx, around: Surroundings, past: readonly PastMatter[]): Promise<string[]> {
  const ready = past.map(one => readyHistory(around, one))
  await writeHistory(tx, around, ready)
  return ready.map(r => r.write.matter.id)
}
