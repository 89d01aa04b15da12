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

/** How the devices of an organisation and below stand: devices by health, and where the silent ones are. */
async function healthBelow(tx: Tx, { tenant, org, level, now, limits }: Asked) {
  const row = await tx.first<{ working: number; silent: number; never: number; faulty: number; at: LngLat[] | null }>(
    statement(
      `SELECT count(*) FILTER (WHERE d.health = 'working')::int AS working, count(*) FILTER (WHERE d.health = 'silent')::int AS silent,
         count(*) FILTER (WHERE d.health = 'never')::int AS never, count(*) FILTER (WHERE d.health = 'faulty')::int AS faulty,
         (json_agg(json_build_object('lng', d.lng, 'lat', d.lat)) FILTER (WHERE d.health = 'silent' AND d.lng IS NOT NULL AND d.lat IS NOT NULL)) AS at
       FROM (SELECT ${HEALTH} AS health, coalesce(s.lng, (e.data ->> 'lng')::float8) AS lng, coalesce(s.lat, (e.data ->> 'lat')::float8) AS lat
         FROM ${devicesBelow(level)}) d`,
      [...healthValues(now, limits), tenant, org],
    ),
  )
  const { at, ...counts } = row ?? { working: 0, silent: 0, never: 0, faulty: 0, at: null }
  return { counts, silentAt: at ?? [] }
}

/** 覆盖率: sites with a working device ÷ sites that need one. A silent device covers nothing. */
async function coverageBelow(tx: Tx, { tenant, org, level, now, limits }: Asked) {
  const rows = await tx.rows<{ id: string; name: string; kind: string; org: string; of: number; all: number }>(
    statement(
      `WITH covered AS (
         SELECT DISTINCT e.data ->> 'site' AS site FROM ${devicesBelow(level)} AND e.data ->> 'kind' = ANY ($5::text[]) AND ${HEALTH} = 'working'
       ), needing AS (
         SELECT id, name, kind, org, NOT EXISTS (SELECT FROM covered c WHERE c.site = x.id) AS missing FROM register_entry x
         WHERE x.tenant = $3 AND x.register = 'site' AND x.l${level} = $4 AND x.kind = ANY ($6::text[]) AND (x.valid_to IS NULL OR x.valid_to >= current_date)
       ) SELECT n.id, n.name, n.kind, n.org, t.of, t.all FROM (SELECT count(*) FILTER (WHERE missing)::int AS of, count(*)::int AS all FROM needing) t
         LEFT JOIN LATERAL (SELECT * FROM needing WHERE missing ORDER BY name, id LIMIT ${SITES_SHOWN}) n ON true`,
      [...healthValues(now, limits), tenant, org, coveringKinds, sitesNeedingDevice],
    ),
  )
  const { of = 0, all = 0 } = rows[0] ?? {}
  const uncovered = rows.flatMap(({ of: _, all: __, ...site }) => (site.id === null ? [] : [site]))
  return { numerator: all - of, denominator: all, uncovered }
}

export async function standingOf(tx: Tx, asked: Asked) {
  const { counts, silentAt } = await healthBelow(tx, asked)
  return { ...(await coverageBelow(tx, asked)), ...counts, silentAt }
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
