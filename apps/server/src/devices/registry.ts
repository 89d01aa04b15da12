import { type Database, sql } from '../platform/db/index.ts'

/** A registered device as intake needs it: where it stands, who answers for it, what it is mounted on. */
export interface KnownDevice {
  readonly tenant: number
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly org: string
  readonly site: string | null
  readonly unit: string | null
  readonly address: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly camera: string | null
  readonly serial: string | null
  readonly testPlan: string | null
}

interface Row {
  id: string
  name: string
  org: string
  data: Record<string, unknown>
}

const FRESH_MS = 2000
/** Protocols fill numbers up with zeros in front. */
const plain = (serial: string) => serial.replace(/^0+/, '')
const text = (value: unknown) => (typeof value === 'string' ? value : null)
const degrees = (value: unknown) => (typeof value === 'number' ? value : null)

interface Loaded {
  readonly byId: ReadonlyMap<string, KnownDevice>
  readonly bySerial: ReadonlyMap<string, KnownDevice>
}

/** Every device of every tenant in memory, read again every two seconds and whenever an unknown one speaks. */
export function openRegistry(db: Database) {
  let loaded: Loaded = { byId: new Map(), bySerial: new Map() }
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined

  async function read(): Promise<void> {
    const tenants = await db.outside(tx => tx.rows<{ id: number }>(sql`SELECT id FROM tenant ORDER BY id`))
    const byId = new Map<string, KnownDevice>()
    const bySerial = new Map<string, KnownDevice>()
    for (const { id: tenant } of tenants) {
      const rows = await db.system(tenant, tx =>
        tx.rows<Row>(sql`SELECT id, name, org, data FROM register_entry
          WHERE tenant = ${tenant} AND register = 'device' AND (valid_to IS NULL OR valid_to >= current_date)`),
      )
      for (const row of rows) {
        const device = toDevice(tenant, row)
        byId.set(`${tenant}/${device.id}`, device)
        // A device names itself; two cities with one name must say which.
        byId.set(device.id, byId.has(device.id) ? byId.get(device.id)! : device)
        if (device.serial !== null) bySerial.set(plain(device.serial), device)
      }
    }
    loaded = { byId, bySerial }
    readAt = performance.now()
  }

  const fresh = async (within: number): Promise<Loaded> => {
    if (performance.now() - readAt > within) {
      reading ??= read().finally(() => {
        reading = undefined
      })
      await reading
    }
    return loaded
  }

  const find = async (pick: (all: Loaded) => KnownDevice | undefined) =>
    pick(await fresh(FRESH_MS)) ?? pick(await fresh(200))

  return {
    /** By its number, or `tenant/number`. */
    find: (id: string) => find(all => all.byId.get(id)),
    /** By the terminal number or IMEI that its protocol tells. */
    bySerial: (serial: string) => find(all => all.bySerial.get(plain(serial))),
    /** Read it again before the next look: an entry has just been written. */
    changed(): void {
      readAt = Number.NEGATIVE_INFINITY
    },
  }
}
export type Registry = ReturnType<typeof openRegistry>

const toDevice = (tenant: number, { id, name, org, data }: Row): KnownDevice => ({
  tenant,
  id,
  name,
  kind: text(data.kind) ?? 'OTHER',
  org,
  site: text(data.site),
  unit: text(data.unit),
  address: text(data.address),
  lng: degrees(data.lng),
  lat: degrees(data.lat),
  camera: text(data.camera),
  serial: text(data.serial),
  testPlan: text(data.testPlan),
})
