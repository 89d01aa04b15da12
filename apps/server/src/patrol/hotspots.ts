import { MUST, type Stop } from '@fangwei/domain/patrolling/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'

/** A public place of about 200 m where incidents gather at the hours of the plan. Never fewer than three incidents. */
export interface Hotspot {
  readonly cell: string
  readonly lng: number
  readonly lat: number
  readonly incidents: number
}

export interface HotspotQuery {
  readonly tenant: number
  readonly org: string
  readonly level: number
  readonly startsAt: Date
  readonly minutes: number
}

const LOOK_BACK_DAYS = 90
const CELL_DEGREES = 0.002
const LEAST_INCIDENTS = 3
const MOST = 20
const STAY = 10
const RADIUS_METRES = 150

/**
 * Where citizens called most in the last 90 days at these hours of the day. Family violence and what is not a valid
 * incident do not count: a patrol past a home helps nobody and shows whose it is.
 */
export async function hotspotsFor(tx: Tx, { tenant, org, level, startsAt, minutes }: HotspotQuery): Promise<Hotspot[]> {
  const rows = await tx.rows<{ x: number; y: number; n: number }>(
    statement(
      `SELECT floor(m.lng / ${CELL_DEGREES})::int AS x, floor(m.lat / ${CELL_DEGREES})::int AS y, count(*)::int AS n
       FROM matter m WHERE m.tenant = $1 AND m.l${level} = $2 AND m.type = 'incident' AND NOT m.drill AND m.occurred_at >= $3::timestamptz AND m.occurred_at < $4::timestamptz
         AND m.lng IS NOT NULL AND m.lat IS NOT NULL AND coalesce(m.category, '') NOT LIKE 'W1%' AND coalesce(m.data ->> 'familyViolence', '') <> 'true'
         AND mod((extract(epoch FROM m.occurred_at - $4::timestamptz) / 60)::numeric + 1440 * ${LOOK_BACK_DAYS + 1}, 1440) < $5
       GROUP BY 1, 2 HAVING count(*) >= ${LEAST_INCIDENTS} ORDER BY 3 DESC, 1, 2 LIMIT ${MOST}`,
      [
        tenant,
        org,
        new Date(startsAt.getTime() - LOOK_BACK_DAYS * 86_400_000).toISOString(),
        startsAt.toISOString(),
        minutes,
      ],
    ),
  )
  return rows.map(({ x, y, n }) => ({
    cell: `${x}_${y}`,
    lng: (x + 0.5) * CELL_DEGREES,
    lat: (y + 0.5) * CELL_DEGREES,
    incidents: n,
  }))
}

/** Hotspots as stops; the hottest is worth a tenth of a must-patrol point. */
export function hotspotStops(hotspots: readonly Hotspot[], minutes: number): Stop[] {
  const most = Math.max(1, ...hotspots.map(h => h.incidents))
  return hotspots.map(({ cell, lng, lat, incidents }, i) => ({
    id: `hot-${cell}`,
    reason: 'hotspot',
    source: cell,
    kind: 'hotspot',
    name: { zh: `警情集中处 ${i + 1}（90 天 ${incidents} 起）`, en: `Hotspot ${i + 1} (${incidents} in 90 days)` },
    lng,
    lat,
    earliest: 0,
    latest: minutes,
    stay: STAY,
    worth: (MUST / 10) * (incidents / most),
    indoor: false,
    radiusMetres: RADIUS_METRES,
  }))
}
