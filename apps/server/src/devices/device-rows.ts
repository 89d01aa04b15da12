import type { Health } from '@fangwei/domain/devices/index.ts'
import { policyAt } from '@fangwei/domain/loop/index.ts'
import type { Directory } from '../directory/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'

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
  health: Health
  heard: string
  open_alarms: number
  open_faults: number
}

export const limitsOf = ({ policies }: Directory, now: Date) => ({
  silentMinutes: policyAt(policies, 'device.silent', null, now).amounts[0] ?? 30,
  batteryPercent: policyAt(policies, 'device.battery-percent', null, now).amounts[0] ?? 15,
})
export type Limits = ReturnType<typeof limitsOf>

/** The domain's healthOf as the store reckons it, over a device `e` and its state `s`; $1 silent since, $2 battery percent. */
export const HEALTH = `CASE WHEN s.last_seen_at IS NULL THEN 'never' WHEN s.last_seen_at < $1::timestamptz THEN 'silent'
  WHEN coalesce(s.battery < $2::int, false) OR coalesce(s.tamper, false) OR coalesce((SELECT t.result = 'failed' FROM device_test t
    WHERE t.tenant = e.tenant AND t.device = e.id AND t.result IS NOT NULL ORDER BY t.asked_at DESC LIMIT 1), false) THEN 'faulty' ELSE 'working' END`

export const healthValues = (now: Date, limits: Limits) =>
  [new Date(now.getTime() - limits.silentMinutes * 60_000).toISOString(), limits.batteryPercent] as const

/** Devices in service of an organisation ($4, at this level of the tree) and below. */
export const devicesBelow = (level: number) =>
  `register_entry e LEFT JOIN device_state s ON s.tenant = e.tenant AND s.device = e.id
   WHERE e.tenant = $3 AND e.register = 'device' AND e.l${level} = $4 AND (e.valid_to IS NULL OR e.valid_to >= current_date)`

interface Listed {
  readonly tenant: number
  readonly org: string
  readonly level: number
  readonly now: Date
  readonly limits: Limits
  readonly id?: string
  readonly kind?: string | undefined
  readonly health?: string | undefined
  readonly q?: string | undefined
  /** When the last row of the page before was heard, and its number. */
  readonly after?: readonly unknown[] | undefined
  readonly limit: number
}

/** A page of devices, longest silent first; open alarms and faults are counted for the rows of the page alone. */
export const readDevices = (tx: Tx, asked: Listed): Promise<DeviceRow[]> =>
  tx.rows<DeviceRow>(
    statement(
      `SELECT d.*,
         (SELECT count(*)::int FROM matter m WHERE m.tenant = $3 AND m.type = 'alarm' AND m.subject >= 'device/' || d.id || '/' AND m.subject < 'device/' || d.id || '0' AND NOT m.closed) AS open_alarms,
         (SELECT count(*)::int FROM matter m WHERE m.tenant = $3 AND m.subject >= 'device-fault/' || d.id || '/' AND m.subject < 'device-fault/' || d.id || '0' AND NOT m.closed) AS open_faults
       FROM (
         SELECT e.id, e.name, e.org, e.path, e.data, s.last_seen_at, s.battery, s.battery_at, s.signal, s.tamper, s.fix_at, s.lng, s.lat, s.accuracy, s.flooding_at,
           ${HEALTH} AS health, coalesce(s.last_seen_at, '-infinity')::text AS heard
         FROM ${devicesBelow(asked.level)}
           AND ($5::text IS NULL OR e.id = $5) AND ($6::text IS NULL OR e.data ->> 'kind' = $6) AND ($7::text IS NULL OR ${HEALTH} = $7)
           AND ($8::text IS NULL OR strpos(e.name || ' ' || e.id || ' ' || coalesce(e.data ->> 'address', ''), $8) > 0)
           AND ($9::text IS NULL OR (coalesce(s.last_seen_at, '-infinity'), e.id) > ($9::timestamptz, $10::text))
         ORDER BY coalesce(s.last_seen_at, '-infinity'), e.id LIMIT ${asked.limit}
       ) d ORDER BY coalesce(d.last_seen_at, '-infinity'), d.id`,
      [
        ...healthValues(asked.now, asked.limits),
        asked.tenant,
        asked.org,
        asked.id ?? null,
        asked.kind ?? null,
        asked.health ?? null,
        asked.q ?? null,
        ...(asked.after ?? [null, null]),
      ],
    ),
  )

/** What the next page begins after. */
export const keyOf = (row: DeviceRow) => [row.heard, row.id]
const HEARD = /^(-infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:?\d\d)?)$/
export const isKey = ([heard, id]: readonly unknown[]) => HEARD.test(String(heard)) && typeof id === 'string'

const text = (value: unknown) => (typeof value === 'string' ? value : null)
const degrees = (value: unknown) => (typeof value === 'number' ? value : null)

/** A row as the list shows it; a device that moves is where it was last. */
export const viewRow = (row: DeviceRow) => ({
  id: row.id,
  name: row.name,
  kind: text(row.data.kind) ?? 'OTHER',
  org: row.org,
  address: text(row.data.address),
  lng: row.lng ?? degrees(row.data.lng),
  lat: row.lat ?? degrees(row.data.lat),
  health: row.health,
  lastSeenAt: row.last_seen_at,
  battery: row.battery,
  openAlarms: row.open_alarms,
  openFaults: row.open_faults,
})
