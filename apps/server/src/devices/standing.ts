import { coverage, coveringKinds, sitesNeedingDevice } from '@fangwei/domain/devices/index.ts'
import type { LngLat } from '@fangwei/domain/geo/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type Services, surroundings } from '../services.ts'
import { type Limits, limitsOf, readDevices, viewRow } from './device-rows.ts'

const SITES_SHOWN = 200

const sitesOf = (tx: Tx, tenant: number, org: string) =>
  tx.rows<{ id: string; name: string; kind: string; org: string }>(sql`
    SELECT id, name, kind, org FROM register_entry WHERE tenant = ${tenant} AND register = 'site'
      AND ${org} IN (l0, l1, l2, l3, l4) AND kind = ANY (${sitesNeedingDevice}::text[])
      AND (valid_to IS NULL OR valid_to >= current_date) ORDER BY name, id`)

interface Asked {
  readonly tenant: number
  readonly org: string
  readonly now: Date
  readonly limits: Limits
}

/** How the devices of an organisation and below stand: sites covered of those that need it, devices by health. */
export async function standingOf(tx: Tx, { tenant, org, now, limits }: Asked) {
  const sites = await sitesOf(tx, tenant, org)
  const devices = (await readDevices(tx, tenant, { org })).map(row => ({
    site: typeof row.data.site === 'string' ? row.data.site : null,
    ...viewRow(row, now, limits),
  }))
  const covering = devices.filter(device => coveringKinds.includes(device.kind))
  const { numerator, denominator, uncovered } = coverage(
    sites.map(site => site.id),
    covering,
  )
  const count = (health: string) => devices.filter(device => device.health === health).length
  const missing = new Set(uncovered)
  return {
    numerator,
    denominator,
    working: count('working'),
    silent: count('silent'),
    never: count('never'),
    faulty: count('faulty'),
    uncovered: sites.filter(site => missing.has(site.id)).slice(0, SITES_SHOWN),
    silentAt: devices.flatMap(({ health, lng, lat }): LngLat[] =>
      health === 'silent' && lng !== null && lat !== null ? [{ lng, lat }] : [],
    ),
  }
}

/** What a wall shows of the devices: which share of sites they cover, and where one has fallen silent. */
export const sensing =
  (services: Services) =>
  async (
    tenant: number,
    org: string,
  ): Promise<{ silent: LngLat[]; coverage: { count: number; of: number } | null }> => {
    const { directory, now } = await surroundings(services, tenant)
    const asked = { tenant, org, now, limits: limitsOf(directory, now) }
    const { silentAt, numerator, denominator } = await services.db.system(tenant, tx => standingOf(tx, asked))
    return { silent: silentAt, coverage: denominator === 0 ? null : { count: numerator, of: denominator } }
  }
