import { readPolygon } from '@fangwei/domain/geo/index.ts'
import type { Minutes, ResponseCase, Zone } from '@fangwei/domain/measures/response.ts'
import { statement, type Tx } from '../platform/db/index.ts'

interface Scope {
  readonly tenant: number
  readonly org: string
  /** Level of the organisation in the tree. */
  readonly level: number
}

interface Row {
  readonly grade: number | null
  readonly state: string
  readonly drill: boolean
  readonly closed: boolean
  readonly lng: number | null
  readonly lat: number | null
  readonly reported: string | null
  readonly dispatched: string | null
  readonly arrived: string | null
  readonly arrivals: string[] | null
  readonly sent: number
}

/** Incidents of a span in one scope, with when each of their units arrived: the earlier of position and hand. */
export async function responseCases(
  tx: Tx,
  { tenant, org, level }: Scope,
  span: { readonly from: string; readonly to: string; readonly start: 'dispatch' | 'report' },
): Promise<ResponseCase[]> {
  const rows = await tx.rows<Row>(
    statement(
      `SELECT m.grade, m.state, m.drill, m.closed, m.lng, m.lat, m.data ->> 'reportedAt' AS reported, m.data ->> 'dispatchedAt' AS dispatched,
         m.data ->> 'arrivedAt' AS arrived, d.arrivals, coalesce(d.sent, 0)::int AS sent
       FROM matter m LEFT JOIN LATERAL (
         SELECT array_agg(least(c.data ->> 'systemArrivedAt', c.data ->> 'arrivedAt') ORDER BY least(c.data ->> 'systemArrivedAt', c.data ->> 'arrivedAt'))
             FILTER (WHERE c.data ? 'systemArrivedAt' OR c.data ? 'arrivedAt') AS arrivals,
           count(*) FILTER (WHERE c.state NOT IN ('cancelled', 'returned')) AS sent
         FROM matter c WHERE c.tenant = m.tenant AND c.parent = m.id AND c.type = 'dispatch') d ON true
       WHERE m.tenant = $1 AND m.l${level} = $2 AND m.type = 'incident' AND m.occurred_at >= $3::timestamptz AND m.occurred_at < $4::timestamptz`,
      [tenant, org, span.from, span.to],
    ),
  )
  return rows.map(row => caseOf(row, span.start))
}

const ms = (at: string | null) => (at === null ? null : Date.parse(at))

function caseOf(row: Row, start: 'dispatch' | 'report'): ResponseCase {
  const known = (row.arrivals ?? []).map(at => Date.parse(at))
  // Forms of a command system bring one arrival of the incident itself and no unit.
  const own = ms(row.arrived)
  const arrivals = known.length > 0 || own === null ? known : [own]
  return {
    grade: row.grade,
    state: row.state,
    drill: row.drill,
    closed: row.closed,
    place: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
    startAt: start === 'report' ? (ms(row.reported) ?? ms(row.dispatched)) : ms(row.dispatched),
    arrivals,
    sent: Math.max(row.sent, arrivals.length > 0 ? 1 : 0),
  }
}

export interface NamedZone extends Zone {
  readonly name: { readonly zh: string; readonly en: string }
  readonly org: string
  readonly version: number
}

/** Zones in the sight of the reader that lie in the scope, in force today; what cannot be read as a polygon is left out. */
export async function zonesOf(tx: Tx, { tenant, org }: Scope, day: string): Promise<NamedZone[]> {
  const rows = await tx.rows<{ id: string; org: string; name: string; version: number; data: Record<string, unknown> }>(
    statement(
      `SELECT id, org, name, version, data FROM register_entry WHERE tenant = $1 AND register = 'zone' AND $2 = ANY (path)
         AND valid_from <= $3::date AND (valid_to IS NULL OR valid_to >= $3::date) ORDER BY name, id`,
      [tenant, org, day],
    ),
  )
  return rows.flatMap(row => {
    const ring = readPolygon(String(row.data.area ?? ''))
    const level = Number(row.data.minutes)
    if (ring === undefined || ![1, 3, 5].includes(level)) return []
    const en = typeof row.data.nameEn === 'string' ? row.data.nameEn : row.name
    return [
      { id: row.id, org: row.org, version: row.version, name: { zh: row.name, en }, level: level as Minutes, ring },
    ]
  })
}
