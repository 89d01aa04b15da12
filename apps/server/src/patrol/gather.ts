import type { UnitKind } from '@fangwei/domain/dictionaries/unit.ts'
import { modeOf } from '@fangwei/domain/dispatching/index.ts'
import { policyAt } from '@fangwei/domain/loop/index.ts'
import {
  type MustPatrol,
  mustPatrolStops,
  type PatrolCrew,
  type PatrolMode,
  type PlanSpan,
  type Stop,
} from '@fangwei/domain/patrolling/index.ts'
import type { StoredCell } from '../insight/index.ts'
import { JobFailed } from '../jobs/index.ts'
import type { Surroundings } from '../loop/index.ts'
import { sql, statement, type Tx } from '../platform/db/index.ts'
import { hotspotStops } from './hotspots.ts'
import { nightSiteStops } from './night-sites.ts'
import type { Scope } from './scope.ts'
import { visitStops } from './visit-stops.ts'

export type PlanKind = 'patrol' | 'visits'

export interface Wanted {
  readonly kind: PlanKind
  /** How the crews of the plan may move. */
  readonly modes: readonly PatrolMode[]
  readonly org: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly seed: number
}

export interface Gathered {
  readonly base: { readonly lng: number; readonly lat: number }
  readonly minutes: number
  readonly crews: readonly PatrolCrew[]
  readonly stops: readonly Stop[]
}

/** The span of a plan as the local clock of its tenant reads it. */
export function spanOf({ directory }: Surroundings, { startsAt, endsAt }: Pick<Wanted, 'startsAt' | 'endsAt'>) {
  const local = new Date(startsAt.getTime() + directory.calendar.offsetMinutes * 60_000)
  return {
    minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
    startsAtMinute: local.getUTCHours() * 60 + local.getUTCMinutes(),
    weekend: [0, 6].includes(local.getUTCDay()),
  }
}

/**
 * Everything a plan is made of, as the store has it now, and the hotspots found for it. Throws JobFailed saying what is
 * missing.
 */
export async function gather(
  tx: Tx,
  around: Surroundings,
  wanted: Wanted,
  hotspots: readonly StoredCell[],
): Promise<Gathered> {
  const org = around.directory.orgs.get(wanted.org)
  if (org === undefined || org.lng === null || org.lat === null)
    throw new JobFailed(
      '本单位没有登记位置，请先在机构中填写',
      'This unit has no position: enter it in the register first',
    )
  const span = spanOf(around, wanted)
  const level = org.path.length - 1
  const scope = { tenant: around.tenant, org: wanted.org, level, startsAt: wanted.startsAt }
  const crews = wanted.kind === 'patrol' ? await unitCrews(tx, scope, wanted) : await communityCrews(tx, around, wanted)
  if (crews.length === 0)
    throw wanted.kind === 'patrol'
      ? new JobFailed(
          '这段时间没有当班的巡防单元，请先排班或上勤',
          'No unit is on shift then: put units on the roster or on duty',
        )
      : new JobFailed('这段时间没有当班的社区民警岗位，请先排班', 'No community post is on shift then: fill the roster')
  const stops =
    wanted.kind === 'patrol'
      ? await patrolStops(tx, around, scope, wanted, hotspots)
      : await visitStops(tx, scope, span, { weekend: span.weekend, seed: wanted.seed })
  if (stops.length === 0)
    throw new JobFailed(
      '没有可安排的点：请先登记必巡点或走访对象',
      'There is nothing to plan: register points or places to visit',
    )
  return {
    base: { lng: org.lng, lat: org.lat },
    minutes: span.minutes,
    crews: crews.map(crew => ({ ...crew, from: 0, to: span.minutes })),
    stops,
  }
}

type Named = Pick<PatrolCrew, 'id' | 'name' | 'mode'>

async function patrolStops(
  tx: Tx,
  around: Surroundings,
  scope: Scope,
  wanted: Wanted,
  hotspots: readonly StoredCell[],
): Promise<Stop[]> {
  const span = spanOf(around, wanted)
  const beside = [...(await mustStops(tx, scope, span)), ...hotspotStops(hotspots, span, around.directory)]
  const hours = policyAt(around.directory.policies, 'patrol.night-hours', null, around.now).amounts
  return [...beside, ...(await nightSiteStops(tx, scope, span, { hours, seed: wanted.seed, beside }))]
}

/** Units of the organisation and below that are on duty, or whose post is manned in the span. */
async function unitCrews(tx: Tx, { tenant, org, level }: Scope, { modes, startsAt, endsAt }: Wanted): Promise<Named[]> {
  const rows = await tx.rows<{ id: string; name: string; en: string | null; kind: UnitKind }>(
    statement(
      `SELECT e.id, e.name, e.data ->> 'nameEn' AS en, e.data ->> 'kind' AS kind FROM register_entry e
       LEFT JOIN unit_state s ON s.tenant = e.tenant AND s.unit = e.id
       WHERE e.tenant = $1 AND e.register = 'unit' AND e.l${level} = $2 AND (e.valid_to IS NULL OR e.valid_to >= $3::date)
         AND (s.state NOT IN ('off', 'unavailable') OR EXISTS (SELECT FROM shift h WHERE h.tenant = e.tenant AND h.post = e.data ->> 'shift' AND h.starts_at < $4::timestamptz AND h.ends_at > $3::timestamptz))
       ORDER BY e.id LIMIT 40`,
      [tenant, org, startsAt.toISOString(), endsAt.toISOString()],
    ),
  )
  return rows.flatMap(({ id, name, en, kind }) => {
    const mode = modeOf(kind)
    // Volunteers have no powers of enforcement: they go along with a crew, not instead of one.
    if (kind === 'workstation' || kind === 'volunteers' || mode === 'air' || !modes.includes(mode)) return []
    return [{ id, name: { zh: name, en: en ?? name }, mode }]
  })
}

/** Posts of community officers that are manned in the span. */
async function communityCrews(
  tx: Tx,
  { tenant, directory }: Surroundings,
  { org, modes, startsAt, endsAt }: Wanted,
): Promise<Named[]> {
  const posts = [...directory.posts.values()].filter(
    p => p.kind === 'community' && (directory.pathOf(p.org) ?? []).includes(org),
  )
  const manned = await tx.rows<{ post: string }>(sql`
    SELECT DISTINCT post FROM shift WHERE tenant = ${tenant} AND post = ANY (${posts.map(p => p.id)}::text[])
      AND starts_at < ${endsAt.toISOString()}::timestamptz AND ends_at > ${startsAt.toISOString()}::timestamptz ORDER BY post LIMIT 20`)
  return manned.map(({ post }) => ({ id: post, name: directory.posts.get(post)!.name, mode: modes[0] ?? 'foot' }))
}

async function mustStops(tx: Tx, { tenant, org, level, startsAt }: Scope, span: PlanSpan): Promise<Stop[]> {
  const rows = await tx.rows<{ id: string; name: string; data: Omit<MustPatrol, 'id' | 'name'> & { nameEn?: string } }>(
    statement(
      `SELECT id, name, data FROM register_entry WHERE tenant = $1 AND register = 'patrol-point' AND l${level} = $2
         AND (valid_to IS NULL OR valid_to >= $3::date) ORDER BY id LIMIT 300`,
      [tenant, org, startsAt.toISOString()],
    ),
  )
  return rows.flatMap(({ id, name, data }) =>
    mustPatrolStops({ ...data, id, name: { zh: name, en: data.nameEn ?? name } }, span),
  )
}
