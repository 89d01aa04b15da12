import { routes } from '@fangwei/contract/index.ts'
import { speedsAt } from '@fangwei/domain/dispatching/index.ts'
import { exclusionLabels, measureResponse } from '@fangwei/domain/measures/response.ts'
import { type Account, viewerOf } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import type { LiveUnit } from '../units/index.ts'
import { responseCases, zonesOf } from './cases.ts'
import { coverageOf } from './coverage.ts'
import { demandOf } from './demand.ts'
import { type Candidate, siteUnits } from './siting.ts'

const DAY_MS = 86_400_000
const LONGEST_DAYS = 92

/** 1-3-5: what was attained, what is covered, and where units should stand. */
export function serveResponse(app: App<Account>, services: Services): void {
  const { db, roads, units } = services
  const scopeOf = (account: Account, directory: Directory, scope = account.org) => {
    const path = directory.pathOf(scope)
    if (path === undefined || !path.includes(account.org)) throw problems.notFound()
    return { tenant: account.tenant, org: scope, level: path.length - 1 }
  }

  app.serve(routes.getResponse, async ({ account, query, now }) => {
    const { directory } = await surroundings(services, account.tenant, now)
    const scope = scopeOf(account, directory, query.scope)
    const to = query.to === undefined ? now : new Date(query.to)
    const from = query.from === undefined ? new Date(to.getTime() - 7 * DAY_MS) : new Date(query.from)
    if (from >= to || to.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS)
      throw problems.invalid(`时间范围须在 ${LONGEST_DAYS} 天以内`, `The span must be within ${LONGEST_DAYS} days`, [
        'from',
        'to',
      ])
    const start = query.start ?? 'dispatch'
    const span = { from: from.toISOString(), to: to.toISOString(), start } as const
    const day = new Date(now.getTime() + directory.calendar.offsetMinutes * 60_000).toISOString().slice(0, 10)
    return db.as(viewerOf(account), async tx => {
      const zones = await zonesOf(tx, scope, day)
      const measured = measureResponse(await responseCases(tx, scope, span), zones, now.getTime())
      return {
        ...span,
        byZone: [...measured.byZone],
        byWave: [...measured.byWave],
        exclusions: measured.exclusions.map(one => ({ ...one, label: exclusionLabels[one.code] })),
        outside: measured.outside,
        zones: zones.map(({ ring, ...zone }) => ({ ...zone, ring: ring.map(p => [p.lng, p.lat]) })),
      }
    })
  })

  app.serve(routes.getCoverage, async ({ account, query, now }) => {
    const { directory } = await surroundings(services, account.tenant, now)
    const scope = scopeOf(account, directory, query.scope)
    const cells = await db.as(viewerOf(account), tx => demandOf(tx, scope, now, directory.calendar.offsetMinutes))
    const org = directory.orgs.get(scope.org)
    const centre = org === undefined || org.lng === null || org.lat === null ? null : { lng: org.lng, lat: org.lat }
    return coverageOf(roads, await unitsIn(account.tenant, scope.org), cells, speedsAt(directory.policies, now), centre)
  })

  app.serve(routes.planSites, async ({ account, body, now }) => {
    const { directory } = await surroundings(services, account.tenant, now)
    const scope = scopeOf(account, directory, body.scope)
    const standing = await unitsIn(account.tenant, scope.org)
    const { cells, candidates } = await db.as(viewerOf(account), async tx => ({
      cells: await demandOf(tx, scope, now, directory.calendar.offsetMinutes),
      candidates: await candidatesIn(tx, account.tenant, scope.org, standing),
    }))
    if (cells.length === 0 || candidates.length === 0)
      throw problems.conflict(
        '近 28 天没有带坐标的警情，或没有可作备勤点的场所，无法选址',
        'There are no located calls in 28 days, or no places to stand by, so no site can be chosen',
        'no-demand',
      )
    const hours = Array.from({ length: body.hours }, (_, i) => (body.fromHour + i) % 24)
    return siteUnits(roads, cells, candidates, speedsAt(directory.policies, now), {
      count: body.count,
      aim: body.aim,
      hours,
      keep: body.keep === true,
    })
  })

  const unitsIn = async (tenant: number, org: string) =>
    (await units.of(tenant)).units.filter(unit => unit.path.includes(org))
}

const PLACES = ['square', 'transport', 'mall', 'market', 'hospital', 'park', 'school', 'petrol-station']
const MOST_CANDIDATES = 160

/** Today's stand-by places, police places and public sites of the scope. */
async function candidatesIn(tx: Tx, tenant: number, org: string, standing: readonly LiveUnit[]): Promise<Candidate[]> {
  const rows = await tx.rows<{ name: string; data: Record<string, unknown> }>(sql`
    SELECT name, data FROM register_entry WHERE tenant = ${tenant} AND ${org} = ANY (path)
      AND ((register = 'org' AND kind IN ('station', 'community-room')) OR (register = 'site' AND kind = ANY (${PLACES}::text[])))
    ORDER BY register, id LIMIT ${MOST_CANDIDATES}`)
  const today = standing
    .filter(unit => unit.standBy !== null && (unit.kind === 'car' || unit.kind === 'ptu'))
    .map(unit => ({ ...unit.standBy!, name: { zh: unit.station ?? unit.name, en: unit.nameEn }, today: true }))
  const others = rows.flatMap(({ name, data }): Candidate[] =>
    typeof data.lng === 'number' && typeof data.lat === 'number'
      ? [{ lng: data.lng, lat: data.lat, name: { zh: name, en: String(data.nameEn ?? name) }, today: false }]
      : [],
  )
  const seen = new Set<string>()
  return [...today, ...others].filter(({ lng, lat }) => {
    const key = `${lng.toFixed(4)} ${lat.toFixed(4)}`
    return !seen.has(key) && seen.add(key)
  })
}
