import type { Grade } from '@fangwei/domain/loop/index.ts'
import { keyPlace } from '@fangwei/domain/matters/key-place/index.ts'
import { closureLine, recurrenceOf } from '@fangwei/domain/places/effect/index.ts'
import { type Account, actorOf } from '../access/index.ts'
import { openMatter, type Surroundings } from '../loop/index.ts'
import { sql, statement, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import { type StoredCell, subjectOf } from './name-cells.ts'

const DAY_MS = 86_400_000

/** Opens a key place about a hotspot at the station where its calls were handled; once, however often it is asked. */
export async function openAboutCell(
  tx: Tx,
  around: Surroundings,
  account: Account,
  cell: StoredCell,
  grade: Grade,
): Promise<string> {
  const subject = subjectOf(cell)
  const known = await tx.first<{ id: string }>(sql`
    SELECT id FROM matter WHERE tenant = ${around.tenant} AND subject = ${subject} AND type = 'key-place' AND NOT closed`)
  if (known !== undefined) return known.id
  const { place, lng, lat, incidents, expected, category, peak, cellMetres } = cell
  const unit = cell.unit ?? account.org
  if (around.directory.pathOf(unit)?.includes(account.org) !== true) throw problems.notFound()
  const opened = await openMatter(tx, around, actorOf(account), {
    type: keyPlace,
    unit,
    subject,
    fields: {
      place,
      grade,
      subjectKind: cell.subject,
      ...(cell.households === null ? {} : { households: cell.households }),
      ...(category === null ? {} : { category }),
      hours: peak,
      origin: 'hotspot',
      foundBecause: becauseOf(cell),
      incidents,
      expected: Math.round(expected),
      lng,
      lat,
      cellMetres: Math.round(cellMetres),
    },
  })
  return opened.id
}

const becauseOf = ({ incidents, expected, before, byPolice, peak }: StoredCell) =>
  `近期群众报警 ${incidents} 起，按此前一年平均应有 ${expected} 起，上一同长时段 ${before} 起；多在 ${peak}；另有民警主动发现 ${byPolice} 起，不计入`

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
