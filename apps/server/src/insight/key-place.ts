import { type Grade, policyAt } from '@fangwei/domain/loop/index.ts'
import { keyPlace } from '@fangwei/domain/matters/key-place/index.ts'
import { closureLine, recurrenceOf } from '@fangwei/domain/places/effect/index.ts'
import { comesBack } from '@fangwei/domain/places/hotspot/index.ts'
import { type Account, actorOf } from '../access/index.ts'
import { act, openMatter, type Surroundings, systemActor } from '../loop/index.ts'
import { sql, statement, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import { type StoredCell, subjectOf } from './name-cells.ts'

const DAY_MS = 86_400_000

export interface CellFound {
  readonly cell: StoredCell
  /** Over how many days its recent calls were counted. */
  readonly days: number
  /** How it was found; by the ranking unless told. */
  readonly origin?: 'hotspot' | 'scan'
}

/** Opens a key place about a hotspot at the station where its calls were handled, or brings back the one closed of late. */
export async function openAboutCell(
  tx: Tx,
  around: Surroundings,
  account: Account,
  found: CellFound,
  grade: Grade,
): Promise<string> {
  const { cell } = found
  const subject = subjectOf(cell)
  const last = await lastAbout(tx, around, subject)
  if (last?.closed === false) return last.id
  const unit = cell.unit ?? account.org
  if (around.directory.pathOf(unit)?.includes(account.org) !== true) throw problems.notFound()
  if (last !== undefined && isOfLate(around, last)) return reopenBy(tx, around, account, last, found)
  const { place, block, households, category, lng, lat, cellMetres } = cell
  const opened = await openMatter(tx, around, actorOf(account), {
    type: keyPlace,
    unit,
    subject,
    fields: {
      grade,
      subjectKind: cell.subject,
      place: place ?? whereabouts(cell),
      ...(block === null ? {} : { block }),
      ...(households === null ? {} : { households }),
      ...(category === null ? {} : { category }),
      origin: found.origin ?? 'hotspot',
      ...countsOf(found),
      lng,
      lat,
      cellMetres: Math.round(cellMetres),
    },
  })
  return opened.id
}

/** Places that were treated and closed, and are clearly above their usual again, are reopened without being asked for. */
export async function reopenComeBack(tx: Tx, around: Surroundings, cells: readonly StoredCell[], days: number) {
  let reopened = 0
  for (const cell of cells) {
    const last = await lastAbout(tx, around, subjectOf(cell))
    if (last === undefined || last.closed_at === null || !last.closed || !isOfLate(around, last)) continue
    const sameKind = last.category === null || last.category.slice(0, 4) === cell.category?.slice(0, 4)
    if (!sameKind || !comesBack(cell, daysSince(around, last.closed_at), days)) continue
    await reopenFor(tx, around, last, { cell, days })
    reopened += 1
  }
  return reopened
}

interface Last {
  readonly id: string
  readonly closed: boolean
  readonly closed_at: string | null
  readonly category: string | null
}

/** The open key place about a subject, else the one closed last. One that was dismissed is a decision and stays. */
const lastAbout = (tx: Tx, { tenant }: Surroundings, subject: string): Promise<Last | undefined> =>
  tx.first<Last>(sql`
    SELECT id, closed, closed_at, data ->> 'category' AS category FROM matter
    WHERE tenant = ${tenant} AND subject = ${subject} AND type = 'key-place' AND state <> 'dismissed' ORDER BY closed, closed_at DESC LIMIT 1`)

const daysSince = ({ now }: Surroundings, at: string) => (now.getTime() - Date.parse(at)) / DAY_MS

const isOfLate = (around: Surroundings, { closed_at }: Last): boolean =>
  closed_at !== null &&
  daysSince(around, closed_at) <=
    (policyAt(around.directory.policies, 'key-place.reopen', null, around.now).amounts[0] ?? 0)

async function reopenFor(tx: Tx, around: Surroundings, { id }: Last, found: CellFound): Promise<string> {
  const system = systemActor(around.directory.root)
  await act(tx, around, system, { matter: id, action: 'reopen', input: countsOf(found) })
  return id
}

/** Brought back by a person who looked at a finding: it is their act, with the finding as their reason. */
async function reopenBy(
  tx: Tx,
  around: Surroundings,
  account: Account,
  { id }: Last,
  found: CellFound,
): Promise<string> {
  const reopenReason = found.origin === 'scan' ? '时空扫描 · space-time scan' : '热点研判 · hotspot detection'
  await act(tx, around, actorOf(account), {
    matter: id,
    action: 'reopen-by-hand',
    input: { ...countsOf(found), reopenReason },
  })
  return id
}

/** A block has no name: where it lies says which it is, in every language. */
const whereabouts = ({ lng, lat }: StoredCell) => `${lat.toFixed(4)}, ${lng.toFixed(4)}`

/** Why it was found, as numbers: each reader has the sentence in their own language. */
const countsOf = ({ cell: { incidents, expected, before, byPolice, peak }, days }: CellFound) => ({
  incidents,
  days,
  expected: Math.round(expected),
  before,
  byPolice,
  ...(peak === '' ? {} : { hours: peak }),
})

/** How many key places of a scope were closed, beside how many of those came back. */
export async function closureOf(tx: Tx, tenant: number, level: number, org: string, now: Date) {
  const rows = await tx.rows<{ id: string; kind: string; at: string }>(
    statement(
      `SELECT m.id, f.kind, f.occurred_at AS at FROM matter m JOIN fact f ON f.tenant = m.tenant AND f.matter = m.id
       WHERE m.tenant = $1 AND m.l${level} = $2 AND m.type = 'key-place' AND f.kind IN ('key-place.opened', 'key-place.closed', 'key-place.reopened', 'key-place.reopened-by-hand')
       ORDER BY f.occurred_at LIMIT 20000`,
      [tenant, org],
    ),
  )
  const day = (at: string) => Date.parse(at) / DAY_MS
  const closings = rows
    .filter(({ kind }) => kind === 'key-place.closed')
    .map(({ id, at }) => {
      const next = rows.find(row => row.id === id && row.kind.startsWith('key-place.reopened') && row.at > at)
      return { closedOn: day(at), ...(next === undefined ? {} : { nextOn: day(next.at) }) }
    })
  const opened = new Set(rows.map(({ id }) => id)).size
  const closed = new Set(rows.filter(({ kind }) => kind === 'key-place.closed').map(({ id }) => id)).size
  return closureLine(opened, closed, recurrenceOf(closings, now.getTime() / DAY_MS))
}
