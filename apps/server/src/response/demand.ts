import { statement, type Tx } from '../platform/db/index.ts'

export const DEMAND_DAYS = 28
/** About 400 m: a call is as far from its cell's middle as a crew walks in two minutes. */
const CELL = { lng: 0.0047, lat: 0.0036 }
/** The busiest cells carry nearly all calls; the rest is not worth a longer matrix. */
const MOST_CELLS = 400

/** Calls of one cell, by local hour of the day. */
export interface DemandCell {
  readonly lng: number
  readonly lat: number
  readonly calls: number
  readonly byHour: readonly number[]
}

/** Where and at which hours calls came in the last four weeks: no drill, nothing invalid. */
export async function demandOf(
  tx: Tx,
  scope: { readonly tenant: number; readonly org: string; readonly level: number },
  now: Date,
  offsetMinutes: number,
): Promise<DemandCell[]> {
  const rows = await tx.rows<{ x: number; y: number; hour: number; n: number; lng: number; lat: number }>(
    statement(
      `SELECT floor(m.lng / ${CELL.lng})::int AS x, floor(m.lat / ${CELL.lat})::int AS y,
         extract(hour FROM m.occurred_at AT TIME ZONE 'UTC' + make_interval(mins => $5))::int AS hour, count(*)::int AS n,
         avg(m.lng) AS lng, avg(m.lat) AS lat
       FROM matter m WHERE m.tenant = $1 AND m.l${scope.level} = $2 AND m.type = 'incident' AND NOT m.drill AND m.state <> 'invalid'
         AND m.lng IS NOT NULL AND m.occurred_at >= $3::timestamptz AND m.occurred_at < $4::timestamptz GROUP BY 1, 2, 3`,
      [
        scope.tenant,
        scope.org,
        new Date(now.getTime() - DEMAND_DAYS * 86_400_000).toISOString(),
        now.toISOString(),
        offsetMinutes,
      ],
    ),
  )
  const cells = new Map<string, { lng: number; lat: number; calls: number; byHour: number[] }>()
  for (const row of rows) {
    const key = `${row.x} ${row.y}`
    const cell = cells.get(key) ?? { lng: 0, lat: 0, calls: 0, byHour: Array<number>(24).fill(0) }
    cell.lng = (cell.lng * cell.calls + row.lng * row.n) / (cell.calls + row.n)
    cell.lat = (cell.lat * cell.calls + row.lat * row.n) / (cell.calls + row.n)
    cell.calls += row.n
    cell.byHour[row.hour] = (cell.byHour[row.hour] ?? 0) + row.n
    cells.set(key, cell)
  }
  return [...cells.values()].sort((a, b) => b.calls - a.calls).slice(0, MOST_CELLS)
}
