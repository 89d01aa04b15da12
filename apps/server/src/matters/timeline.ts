import type { Query, Reply, routes } from '@fangwei/contract/index.ts'
import { readerOf, shownFact, shownFields } from '@fangwei/domain/loop/index.ts'
import type { Account } from '../access/index.ts'
import { noLaterThan } from '../ledger/index.ts'
import { maskFields, readMatter, type Surroundings, typeOf, unsealFields, type Values } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems, readCursor, writeCursor } from '../platform/http/index.ts'
import { clearFor, namesOf, recordRead } from './view.ts'

type Timeline = Reply<typeof routes.getTimeline>
const PAGE = 100

interface FactRow {
  fact: number
  version: number
  kind: string
  occurredAt: string
  recordedAt: string
  actor: string
  bytes: string | null
}

/** The facts of one matter, oldest first. Reads of personal data are kept for the auditor and not listed here. */
export async function timelineOf(
  tx: Tx,
  around: Surroundings,
  account: Account,
  id: string,
  query: Query<typeof routes.getTimeline>,
): Promise<Timeline> {
  const found = await readMatter(tx, around.tenant, id)
  if (found === undefined) throw problems.notFound()
  const { matter } = found
  const after = readCursor(query.cursor, 1)?.[0] ?? 0
  const limit = query.limit ?? PAGE
  const rows = await tx.rows<FactRow>(sql`
    SELECT f.id AS fact, f.version, f.kind, f.occurred_at AS "occurredAt", f.recorded_at AS "recordedAt", f.actor, p.bytes
    FROM fact f LEFT JOIN fact_payload p ON p.tenant = f.tenant AND p.fact = f.id
    WHERE f.tenant = ${around.tenant} AND f.matter = ${id}::uuid AND f.id > ${after}
      AND f.recorded_at <= ${noLaterThan(around.now)}::timestamptz AND f.kind <> 'personal-data.read'
    ORDER BY f.id LIMIT ${limit + 1}`)
  const items = rows.slice(0, limit)
  const { because } = await clearFor(tx, around, account, matter)
  const type = typeOf(matter.type)
  const reader = readerOf(matter, account.org)
  const seen = { ...matter, data: shownFields(type, reader, matter.data) }
  if (because !== null && items.length > 0) await recordRead(tx, around, account, seen, because)
  const shown = (bytes: string) => {
    const data: Values & { input?: Values } = shownFact(type, reader, JSON.parse(bytes) as Values)
    if (data.input === undefined) return { ...data }
    return {
      ...data,
      input: because === null ? maskFields(around.keys, type, data.input) : unsealFields(around.keys, data.input),
    }
  }
  const names = await namesOf(
    tx,
    around.tenant,
    items.map(r => r.actor),
  )
  return {
    items: items.map(({ bytes, ...fact }) => ({
      ...fact,
      actorName: names[fact.actor] ?? null,
      data: bytes === null ? null : shown(bytes),
    })),
    next: rows.length > limit ? writeCursor([items.at(-1)!.fact]) : null,
  }
}
