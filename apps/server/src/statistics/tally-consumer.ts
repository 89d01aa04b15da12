import { kindsClosing, kindsOpening, type MatterType } from '@fangwei/domain/loop/index.ts'
import { findMatterType, matterTypes } from '@fangwei/domain/matters/index.ts'
import type { Directory } from '../directory/index.ts'
import type { Consumer, OrderedFact } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { Services } from '../services.ts'
import { type Counted, keepCounted, readCounted } from './counted.ts'
import { type Delta, type FigureName, writeDeltas } from './deltas.ts'

export const TALLY = 'tally'
const DAY_MS = 86_400_000

/**
 * Counts matters by day for statistics. What has been counted is kept beside the counts, so a fact that comes late, or
 * an order read anew from its beginning, counts each thing once. A fact whose payload is erased leaves what it was counted as.
 */
export const tallyConsumer = ({ directories }: Services): Consumer => ({
  name: TALLY,
  kinds: matterTypes.flatMap(countedKinds),
  take: async (tx, tenant, facts) => {
    const directory = await directories.of(tenant)
    const mattered = facts.filter(fact => fact.matter !== null)
    const counted = await readCounted(tx, tenant, [...new Set(mattered.map(fact => fact.matter!))])
    const before = new Map([...counted].map(([matter, known]) => [matter, JSON.stringify(known)]))
    const deltas: Delta[] = []
    for (const fact of mattered) await count({ tx, tenant, directory, counted, deltas }, fact)
    await keepCounted(
      tx,
      tenant,
      [...counted.values()].filter(known => JSON.stringify(known) !== before.get(known.matter)),
    )
    await writeDeltas(tx, tenant, deltas)
  },
})

/** What is counted of a type: that it came, lapsed, moved away, ended, and came back. */
function countedKinds(type: MatterType): string[] {
  const again = type.actions[type.reopens?.action ?? '']
  const others = ['deadline-lapsed', 'stepped-aside', ...(again === undefined ? [] : [again.did])]
  return [...kindsOpening(type), ...kindsClosing(type), ...others.map(did => `${type.type}.${did}`)]
}

interface Counting {
  readonly tx: Tx
  readonly tenant: number
  readonly directory: Directory
  readonly counted: Map<string, Counted>
  readonly deltas: Delta[]
}

async function count(counting: Counting, fact: OrderedFact): Promise<void> {
  const [name = '', did = ''] = splitKind(fact.kind)
  const type = findMatterType(name)
  if (type === undefined || fact.data === undefined) return
  if (did === 'opened' || did === 'imported') return countOpening(counting, type, fact, did)
  const known = counting.counted.get(fact.matter!)
  if (known === undefined) return
  if (did === 'deadline-lapsed') countLapse(counting, known)
  if (did === type.actions[type.reopens?.action ?? '']?.did) recurred(counting, known, fact.occurredAt)
  if (did === 'stepped-aside') await moveCounted(counting, known, fact.data.unit)
  const { to } = fact.data
  if (typeof to === 'string' && type.states[to]?.closed === true) close(counting, known, fact.occurredAt)
}

/** `fraud-warning.deadline-lapsed`: the type's name has no dot. */
const splitKind = (kind: string): [string, string] => {
  const dot = kind.indexOf('.')
  return [kind.slice(0, dot), kind.slice(dot + 1)]
}

async function countOpening(
  counting: Counting,
  type: MatterType,
  fact: OrderedFact,
  did: 'opened' | 'imported',
): Promise<void> {
  const { counted, directory, deltas } = counting
  if (counted.has(fact.matter!)) return
  const data = fact.data as {
    unit?: string
    state?: string
    closedAt?: string
    input?: { category?: unknown; drill?: unknown }
  }
  // A drill counts in no figure; nothing of it is counted later, for only what was opened here is known.
  if (data.input?.drill === true) return
  const path = directory.pathOf(data.unit ?? '')
  if (path === undefined) return
  const { category } = data.input ?? {}
  const known: Counted = {
    matter: fact.matter!,
    type: type.type,
    category: typeof category === 'string' ? category : '',
    path,
    openedDay: dayOf(directory, fact.occurredAt),
    lapsed: false,
    closedAt: null,
    recurred30: false,
    recurred90: false,
  }
  counted.set(known.matter, known)
  deltas.push({ of: known, day: known.openedDay, opened: 1, ...(did === 'imported' && { imported: 1 }) })
  if (type.reopens !== undefined) await anotherOfItsSubject(counting, known, fact.occurredAt)
  if (type.states[data.state ?? '']?.closed === true) close(counting, known, data.closedAt ?? fact.occurredAt)
}

/** A unit that stepped aside keeps no figure of it: what was counted there is taken back, and those above keep theirs. */
async function moveCounted({ tx, tenant, directory, deltas }: Counting, known: Counted, unit: unknown): Promise<void> {
  const path = typeof unit === 'string' ? directory.pathOf(unit) : undefined
  if (path === undefined || path.length >= known.path.length) return
  const imported = await tx.first(sql`
    SELECT 1 AS one FROM fact WHERE tenant = ${tenant} AND matter = ${known.matter}::uuid AND kind = ${`${known.type}.imported`} LIMIT 1`)
  const [before, after] = [{ ...known }, { ...known, path }]
  const move = (day: string, figures: Readonly<Partial<Record<FigureName, number>>>) => {
    const taken = Object.fromEntries(Object.entries(figures).map(([name, n]) => [name, -n]))
    deltas.push({ of: before, day, ...taken }, { of: after, day, ...figures })
  }
  move(known.openedDay, { opened: 1, imported: imported === undefined ? 0 : 1, lapsed: known.lapsed ? 1 : 0 })
  if (known.closedAt !== null)
    move(dayOf(directory, known.closedAt), {
      closed: 1,
      recurred30: known.recurred30 ? 1 : 0,
      recurred90: known.recurred90 ? 1 : 0,
    })
  known.path = path
}

function countLapse({ deltas }: Counting, known: Counted): void {
  if (known.lapsed) return
  known.lapsed = true
  deltas.push({ of: known, day: known.openedDay, lapsed: 1 })
}

function close({ directory, deltas }: Counting, known: Counted, at: string): void {
  known.closedAt = at
  known.recurred30 = false
  known.recurred90 = false
  deltas.push({ of: known, day: dayOf(directory, at), closed: 1 })
}

/** A further sign after the last closing, once for each of the two spans. */
function recurred({ directory, deltas }: Counting, known: Counted, at: string): void {
  if (known.closedAt === null) return
  const days = (Date.parse(at) - Date.parse(known.closedAt)) / DAY_MS
  if (days < 0 || days > 90) return
  const within30 = days <= 30 && !known.recurred30
  const within90 = !known.recurred90
  known.recurred30 ||= within30
  known.recurred90 = true
  deltas.push({
    of: known,
    day: dayOf(directory, known.closedAt),
    ...(within30 && { recurred30: 1 }),
    ...(within90 && { recurred90: 1 }),
  })
}

/** Another matter of the type about the same relationship or place, opened after an earlier one was closed. */
async function anotherOfItsSubject(counting: Counting, known: Counted, at: string): Promise<void> {
  const { tx, tenant, counted } = counting
  const earlier = await tx.rows<{ id: string }>(sql`
    SELECT o.id FROM matter m JOIN matter o ON o.tenant = m.tenant AND o.subject = m.subject AND o.type = m.type AND o.id <> m.id
    WHERE m.tenant = ${tenant} AND m.id = ${known.matter}::uuid AND m.subject IS NOT NULL
      AND o.occurred_at < ${at}::timestamptz ORDER BY o.occurred_at DESC LIMIT 20`)
  const missing = earlier.map(({ id }) => id).filter(id => !counted.has(id))
  for (const [id, one] of await readCounted(tx, tenant, missing)) counted.set(id, one)
  for (const { id } of earlier) {
    const before = counted.get(id)
    if (before !== undefined) recurred(counting, before, at)
  }
}

/** The tenant's day of an instant. */
const dayOf = (directory: Directory, at: string): string =>
  new Date(Date.parse(at) + directory.calendar.offsetMinutes * 60_000).toISOString().slice(0, 10)
