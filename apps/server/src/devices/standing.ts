import { coveringKinds, sitesNeedingDevice } from '@fangwei/domain/devices/index.ts'
import type { LngLat } from '@fangwei/domain/geo/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import { type Services, surroundings } from '../services.ts'
import { devicesBelow, HEALTH, healthValues, type Limits, limitsOf } from './device-rows.ts'

const SITES_SHOWN = 200

interface Asked {
  readonly tenant: number
  readonly org: string
  readonly level: number
  readonly now: Date
  readonly limits: Limits
}

interface Counts {
  working: number
  silent: number
  never: number
  faulty: number
  at: LngLat[] | null
  denominator: number
  missing: number
  uncovered: { id: string; name: string; kind: string; org: string }[] | null
}

/**
 * How the devices of an organisation and below stand: by health, where the silent ones are, and 覆盖率, sites with a
 * working device ÷ sites that need one (a silent device covers nothing). One look at the devices, whatever their number.
 */
export async function standingOf(tx: Tx, { tenant, org, level, now, limits }: Asked) {
  const row = await tx.first<Counts>(
    statement(
      `WITH device AS MATERIALIZED (
         SELECT ${HEALTH} AS health, e.data ->> 'kind' AS kind, e.data ->> 'site' AS site,
           coalesce(s.lng, (e.data ->> 'lng')::float8) AS lng, coalesce(s.lat, (e.data ->> 'lat')::float8) AS lat
         FROM ${devicesBelow(level)}
       ), site AS MATERIALIZED (
         SELECT id, name, kind, org, NOT EXISTS (SELECT FROM device d WHERE d.site = x.id AND d.kind = ANY ($5::text[]) AND d.health = 'working') AS missing
         FROM register_entry x WHERE x.tenant = $3 AND x.register = 'site' AND x.l${level} = $4 AND x.kind = ANY ($6::text[])
           AND (x.valid_to IS NULL OR x.valid_to >= current_date)
       ), shown AS (SELECT id, name, kind, org FROM site WHERE missing ORDER BY name, id LIMIT ${SITES_SHOWN})
       SELECT count(*) FILTER (WHERE health = 'working')::int AS working, count(*) FILTER (WHERE health = 'silent')::int AS silent,
         count(*) FILTER (WHERE health = 'never')::int AS never, count(*) FILTER (WHERE health = 'faulty')::int AS faulty,
         json_agg(json_build_object('lng', lng, 'lat', lat)) FILTER (WHERE health = 'silent' AND lng IS NOT NULL AND lat IS NOT NULL) AS at,
         (SELECT count(*)::int FROM site) AS denominator, (SELECT count(*)::int FROM site WHERE missing) AS missing,
         (SELECT json_agg(shown) FROM shown) AS uncovered
       FROM device`,
      [...healthValues(now, limits), tenant, org, coveringKinds, sitesNeedingDevice],
    ),
  )
  if (row === undefined) throw new Error('A count without a row')
  const { at, denominator, missing, uncovered, ...counts } = row
  return { ...counts, denominator, numerator: denominator - missing, uncovered: uncovered ?? [], silentAt: at ?? [] }
}

/** What a wall shows of the devices: which share of sites they cover, and where one has fallen silent. */
export const sensing =
  (services: Services) =>
  async (
    tenant: number,
    org: string,
  ): Promise<{ silent: LngLat[]; coverage: { count: number; of: number } | null }> => {
    const { directory, now } = await surroundings(services, tenant)
    const level = (directory.pathOf(org)?.length ?? 1) - 1
    const asked = { tenant, org, level, now, limits: limitsOf(directory, now) }
    const { silentAt, numerator, denominator } = await services.db.system(tenant, tx => standingOf(tx, asked))
    return { silent: silentAt, coverage: denominator === 0 ? null : { count: numerator, of: denominator } }
  }
