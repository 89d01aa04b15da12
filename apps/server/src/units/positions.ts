import { sql, type Tx } from '../platform/db/index.ts'

/** One fix of one unit, WGS-84. `fixAt` is when it was there, however late it came. */
export interface Position {
  readonly unit: string
  readonly fixAt: Date
  readonly lng: number
  readonly lat: number
  readonly speedKmh?: number
  readonly courseDeg?: number
  readonly accuracyM?: number
  readonly source: string
}

/** A clock this far ahead is wrong: its fix would hide every true one until then. */
const AHEAD_MS = 2 * 60_000

/**
 * Takes positions into the track and, where newer, as the place of the unit. Fix time orders them: the same again
 * changes nothing, an older one never overwrites a newer. Positions of units off duty, of unknown units and from
 * clocks far ahead are not kept. The transaction must act as the system. Returns how many were kept.
 */
export async function recordPositions(
  tx: Tx,
  tenant: number,
  positions: readonly Position[],
  receivedAt: Date = new Date(),
): Promise<number> {
  const rows = positions
    .filter(p => isPlace(p) && p.fixAt.getTime() <= receivedAt.getTime() + AHEAD_MS)
    .map(p => ({
      unit: p.unit,
      fix_at: p.fixAt.toISOString(),
      month: p.fixAt.getUTCMonth() + 1,
      lng: p.lng,
      lat: p.lat,
      speed_kmh: p.speedKmh ?? null,
      course_deg: p.courseDeg ?? null,
      accuracy_m: p.accuracyM ?? null,
      source: p.source,
    }))
  if (rows.length === 0) return 0
  const kept = await tx.first<{ kept: number }>(sql`
    WITH given AS (
      SELECT DISTINCT ON (i.unit, i.fix_at) i.*, s.path FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS i(unit text, fix_at timestamptz, month smallint, lng float8, lat float8, speed_kmh real, course_deg real, accuracy_m real, source text)
      JOIN unit_state s ON s.tenant = ${tenant} AND s.unit = i.unit AND s.state <> 'off'
      WHERE i.fix_at >= ${receivedAt.toISOString()}::timestamptz - interval '30 days' ORDER BY i.unit, i.fix_at
    ), tracked AS (
      INSERT INTO unit_track (tenant, unit, fix_at, month, path, lng, lat, speed_kmh, course_deg, accuracy_m, source)
      SELECT ${tenant}, unit, fix_at, month, path, lng, lat, speed_kmh, course_deg, accuracy_m, source FROM given
      ON CONFLICT DO NOTHING RETURNING 1
    ), latest AS (
      INSERT INTO unit_position AS p (tenant, unit, path, fix_at, received_at, lng, lat, speed_kmh, course_deg, accuracy_m, source)
      SELECT ${tenant}, g.unit, g.path, g.fix_at, ${receivedAt.toISOString()}::timestamptz, g.lng, g.lat, g.speed_kmh, g.course_deg, g.accuracy_m, g.source
      FROM (SELECT DISTINCT ON (unit) * FROM given ORDER BY unit, fix_at DESC) g ORDER BY g.unit
      ON CONFLICT (tenant, unit) DO UPDATE SET path = excluded.path, fix_at = excluded.fix_at, received_at = excluded.received_at,
        lng = excluded.lng, lat = excluded.lat, speed_kmh = excluded.speed_kmh, course_deg = excluded.course_deg,
        accuracy_m = excluded.accuracy_m, source = excluded.source
      WHERE p.fix_at < excluded.fix_at
    )
    SELECT count(*)::int AS kept FROM tracked`)
  return kept?.kept ?? 0
}

/** Null island is where devices without a fix are. */
const isPlace = ({ lng, lat }: Position) =>
  Number.isFinite(lng) &&
  Number.isFinite(lat) &&
  Math.abs(lng) <= 180 &&
  Math.abs(lat) <= 90 &&
  (lng !== 0 || lat !== 0)
