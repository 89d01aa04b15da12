import type { UnitKind } from '@fangwei/domain/dictionaries/unit.ts'
import type { UnitState } from '@fangwei/domain/units/index.ts'
import KDBush from 'kdbush'
import { type Database, sql, type Tx } from '../platform/db/index.ts'

/** A unit as it is now. `fix` is only there on duty. */
export interface LiveUnit {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly kind: UnitKind
  readonly org: string
  readonly path: readonly string[]
  readonly callSign: string | null
  readonly members: readonly string[]
  readonly skills: readonly string[]
  readonly equipment: readonly string[]
  readonly station: string | null
  readonly standBy: { readonly lng: number; readonly lat: number } | null
  readonly state: UnitState
  readonly since: string
  readonly dispatch: string | null
  readonly fix: Fix | null
}

export interface Fix {
  readonly lng: number
  readonly lat: number
  readonly at: string
  readonly speedKmh: number | null
  readonly courseDeg: number | null
  readonly accuracyM: number | null
}

/** All units of one tenant, and an index over where they are (or stand by, where no fix is known). */
export interface LiveTable {
  readonly units: readonly LiveUnit[]
  readonly byId: ReadonlyMap<string, LiveUnit>
  readonly index: KDBush
  /** Item of the index → unit. */
  readonly placed: readonly LiveUnit[]
}

export const placeOf = (unit: LiveUnit): { lng: number; lat: number } | null => unit.fix ?? unit.standBy

const FRESH_MS = 500
const STALE_MS = 3000

/** The live table of each tenant in memory: read again when older than half a second, never served older than three. */
export function openLiveUnits(db: Database) {
  const known = new Map<number, { at: number; table: LiveTable }>()
  const loading = new Map<number, Promise<LiveTable>>()

  const load = (tenant: number): Promise<LiveTable> => {
    const running = loading.get(tenant)
    if (running !== undefined) return running
    const at = performance.now()
    const started = db
      .system(tenant, tx => readUnits(tx, tenant))
      .then(units => {
        const table = tableOf(units)
        known.set(tenant, { at, table })
        return table
      })
      .finally(() => loading.delete(tenant))
    loading.set(tenant, started)
    return started
  }

  return {
    async of(tenant: number): Promise<LiveTable> {
      const entry = known.get(tenant)
      const age = entry === undefined ? Number.POSITIVE_INFINITY : performance.now() - entry.at
      if (entry === undefined || age > STALE_MS) return load(tenant)
      // Whoever asks now is answered from what is there; the next is answered anew.
      if (age > FRESH_MS) void load(tenant).catch(() => undefined)
      return entry.table
    },
    /** Forget it: the caller has just changed it. */
    changed(tenant: number): void {
      known.delete(tenant)
    },
  }
}
export type LiveUnits = ReturnType<typeof openLiveUnits>

export function tableOf(units: readonly LiveUnit[]): LiveTable {
  const placed = units.filter(unit => placeOf(unit) !== null)
  const index = new KDBush(Math.max(placed.length, 1))
  for (const unit of placed) {
    const { lng, lat } = placeOf(unit)!
    index.add(lng, lat)
  }
  if (placed.length === 0) index.add(0, 0)
  index.finish()
  return { units, byId: new Map(units.map(unit => [unit.id, unit])), index, placed }
}

interface Row {
  readonly id: string
  readonly org: string
  readonly path: string[]
  readonly name: string
  readonly data: Record<string, unknown>
  readonly state: UnitState | null
  readonly since: string | null
  readonly dispatch: string | null
  readonly fix_at: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly speed_kmh: number | null
  readonly course_deg: number | null
  readonly accuracy_m: number | null
}

async function readUnits(tx: Tx, tenant: number): Promise<LiveUnit[]> {
  const rows = await tx.rows<Row>(sql`
    SELECT e.id, e.org, e.path, e.name, e.data, s.state, s.since, s.dispatch, p.fix_at, p.lng, p.lat, p.speed_kmh, p.course_deg, p.accuracy_m
    FROM register_entry e
    LEFT JOIN unit_state s ON s.tenant = e.tenant AND s.unit = e.id
    LEFT JOIN unit_position p ON p.tenant = e.tenant AND p.unit = e.id AND s.state <> 'off'
    WHERE e.tenant = ${tenant} AND e.register = 'unit' AND (e.valid_to IS NULL OR e.valid_to >= current_date) ORDER BY e.id`)
  return rows.map(toLive)
}

const words = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const word = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const toLive = (row: Row): LiveUnit => ({
  id: row.id,
  name: row.name,
  nameEn: word(row.data.nameEn) ?? row.name,
  kind: row.data.kind as UnitKind,
  org: row.org,
  path: row.path,
  callSign: word(row.data.callSign),
  members: words(row.data.members),
  skills: words(row.data.skills),
  equipment: words(row.data.equipment),
  station: word(row.data.station),
  standBy:
    typeof row.data.lng === 'number' && typeof row.data.lat === 'number'
      ? { lng: row.data.lng, lat: row.data.lat }
      : null,
  state: row.state ?? 'off',
  since: row.since ?? new Date(0).toISOString(),
  dispatch: row.dispatch,
  fix:
    row.fix_at === null || row.lng === null || row.lat === null
      ? null
      : {
          lng: row.lng,
          lat: row.lat,
          at: row.fix_at,
          speedKmh: row.speed_kmh,
          courseDeg: row.course_deg,
          accuracyM: row.accuracy_m,
        },
})
