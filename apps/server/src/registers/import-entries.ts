import { randomUUID } from 'node:crypto'
import { canonical } from '@fangwei/domain/ledger/index.ts'
import {
  type EntryValues,
  entryFaults,
  type Fault,
  findRegister,
  type Register,
} from '@fangwei/domain/registers/index.ts'
import { type NewFact, writeFacts } from '../ledger/index.ts'
import type { Tx } from '../platform/db/index.ts'
import type { Keys } from '../platform/secrets/index.ts'
import { keepStaffTokens } from './bar-units.ts'
import { type Entry, lockEntries } from './entry.ts'
import { movePaths } from './move-paths.ts'
import { placeEntries } from './place-entries.ts'
import { type EntryWrite, writeEntries } from './write-entries.ts'

/** One entry to take in, in clear. What is left out of `values` stays as it is in an entry that is there already. */
export interface NewEntry {
  readonly id?: string
  readonly values: EntryValues
  readonly validFrom?: string
  readonly validTo?: string | null
}

export interface Imported {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Entries kept out, by their place in the input. */
  readonly rejected: readonly { readonly index: number; readonly faults: readonly Fault[] }[]
}

export interface ImportOptions {
  /** Whose act it is in the facts. */
  readonly actor?: string
  /** `each`: a fact for every entry added or changed; `one`: one for the whole, for a first filling. */
  readonly facts?: 'each' | 'one'
  /** Refuses entries outside this organisation and what is below it. */
  readonly within?: string
  /** Today in the tenant's zone, from which new entries are valid unless they say otherwise. */
  readonly today?: string
}

const CHUNK = 2000

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
  const total = { added: 0, changed: 0, unchanged: 0, rejected: [] as Imported['rejected'][number][] }
  for (const batch of batchesOf(declared, entries)) {
    const done = await importBatch(tx, tenant, keys, declared, batch, now, options)
    total.added += done.added
    total.changed += done.changed
    total.unchanged += done.unchanged
    total.rejected.push(...done.rejected)
  }
  if (options.facts === 'one' && total.added + total.changed > 0)
    await writeFacts(tx, tenant, now, [
      factOf(declared, now, options.actor, 'imported', { added: total.added, changed: total.changed }),
    ])
  return { ...total, rejected: total.rejected.sort((a, b) => a.index - b.index) }
}

interface Indexed {
  readonly index: number
  readonly entry: NewEntry
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

async function importBatch(
  tx: Tx,
  tenant: number,
  keys: Keys,
  register: Register,
  batch: readonly Indexed[],
  now: Date,
  options: ImportOptions,
): Promise<Imported> {
  const today = options.today ?? now.toISOString().slice(0, 10)
  const known = await lockEntries(
    tx,
    tenant,
    keys,
    register,
    batch.flatMap(({ entry }) => entry.id ?? []),
  )
  const merged = batch.map(({ index, entry }) => merge(register, index, entry, known, today))
  const places = await placeEntries(tx, tenant, register, merged)
  const rejected: { index: number; faults: readonly Fault[] }[] = []
  const writes: (EntryWrite & { before: Entry | undefined })[] = []
  let unchanged = 0
  for (const [at, one] of merged.entries()) {
    const placed = places[at]!
    const faults = [
      ...entryFaults(register, one.given, one.values),
      ...dateFaults(one),
      ...(placed.ok ? outside(register, placed.place.path, options.within) : [placed.fault]),
    ]
    if (faults.length > 0 || !placed.ok) rejected.push({ index: one.index, faults: oncePerField(faults) })
    else if (same(one.before, one, placed.place.path)) unchanged += 1
    else writes.push({ entry: { ...one, ...placed.place }, isNew: one.before === undefined, before: one.before })
  }
  const sealed = await writeEntries(tx, tenant, keys, register, writes, now)
  await follow(tx, tenant, keys, register, writes, now, today)
  if (options.facts !== 'one')
    await writeFacts(
      tx,
      tenant,
      now,
      writes.map((w, at) => changeFact(register, now, options.actor, w, sealed[at]!)),
    )
  const added = writes.filter(w => w.isNew).length
  return { added, changed: writes.length - added, unchanged, rejected }
}

interface Merged extends Omit<Entry, 'org' | 'path'> {
  readonly index: number
  readonly given: string | undefined
  readonly before: Entry | undefined
}

function merge(
  register: Register,
  index: number,
  entry: NewEntry,
  known: ReadonlyMap<string, Entry>,
  today: string,
): Merged {
  const before = entry.id === undefined ? undefined : known.get(entry.id)
  const values = Object.fromEntries(
    Object.entries({ ...before?.values, ...entry.values }).filter(([, value]) => value !== null && value !== undefined),
  )
  return {
    index,
    given: entry.id,
    before,
    id: entry.id ?? `${register.register[0]!.toUpperCase()}${randomUUID()}`,
    version: (before?.version ?? 0) + 1,
    values,
    validFrom: entry.validFrom ?? before?.validFrom ?? today,
    validTo: entry.validTo === undefined ? (before?.validTo ?? null) : entry.validTo,
  }
}

const same = (before: Entry | undefined, after: Merged, path: readonly string[]): boolean =>
  before !== undefined &&
  before.validFrom === after.validFrom &&
  before.validTo === after.validTo &&
  before.path.join() === path.join() &&
  canonical(before.values) === canonical(after.values)

const dateFaults = ({ validFrom, validTo }: Merged): Fault[] =>
  validTo !== null && validTo < validFrom
    ? [{ field: 'validTo', zh: '停用日期早于启用日期', en: 'It ends before it begins' }]
    : []

function outside(register: Register, path: readonly string[], within: string | undefined): Fault[] {
  if (within === undefined || path.includes(within)) return []
  const { zh, en } = register.fields[register.belongs.field]!.label
  return [
    { field: register.belongs.field, zh: `“${zh}”不在您的管辖范围内`, en: `“${en}” is outside what you answer for` },
  ]
}

const oncePerField = (faults: readonly Fault[]) =>
  faults.filter((fault, at) => faults.findIndex(other => other.field === fault.field) === at)

/** What a change brings with it elsewhere: paths below what moved, and the units that step aside. */
async function follow(
  tx: Tx,
  tenant: number,
  keys: Keys,
  register: Register,
  writes: readonly (EntryWrite & { before: Entry | undefined })[],
  now: Date,
  today: string,
): Promise<void> {
  for (const { entry, before } of writes)
    if (before !== undefined && before.path.join() !== entry.path.join())
      await movePaths(tx, tenant, register, before, entry, now)
  if (register.register === 'staff')
    await keepStaffTokens(
      tx,
      tenant,
      keys,
      writes.flatMap(w => w.before ?? []),
      writes.map(w => w.entry),
      today,
    )
}

const changeFact = (
  register: Register,
  now: Date,
  actor: string | undefined,
  { entry, isNew }: EntryWrite,
  sealed: EntryValues,
): NewFact =>
  factOf(register, now, actor, 'changed', {
    id: entry.id,
    version: entry.version,
    org: entry.org,
    isNew,
    validFrom: entry.validFrom,
    validTo: entry.validTo,
    values: sealed,
  })

export const factOf = (
  register: Register,
  now: Date,
  actor: string | undefined,
  did: string,
  data: Readonly<Record<string, unknown>>,
): NewFact => ({
  matter: null,
  version: 0,
  kind: `register.${register.register}.${did}`,
  occurredAt: now.toISOString(),
  actor: actor ?? 'system',
  retention: register.retention,
  data: { by: actor ?? 'system', ...data },
})
