import type { Reply, routes } from '@fangwei/contract/index.ts'
import type { CapAlert, CapArea } from '@fangwei/domain/cap/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'

export type CapMessage = Reply<typeof routes.listCap>['items'][number]

interface Row {
  id: string
  feed: string
  sent_at: string
  received_at: string
  expires_at: string
  alert: CapAlert
  state: CapMessage['state']
}

export interface Asked {
  readonly tenant: number
  readonly now: Date
  readonly active: boolean
  readonly severity: string | undefined
  readonly q: string | undefined
  readonly after: { readonly at: string; readonly id: string } | undefined
  readonly limit: number
}

/** Warnings with how they stand now, newest first. Replaced: an Update or Cancel of the same sender and feed names it. */
export async function listCap(tx: Tx, asked: Asked): Promise<CapMessage[]> {
  const now = asked.now.toISOString()
  const rows = await tx.rows<Row>(sql`
    SELECT * FROM (
      SELECT m.id, m.feed, m.sent_at, m.received_at, m.expires_at, m.alert, m.severity, CASE
        WHEN m.status NOT IN ('Actual', 'Exercise') OR m.msg_type IN ('Ack', 'Error') THEN 'not-actual'
        WHEN EXISTS (SELECT FROM cap_message c WHERE c.tenant = m.tenant AND c.feed = m.feed AND c.sender = m.sender AND c.status = m.status
          AND c.msg_type IN ('Update', 'Cancel') AND c.key <> m.key AND c.refs @> ARRAY[m.key]) THEN 'replaced'
        WHEN m.msg_type = 'Cancel' THEN 'cancelled'
        WHEN m.expires_at <= ${now}::timestamptz THEN 'ended'
        ELSE 'active' END AS state
      FROM cap_message m WHERE m.tenant = ${asked.tenant}
        AND (NOT ${asked.active}::boolean OR m.expires_at > ${now}::timestamptz)
        AND (${asked.severity ?? null}::text IS NULL OR m.severity = ${asked.severity ?? null}::text)
        AND (${asked.q ?? null}::text IS NULL OR strpos(lower(m.alert::text), lower(${asked.q ?? null}::text)) > 0)
        AND (${asked.after?.at ?? null}::timestamptz IS NULL OR (m.received_at, m.id) < (${asked.after?.at ?? null}::timestamptz, ${asked.after?.id ?? null}::uuid))
    ) seen WHERE NOT ${asked.active}::boolean OR state = 'active'
    ORDER BY received_at DESC, id DESC LIMIT ${asked.limit}`)
  return rows.map(viewOf)
}

function viewOf({ alert, ...row }: Row): CapMessage {
  const areas = alert.infos.flatMap(info => info.areas)
  return {
    id: row.id,
    feed: row.feed,
    sender: alert.sender,
    identifier: alert.identifier,
    sentAt: row.sent_at,
    receivedAt: row.received_at,
    expiresAt: row.expires_at,
    status: alert.status,
    msgType: alert.msgType,
    severity: alert.infos[0]?.severity ?? null,
    state: row.state,
    infos: alert.infos.map(info => ({
      language: info.language,
      event: info.event,
      headline: info.headline ?? null,
      description: info.description ?? null,
      instruction: info.instruction ?? null,
      senderName: info.senderName ?? null,
      urgency: info.urgency,
      severity: info.severity,
      certainty: info.certainty,
      areaDesc: [...new Set(info.areas.map(area => area.areaDesc))].join('; '),
    })),
    rings: once(areas.flatMap(ringsOf)),
    circles: once(areas.flatMap(area => area.circles.map(({ lat, lng, radiusKm }) => ({ lng, lat, radiusKm })))),
  }
}

/** CAP writes latitude first; everything of ours has longitude first. */
const ringsOf = (area: CapArea): [number, number][][] =>
  area.polygons.map(ring => ring.map(([lat, lng]): [number, number] => [lng, lat]))

/** The same area stands in every language of a message. */
const once = <T>(list: readonly T[]): T[] => [...new Map(list.map(one => [JSON.stringify(one), one])).values()]

export const cursorOf = ({ receivedAt, id }: CapMessage): string =>
  Buffer.from(`${receivedAt} ${id}`).toString('base64url')

export function readCursor(cursor: string | undefined): Asked['after'] {
  if (cursor === undefined) return undefined
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw problems.badCursor()
  return { at, id }
}
