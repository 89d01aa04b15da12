import { speedsAt } from '@fangwei/domain/dispatching/index.ts'
import { type NightRequest, type PatrolMode, type PatrolSetting, timesOf } from '@fangwei/domain/patrolling/index.ts'
import { detect, nameCells, type StoredCell } from '../insight/index.ts'
import { JobFailed, type JobRun, letGo, registerJob } from '../jobs/index.ts'
import { writeFacts } from '../ledger/index.ts'
import type { Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { type Gathered, gather, spanOf, type Wanted } from './gather.ts'
import { hoursOf, RECENT_DAYS } from './hotspots.ts'
import { solve } from './solve.ts'
import { addVersion, findPlan, type StoredPlan, versionOf } from './stored-plan.ts'
import { waysBetween } from './ways.ts'

export const PLAN_JOB = 'patrol.plan'

export interface PlanArgs {
  readonly plan: string
  readonly modes: readonly PatrolMode[]
  readonly seconds: number
  readonly seed: number
  /** The version to plan around; 0 for a plan that is not there yet. */
  readonly version: number
}

const progress = (share: number) => ({ done: Math.round(share * 100), total: 100, counts: {} })

interface Begun {
  readonly plan: StoredPlan
  /** What a plan that is there already is planned again around. */
  readonly again?: NightRequest
}

async function begin(tx: Tx, tenant: number, args: PlanArgs): Promise<Begun | undefined> {
  const plan = await findPlan(tx, tenant, args.plan)
  if (plan === undefined) throw new JobFailed('计划已不存在', 'The plan is no longer there')
  if (plan.version !== args.version) return undefined
  if (plan.setting === null) return { plan }
  const stored = await versionOf(tx, tenant, plan)
  const before = stored === undefined ? {} : { before: timesOf(plan.setting, stored.routes), dropped: stored.dropped }
  return { plan, again: { setting: plan.setting, ...before } }
}

/** Everything a new plan is made of: hotspots of the one ranking, points, sites, crews, and the ways between them. */
async function settingOf(job: JobRun, around: Surroundings, plan: StoredPlan, args: PlanArgs): Promise<PatrolSetting> {
  const { services } = job
  const span = { startsAt: new Date(plan.starts_at), endsAt: new Date(plan.ends_at) }
  const wanted: Wanted = { ...plan, ...span, modes: args.modes, seed: args.seed }
  const cells = wanted.kind === 'patrol' ? await hotspotsFor(job, around, wanted) : []
  let gathered: Gathered | undefined
  await job.step(async tx => {
    gathered = await gather(tx, around, wanted, cells)
    return progress(0)
  })
  const { base, stops, crews } = gathered!
  const modes = crews.map(({ mode }) => mode)
  const speeds = speedsAt(around.directory.policies, around.now)
  return { ...gathered!, ...(await waysBetween(services.roads, modes, [base, ...stops], speeds)) }
}

/** The hotspots page's own ranking, for the hours of the plan and with what is known when it is made. */
async function hotspotsFor(job: JobRun, around: Surroundings, wanted: Wanted): Promise<readonly StoredCell[]> {
  const found = await detect(job, {
    org: wanted.org,
    until: new Date(Math.min(wanted.startsAt.getTime(), around.now.getTime())),
    group: 'all',
    recentDays: RECENT_DAYS,
    hours: hoursOf(spanOf(around, wanted)),
  })
  let cells: readonly StoredCell[] = []
  await job.step(async tx => {
    cells = (await nameCells(tx, job.tenant, around.directory, found.detection.hotspots, found)).cells
    return progress(0)
  })
  return cells
}

/** Makes a plan, or plans the rest of one again. Done twice, it finds its version there and changes nothing. */
async function run(job: JobRun): Promise<void> {
  const args = job.args as unknown as PlanArgs
  const { services, tenant } = job
  const now = services.clock.now()
  const around = await surroundings(services, tenant, now)
  let begun: Begun | undefined
  await job.step(async tx => {
    begun = await begin(tx, tenant, args)
    return progress(0)
  })
  // The version is there already: this is a second try of a job that was done.
  if (begun === undefined) return
  const { plan, again } = begun as Begun
  const request: NightRequest = again ?? { setting: await settingOf(job, around, plan, args) }
  const made = await solve(request, args, share => job.step(async () => progress(share)))
  await job.step(async tx => {
    const how = args.version === 0 ? 'planned' : 'replanned'
    const by = job.account ?? 'system'
    const added = await addVersion(
      tx,
      tenant,
      args.plan,
      args.version,
      { routes: made.routes, dropped: request.dropped ?? [], how, seed: args.seed, steps: made.steps, by, now },
      next => sql`
        UPDATE patrol_plan SET version = ${next}, setting = ${JSON.stringify(request.setting)}::jsonb
        WHERE tenant = ${tenant} AND id = ${args.plan}::uuid AND version = ${args.version}`,
    )
    if (!added)
      throw new JobFailed('计划在重排期间被改动，请刷新后再排', 'The plan was changed meanwhile: reload and plan again')
    await writeFacts(tx, tenant, now, [
      {
        matter: null,
        version: 0,
        kind: `patrol.${how}`,
        occurredAt: now.toISOString(),
        actor: by,
        retention: 'standard',
        data: { plan: args.plan, version: args.version + 1, seed: args.seed, steps: made.steps, routes: made.routes },
      },
    ])
    return progress(1)
  })
  await letGo(job)
}

export const registerPlanJob = (): void => registerJob(PLAN_JOB, { run })
