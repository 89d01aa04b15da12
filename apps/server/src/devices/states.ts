import { type Fix, newest } from '@fangwei/domain/devices/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type Position, recordPositions } from '../units/index.ts'
import type { Heard } from './heard.ts'

/** Beats are written at most this often for a device that says nothing else. */
const BEAT_MS = 5000

interface StateRow {
  device: string
  seen: string
  battery: number | null
  battery_at: string | null
  signal: number | null
  tamper: boolean | null
  fix_at: string | null
  lng: number | null
  lat: number | null
  accuracy: number | null
  flooding_at: string | null
}

/** Remembers when each device's state was last written, so that a flood does not write it a thousand times a second. */
export function openBeats() {
  const writtenAt = new Map<string, number>()
  return {
    /** `over`: the first message too many is news of its own. */
    due(device: string, nowMs: number, over: boolean): boolean {
      const beat = over ? `${device} over` : device
      if (nowMs - (writtenAt.get(beat) ?? 0) < BEAT_MS) return false
      writtenAt.set(beat, nowMs)
      return true
    },
    /** The transaction that was to write it has failed. */
    forget(device: string): void {
      writtenAt.delete(device)
      writtenAt.delete(`${device} over`)
    },
  }
}
export type Beats = ReturnType<typeof openBeats>

/** How each device is now, from what it has just said for the first time; older news never replaces newer. */
export async function writeStates(
  tx: Tx,
  tenant: number,
  beats: Beats,
  heard: readonly Heard[],
  fresh: readonly Heard[],
): Promise<void> {
  const rows = new Map<string, StateRow>()
  for (const one of heard) {
    const quiet = one.kind === 'alarm' || one.kind === 'talk'
    if (rows.has(one.device.id) || (quiet && !beats.due(one.device.id, one.receivedAt.getTime(), one.over))) continue
    rows.set(one.device.id, emptyRow(one))
  }
  for (const one of fresh) tell(rows.get(one.device.id), one)
  if (rows.size === 0) return
  await tx.run(sql`
    INSERT INTO device_state AS s (tenant, device, last_seen_at, battery, battery_at, signal, tamper, fix_at, lng, lat, accuracy, flooding_at)
    SELECT ${tenant}, i.device, i.seen, i.battery, i.battery_at, i.signal, coalesce(i.tamper, false), i.fix_at, i.lng, i.lat, i.accuracy, i.flooding_at
    FROM jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb) AS i(device text, seen timestamptz, battery smallint,
      battery_at timestamptz, signal smallint, tamper boolean, fix_at timestamptz, lng float8, lat float8, accuracy float8, flooding_at timestamptz)
    ORDER BY i.device
    ON CONFLICT (tenant, device) DO UPDATE SET last_seen_at = greatest(s.last_seen_at, excluded.last_seen_at),
      battery = CASE WHEN excluded.battery_at > coalesce(s.battery_at, '-infinity') THEN excluded.battery ELSE s.battery END,
      signal = CASE WHEN excluded.battery_at > coalesce(s.battery_at, '-infinity') THEN excluded.signal ELSE s.signal END,
      tamper = CASE WHEN excluded.battery_at > coalesce(s.battery_at, '-infinity') THEN excluded.tamper ELSE s.tamper END,
      battery_at = greatest(s.battery_at, excluded.battery_at),
      lng = CASE WHEN excluded.fix_at > coalesce(s.fix_at, '-infinity') THEN excluded.lng ELSE s.lng END,
      lat = CASE WHEN excluded.fix_at > coalesce(s.fix_at, '-infinity') THEN excluded.lat ELSE s.lat END,
      accuracy = CASE WHEN excluded.fix_at > coalesce(s.fix_at, '-infinity') THEN excluded.accuracy ELSE s.accuracy END,
      fix_at = greatest(s.fix_at, excluded.fix_at), flooding_at = coalesce(excluded.flooding_at, s.flooding_at)`)
}

const emptyRow = ({ device, receivedAt, over }: Heard): StateRow => ({
  device: device.id,
  seen: receivedAt.toISOString(),
  battery: null,
  battery_at: null,
  signal: null,
  tamper: null,
  fix_at: null,
  lng: null,
  lat: null,
  accuracy: null,
  flooding_at: over ? receivedAt.toISOString() : null,
})

function tell(row: StateRow | undefined, { kind, at, data, receivedAt }: Heard): void {
  if (row === undefined) return
  // A clock that runs ahead must not make every true beat look old.
  const heardAt = new Date(Math.min(at.getTime(), receivedAt.getTime())).toISOString()
  if (kind === 'heartbeat' && (row.battery_at === null || row.battery_at <= heardAt)) {
    const beat = data as { battery?: number; signal?: number; tamper?: boolean }
    row.battery_at = heardAt
    row.battery = beat.battery ?? row.battery
    row.signal = beat.signal ?? row.signal
    row.tamper = beat.tamper ?? false
  }
  const last = fixesOf({ kind, data })
    .filter(fix => Date.parse(fix.fixAt) <= receivedAt.getTime() + AHEAD_MS)
    .reduce<Fix | undefined>(newest, undefined)
  if (last !== undefined && (row.fix_at === null || Date.parse(row.fix_at) < Date.parse(last.fixAt))) {
    row.fix_at = last.fixAt
    row.lng = last.lng
    row.lat = last.lat
    row.accuracy = last.accuracy ?? null
  }
}

/** A fix from a clock this far ahead would hide every true one until then. */
const AHEAD_MS = 2 * 60_000

export const fixesOf = ({ kind, data }: Pick<Heard, 'kind' | 'data'>): readonly Fix[] =>
  kind === 'position' ? [data as Fix] : kind === 'positions' ? (data as { fixes: Fix[] }).fixes : []

/** Fixes of devices mounted on a unit are that unit's positions. */
export async function passPositions(tx: Tx, tenant: number, fresh: readonly Heard[], receivedAt: Date): Promise<void> {
  const positions = fresh.flatMap(one =>
    one.device.unit === null ? [] : fixesOf(one).map(fix => positionOf(one.device.unit!, one.device.kind, fix)),
  )
  if (positions.length > 0) await recordPositions(tx, tenant, positions, receivedAt)
}

const positionOf = (unit: string, source: string, fix: Fix): Position => ({
  unit,
  fixAt: new Date(fix.fixAt),
  lng: fix.lng,
  lat: fix.lat,
  ...(fix.speed === undefined ? {} : { speedKmh: fix.speed }),
  ...(fix.course === undefined ? {} : { courseDeg: fix.course }),
  ...(fix.accuracy === undefined ? {} : { accuracyM: fix.accuracy }),
  source,
})
