import { randomUUID } from 'node:crypto'
import { type MatterType, open } from '@fangwei/domain/loop/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { contextOf, Refused, systemActor, writeOf } from './door.ts'
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

/** A past matter decided, sealed and committed to: what is left is to write it. */
export type ReadyMatter = Write

/**
 * Decides on one past matter without touching the store, so that the next batch is made ready while the store writes
 * the last. Clocks do not start and nobody is notified. Throws Refused when the declaration does.
 */
export function readyHistory(around: Surroundings, one: PastMatter): ReadyMatter {
  const sealed = sealFields(around.keys, around.tenant, one.type, one.fields)
  const decision = open({
    type: one.type,
    id: one.id ?? randomUUID(),
    unit: one.unit,
    fields: sealed.values,
    actor: systemActor(one.unit),
    now: around.now,
    occurredAt: one.occurredAt,
    ...(one.subject === undefined ? {} : { subject: one.subject }),
    ...(one.parent === undefined ? {} : { parent: one.parent }),
    history: { state: one.state, closedAt: one.closedAt?.toISOString() ?? null },
    context: contextOf(around),
  })
  if (!decision.ok) throw new Refused(decision)
  return writeOf(one.type, decision, sealed.tokens, true, 'system')
}

/** The door for history: any number of matters in a fixed number of statements. */
export async function writeHistory(tx: Tx, around: Surroundings, ready: readonly ReadyMatter[]): Promise<void> {
  await tx.asSystem()
  await writeMatters(tx, around.tenant, around.now, ready)
}

/** Both in one go. Returns the ids in order. A row that the declaration refuses throws; callers check rows beforehand. */
export async function importHistory(tx: Tx, around: Surroundings, past: readonly PastMatter[]): Promise<string[]> {
  const ready = past.map(one => readyHistory(around, one))
  await writeHistory(tx, around, ready)
  return ready.map(w => w.matter.id)
}
