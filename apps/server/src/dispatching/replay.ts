import type { Reply, routes } from '@fangwei/contract/index.ts'
import { policyAt } from '@fangwei/domain/loop/index.ts'
import type { Account } from '../access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { readMatter, type Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import { placeOfMatter } from '../units/index.ts'

type Replay = Reply<typeof routes.getMatterReplay>

const DAY_MS = 86_400_000
/** Before the call, so that one sees where units came from; after the last act. */
const MARGIN_MS = 60_000
const LONGEST_MS = 12 * 3_600_000

interface Sent {
  readonly id: string
  readonly unit: string | null
  readonly name: string | null
  readonly from: string
  readonly to: string | null
}

/**
 * Everything of one incident in the order it happened, and where its units drove while it held them. That somebody
 * looked, and what for, is a fact before anything is shown.
 */
export async function replayOf(
  tx: Tx,
  around: Surroundings,
  account: Account,
  id: string,
  purpose: string,
): Promise<Replay> {
  const { tenant, now } = around
  const found = await readMatter(tx, tenant, id)
  if (found === undefined) throw problems.notFound()
  await writeFacts(tx, tenant, now, [
    {
      matter: id,
      version: found.matter.version,
      kind: 'personal-data.track-read',
      occurredAt: now.toISOString(),
      actor: account.id,
      retention: 'audit',
      data: { by: account.id, reason: purpose },
    },
  ])
  const sent = await tx.rows<Sent>(sql`
    SELECT id, data ->> 'unitCode' AS unit, data ->> 'unitName' AS name, opened_at AS "from", closed_at AS "to"
    FROM matter WHERE tenant = ${tenant} AND parent = ${id}::uuid AND type = 'dispatch' ORDER BY opened_at, id`)
  const events = await eventsOf(tx, tenant, [id, ...sent.map(one => one.id)])
  const at = events.map(event => Date.parse(event.at))
  const from = Math.min(...at, Date.parse(found.matter.openedAt))
  const to = Math.min(Math.max(...at, from) + MARGIN_MS, from + LONGEST_MS, now.getTime())
  const days = policyAt(around.directory.policies, 'retention.unit-track', null, now).amounts[0]!
  const tracksKept = from >= now.getTime() - days * DAY_MS
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    place: placeOfMatter(found.matter) ?? null,
    tracksKept,
    events,
    units: tracksKept ? await tracksOf(tx, tenant, sent, from, to) : [],
  }
}

const eventsOf = (tx: Tx, tenant: number, matters: readonly string[]): Promise<Replay['events']> =>
  tx.rows<Replay['events'][number]>(sql`
    SELECT f.occurred_at AS at, f.matter, m.type, f.kind, f.actor, a.name AS "actorName", m.data ->> 'unitName' AS "unitName"
    FROM fact f JOIN matter m ON m.tenant = f.tenant AND m.id = f.matter
    LEFT JOIN account a ON a.tenant = f.tenant AND a.id = f.actor
    WHERE f.tenant = ${tenant} AND f.matter = ANY (${[...matters]}::uuid[]) AND f.kind NOT LIKE 'personal-data.%'
    ORDER BY f.occurred_at, f.id LIMIT 1000`)

async function tracksOf(
  tx: Tx,
  tenant: number,
  sent: readonly Sent[],
  from: number,
  to: number,
): Promise<Replay['units']> {
  const units: Replay['units'] = []
  for (const one of sent) {
    if (one.unit === null) continue
    const until = one.to === null ? to : Math.min(Date.parse(one.to) + MARGIN_MS, to)
    const rows = await tx.rows<{ at: string; lng: number; lat: number }>(sql`
      SELECT fix_at AS at, lng, lat FROM unit_track WHERE tenant = ${tenant} AND unit = ${one.unit}
        AND fix_at >= ${new Date(Date.parse(one.from) - MARGIN_MS).toISOString()}::timestamptz AND fix_at <= ${new Date(until).toISOString()}::timestamptz
      ORDER BY fix_at LIMIT 5000`)
    units.push({
      id: one.unit,
      name: one.name ?? one.unit,
      dispatch: one.id,
      track: rows.map(row => [Math.round((Date.parse(row.at) - from) / 1000), row.lng, row.lat]),
    })
  }
  return units
}
