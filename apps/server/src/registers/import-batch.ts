import { randomUUID } from 'node:crypto'
import { canonical } from '@fangwei/domain/ledger/index.ts'
import { type EntryValues, entryFaults, type Fault, type Register } from '@fangwei/domain/registers/index.ts'
import { type NewFact, writeFacts } from '../ledger/index.ts'
import type { Tx } from '../platform/db/index.ts'
import type { Keys } from '../platform/secrets/index.ts'
import { keepStaffTokens } from './bar-units.ts'
import { type Entry, lockEntries } from './entry.ts'
import { movePaths } from './move-paths.ts'
import { placeEntries } from './place-entries.ts'
import { type EntryWrite, type Sealed, sealEntry, writeEntries } from './write-entries.ts'

/** One entry to take in, in clear. What is left out of `values` stays as it is in an entry that is there already. */
export interface NewEntry {
  readonly id?: string
  readonly values: EntryValues
  readonly validFrom?: string
  readonly validTo?: string | null
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

export interface Taking {
  readonly tx: Tx
  readonly tenant: number
  readonly keys: Keys
  readonly register: Register
  readonly now: Date
  readonly options: ImportOptions
}

export interface Indexed {
  /** Its place in the input. */
  readonly index: number
  readonly entry: NewEntry
}

export interface Rejected {
  readonly index: number
  readonly faults: readonly Fault[]
}

export interface BatchWrite extends EntryWrite {
  readonly before: Entry | undefined
}

export interface Judged {
  readonly writes: readonly BatchWrite[]
  readonly unchanged: number
  readonly rejected: readonly Rejected[]
}

const todayOf = ({ options, now }: Taking) => options.today ?? now.toISOString().slice(0, 10)

/** What becomes of each entry, against those that are there already, which stay locked. Writes nothing. */
export async function judgeBatch(
  taking: Taking,
  batch: readonly Indexed[],
  ahead: ReadonlyMap<number, Sealed>,
): Promise<Judged> {
  const { tx, tenant, keys, register, options } = taking
  const ids = batch.flatMap(({ entry }) => entry.id ?? [])
  const known = await lockEntries(tx, tenant, keys, register, ids)
  const merged = batch.map(({ index, entry }) => merge(register, index, entry, known, todayOf(taking)))
  const places = await placeEntries(tx, tenant, register, merged)
  const rejected: Rejected[] = []
  const writes: BatchWrite[] = []
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
    else {
      const sealed = one.before === undefined ? ahead.get(one.index) : undefined
      writes.push({
        entry: { ...one, ...placed.place },
        isNew: one.before === undefined,
        sealed: sealed ?? sealEntry(tenant, keys, register, one.values),
        before: one.before,
      })
    }
  }
  return { writes, unchanged, rejected }
}

/** Writes what was judged, with what follows from it elsewhere and the facts about it. */
export async function writeBatch(taking: Taking, writes: readonly BatchWrite[]): Promise<void> {
  const { tx, tenant, register, now, options } = taking
  await writeEntries(tx, tenant, register, writes, now)
  await follow(taking, writes)
  if (options.facts !== 'one')
    await writeFacts(
      tx,
      tenant,
      now,
      writes.map(write => changeFact(register, now, options.actor, write)),
    )
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
async function follow(taking: Taking, writes: readonly BatchWrite[]): Promise<void> {
  const { tx, tenant, keys, register, now } = taking
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
      todayOf(taking),
    )
}

const changeFact = (
  register: Register,
  now: Date,
  actor: string | undefined,
  { entry, isNew, sealed }: EntryWrite,
): NewFact =>
  factOf(register, now, actor, 'changed', {
    id: entry.id,
    version: entry.version,
    org: entry.org,
    isNew,
    validFrom: entry.validFrom,
    validTo: entry.validTo,
    values: sealed.data,
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
