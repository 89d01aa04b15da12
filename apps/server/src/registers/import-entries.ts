import { setImmediate as turn } from 'node:timers/promises'
import { findRegister, type Register } from '@fangwei/domain/registers/index.ts'
import { writeFacts } from '../ledger/index.ts'
import type { Tx } from '../platform/db/index.ts'
import type { Keys } from '../platform/secrets/index.ts'
import {
  factOf,
  type ImportOptions,
  type Indexed,
  judgeBatch,
  type NewEntry,
  type Rejected,
  type Taking,
  writeBatch,
} from './import-batch.ts'
import { type Sealed, sealEntry } from './write-entries.ts'

export interface Imported {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Entries kept out, by their place in the input. */
  readonly rejected: readonly Rejected[]
}

const CHUNK = 1000
/** Entries sealed between two looks at the store's connection, which must go on sending meanwhile. */
const SLICE = 100

/**
 * Takes entries of one register into the store: parents before children, each checked, placed, sealed and indexed.
 * Taking the same entries in again changes nothing. Bad ones are reported and never stop the rest.
 */
export async function importEntries(
  tx: Tx,
  tenant: number,
  keys: Keys,
  register: string | Register,
  entries: readonly NewEntry[],
  now: Date,
  options: ImportOptions = {},
): Promise<Imported> {
  const declared = typeof register === 'string' ? findRegister(register) : register
  if (declared === undefined) throw new Error(`There is no register ${String(register)}`)
  const taking: Taking = { tx, tenant, keys, register: declared, now, options }
  const total = { added: 0, changed: 0, unchanged: 0, rejected: [] as Rejected[] }
  let writing: Promise<void> = Promise.resolve()
  let mostlyNew = true
  for (const batch of batchesOf(declared, entries)) {
    // The next batch is sealed here while the store writes the last one.
    const ahead = mostlyNew ? await sealAhead(taking, batch) : new Map<number, Sealed>()
    await writing
    const { writes, unchanged, rejected } = await judgeBatch(taking, batch, ahead)
    writing = writeBatch(taking, writes)
    writing.catch(() => undefined)
    const added = writes.filter(w => w.isNew).length
    mostlyNew = added * 2 > batch.length
    total.added += added
    total.changed += writes.length - added
    total.unchanged += unchanged
    total.rejected.push(...rejected)
  }
  await writing
  if (options.facts === 'one' && total.added + total.changed > 0)
    await writeFacts(tx, tenant, now, [
      factOf(declared, now, options.actor, 'imported', { added: total.added, changed: total.changed }),
    ])
  return { ...total, rejected: total.rejected.sort((a, b) => a.index - b.index) }
}

/** Seals entries that are probably new; values that the register does not know are left to be refused. */
async function sealAhead({ tenant, keys, register }: Taking, batch: readonly Indexed[]): Promise<Map<number, Sealed>> {
  const ahead = new Map<number, Sealed>()
  for (const [at, { index, entry }] of batch.entries()) {
    if (at % SLICE === 0) await turn()
    if (Object.keys(entry.values).every(name => Object.hasOwn(register.fields, name)))
      ahead.set(index, sealEntry(tenant, keys, register, entry.values))
  }
  return ahead
}

/** Batches in which no entry waits for another one: organisations go level by level, doubled ids one after the other. */
function* batchesOf(register: Register, entries: readonly NewEntry[]): Generator<Indexed[]> {
  let batch: Indexed[] = []
  let ids = new Set<string>()
  for (const { index, entry } of parentsFirst(register, entries)) {
    const waits =
      (entry.id !== undefined && ids.has(entry.id)) ||
      (register.belongs.by === 'parent' && ids.has(String(entry.values[register.belongs.field])))
    if (waits || batch.length === CHUNK) {
      yield batch
      batch = []
      ids = new Set()
    }
    batch.push({ index, entry })
    if (entry.id !== undefined) ids.add(entry.id)
  }
  if (batch.length > 0) yield batch
}

/** Organisations come after the parents that stand among the same entries, wherever the source put them. */
function parentsFirst(register: Register, entries: readonly NewEntry[]): Indexed[] {
  const indexed = entries.map((entry, index) => ({ index, entry }))
  if (register.belongs.by !== 'parent') return indexed
  const { field } = register.belongs
  const parents = new Map(entries.map(e => [e.id, e.values[field]]))
  const depth = (id: unknown, left = 12): number =>
    left > 0 && typeof id === 'string' && parents.has(id) ? 1 + depth(parents.get(id), left - 1) : 0
  return indexed
    .map(one => ({ one, deep: depth(one.entry.id) }))
    .sort((a, b) => a.deep - b.deep)
    .map(({ one }) => one)
}
