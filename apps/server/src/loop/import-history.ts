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

/**
 * The door for history: any number of matters in a fixed number of statements. Clocks do not start and nobody is
 * notified. Returns the ids in order. A row that the declaration refuses throws; callers check rows beforehand.
 */
export async function importHistory(tx: Tx, around: Surroundings, past: readonly PastMatter[]): Promise<string[]> {
  await tx.asSystem()
  const context = contextOf(around)
  const writes = past.map((one): Write => {
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
      context,
    })
    if (!decision.ok) throw new Refused(decision)
    return writeOf(one.type, decision, sealed.tokens, true)
  })
  await writeMatters(tx, around.tenant, around.now, 'system', writes)
  return writes.map(w => w.matter.id)
}
