import type { PatrolPlanView, Static } from '@fangwei/contract/index.ts'
import { backAt, coverageOf, outcomeOf, timesOf } from '@fangwei/domain/patrolling/index.ts'
import type { Account } from '../access/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { crewsOf } from './crew-of.ts'
import { type CheckIn, checkInsOf, type StoredPlan, type StoredVersion, versionOf } from './stored-plan.ts'

type View = Static<typeof PatrolPlanView>

/** A plan as screens show it, times as instants. */
export async function viewPlan(tx: Tx, account: Account, plan: StoredPlan, now: Date): Promise<View> {
  const { tenant } = account
  const version = plan.version === 0 ? undefined : await versionOf(tx, tenant, plan)
  const checkIns = plan.version === 0 ? [] : await checkInsOf(tx, tenant, plan.id)
  const given =
    plan.released === null ? undefined : await versionOf(tx, tenant, { id: plan.id, version: plan.released })
  return {
    id: plan.id,
    kind: plan.kind,
    org: plan.org,
    startsAt: plan.starts_at,
    endsAt: plan.ends_at,
    madeAt: plan.made_at,
    over: now.getTime() > Date.parse(plan.ends_at),
    version: plan.version,
    released:
      plan.released === null || plan.released_at === null
        ? null
        : { version: plan.released, at: plan.released_at, by: await nameOf(tx, tenant, plan.released_by) },
    mine: plan.setting !== null && (await crewsOf(tx, account, plan.setting)).length > 0,
    job: plan.job,
    plan: version === undefined || plan.setting === null ? null : bodyOf(plan, version, given, checkIns),
  }
}

function bodyOf(
  { setting, starts_at }: StoredPlan,
  version: StoredVersion,
  given: StoredVersion | undefined,
  checkIns: readonly CheckIn[],
): View['plan'] {
  if (setting === null) return null
  const start = Date.parse(starts_at)
  const instant = (minute: number) => new Date(start + Math.round(minute) * 60_000).toISOString()
  const done = new Map(checkIns.map(c => [c.stop, c]))
  const coverage = coverageOf(setting, version.routes, new Set(done.keys()))
  return {
    how: version.how,
    seed: version.seed,
    base: setting.base,
    byRoad: setting.byRoad,
    stops: setting.stops.map(stop => {
      const checkIn = done.get(stop.id)
      return {
        id: stop.id,
        reason: stop.reason,
        kind: stop.kind,
        name: stop.name,
        because: stop.because ?? null,
        lng: stop.lng,
        lat: stop.lat,
        earliest: instant(stop.earliest),
        latest: instant(stop.latest),
        stay: stop.stay,
        indoor: stop.indoor,
        checkIn: checkIn === undefined ? null : { at: checkIn.at, how: checkIn.how, metres: checkIn.metres },
      }
    }),
    routes: timesOf(setting, version.routes).map(route => {
      const back = backAt(setting, route)
      const crew = setting.crews.find(c => c.id === route.crew)
      return {
        crew: route.crew,
        name: crew?.name ?? { zh: route.crew, en: route.crew },
        mode: crew?.mode ?? 'vehicle',
        stops: route.stops.map(s => ({ ...s, at: instant(s.at), leave: instant(s.leave) })),
        back: instant(back.at),
        backLateBy: back.lateBy,
      }
    }),
    dropped: version.dropped,
    coverage: { ...coverage, left: coverage.left.map(s => s.id) },
    outcome: given === undefined ? null : outcomeOf(given.routes, new Set(done.keys())),
  }
}

const nameOf = async (tx: Tx, tenant: number, account: string | null): Promise<string> =>
  (await tx.first<{ name: string }>(sql`SELECT name FROM account WHERE tenant = ${tenant} AND id = ${account}`))
    ?.name ?? ''
