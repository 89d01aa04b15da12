import { type Health, healthOf } from '@fangwei/domain/devices/index.ts'
import { policyAt } from '@fangwei/domain/loop/index.ts'
import type { Directory } from '../directory/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'

export interface DeviceRow {
  id: string
  name: string
  org: string
  path: string[]
  data: Record<string, unknown>
  last_seen_at: string | null
  battery: number | null
  battery_at: string | null
  signal: number | null
  tamper: boolean | null
  fix_at: string | null
  lng: number | null
  lat: number | null
  accuracy: number | null
  flooding_at: string | null
  test_failed: boolean | null
  open_alarms: number
  open_faults: number
}

export const limitsOf = ({ policies }: Directory, now: Date) => ({
  silentMinutes: policyAt(policies, 'device.silent', null, now).amounts[0] ?? 30,
  batteryPercent: policyAt(policies, 'device.battery-percent', null, now).amounts[0] ?? 15,
})
export type Limits = ReturnType<typeof limitsOf>

export const healthOfRow = (row: DeviceRow, now: Date, limits: Limits): Health =>
  healthOf(
    {
      lastSeenAt: row.last_seen_at,
      battery: row.battery,
      tamper: row.tamper === true,
      testFailed: row.test_failed === true,
    },
    now,
    limits,
  )

/** Devices of one organisation and below, longest silent first; `id` for one of them. The viewer's sight is the net. */
export const readDevices = (
  tx: Tx,
  tenant: number,
  about: { org: string; kind?: string | undefined; q?: string | undefined; id?: string },
): Promise<DeviceRow[]> =>
  tx.rows<DeviceRow>(sql`
    SELECT e.id, e.name, e.org, e.path, e.data, s.last_seen_at, s.battery, s.battery_at, s.signal, s.tamper, s.fix_at, s.lng, s.lat, s.accuracy, s.flooding_at,
      (SELECT t.result = 'failed' FROM device_test t WHERE t.tenant = e.tenant AND t.device = e.id AND t.result IS NOT NULL ORDER BY t.asked_at DESC LIMIT 1) AS test_failed,
      (SELECT count(*)::int FROM matter m WHERE m.tenant = e.tenant AND m.type = 'alarm' AND m.subject >= 'device/' || e.id || '/' AND m.subject < 'device/' || e.id || '0' AND NOT m.closed) AS open_alarms,
      (SELECT count(*)::int FROM matter m WHERE m.tenant = e.tenant AND m.subject >= 'device-fault/' || e.id || '/' AND m.subject < 'device-fault/' || e.id || '0' AND NOT m.closed) AS open_faults
    FROM register_entry e LEFT JOIN device_state s ON s.tenant = e.tenant AND s.device = e.id
    WHERE e.tenant = ${tenant} AND e.register = 'device' AND ${about.org} IN (e.l0, e.l1, e.l2, e.l3, e.l4)
      AND (e.valid_to IS NULL OR e.valid_to >= current_date)
      AND (${about.id ?? null}::text IS NULL OR e.id = ${about.id ?? null}::text)
      AND (${about.kind ?? null}::text IS NULL OR e.data ->> 'kind' = ${about.kind ?? null}::text)
      AND (${about.q ?? null}::text IS NULL OR strpos(e.name || ' ' || e.id || ' ' || coalesce(e.data ->> 'address', ''), ${about.q ?? null}::text) > 0)
    ORDER BY s.last_seen_at NULLS FIRST, e.id LIMIT 20000`)

const text = (value: unknown) => (typeof value === 'string' ? value : null)
const degrees = (value: unknown) => (typeof value === 'number' ? value : null)

/** A row as the list shows it; a device that moves is where it was last. */
export const viewRow = (row: DeviceRow, now: Date, limits: Limits) => ({
  id: row.id,
  name: row.name,
  kind: text(row.data.kind) ?? 'OTHER',
  org: row.org,
  address: text(row.data.address),
  lng: row.lng ?? degrees(row.data.lng),
  lat: row.lat ?? degrees(row.data.lat),
  health: healthOfRow(row, now, limits),
  lastSeenAt: row.last_seen_at,
  battery: row.battery,
  openAlarms: row.open_alarms,
  openFaults: row.open_faults,
})
