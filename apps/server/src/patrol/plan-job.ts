import { speedsAt } from '@fangwei/domain/dispatching/index.ts'
import { type NightRequest, type PatrolSetting, timesOf } from '@fangwei/domain/patrolling/index.ts'
import { JobFailed, type JobRun, registerJob } from '../jobs/index.ts'
import { writeFacts } from '../ledger/index.ts'
import type { Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { type Gathered, gather, type PlanMode } from './gather.ts'
import { solve } from './solve.ts'
import { addVersion, findPlan, versionOf } from './stored-plan.ts'
import { waysBetween } from './ways.ts'

export const PLAN_JOB = 'patrol.plan'

export interface PlanArgs {
  readonly plan: string
  readonly mode: PlanMode
  readonly seconds: number
  readonly seed: number
  /** The version to plan around; 0 for a plan that is not there yet. */
  readonly version: number
}

const progress = (share: number) => ({ done: Math.round(share * 100), total: 100, counts: {} })

interface Begun {
  /** The setting of a plan that has one, else all of it but the ways. */
  readonly gathered: Gathered | PatrolSetting
  readonly before: Omit<NightRequest, 'setting'>
}

async function begin(tx: Tx, around: Surroundings, args: PlanArgs): Promise<Begun | undefined> {
  const plan = await findPlan(tx, around.tenant, args.plan)
  if (plan === undefined) throw new JobFailed('计划已不存在', 'The plan is no longer there')
  if (plan.version !== args.version) return undefined
  if (plan.setting === null) {
    const span = { startsAt: new Date(plan.starts_at), endsAt: new Date(plan.ends_at) }
    return { gathered: await gather(tx, around, { ...plan, ...span, mode: args.mode, seed: args.seed }), before: {} }
  }
  const stored = await versionOf(tx, around.tenant, plan)
  const before = stored === undefined ? {} : { before: timesOf(plan.setting, stored.routes), dropped: stored.dropped }
  return { gathered: plan.setting, before }
}

/** Makes a plan, or plans the rest of one again. Done twice, it finds its version there and changes nothing. */
async function run(job: JobRun): Promise<void> {
  const args = job.args as unknown as PlanArgs
  const { services, tenant } = job
  const now = services.clock.now()
  const around = await surroundings(services, tenant, now)
  let begun: Begun | undefined
  await job.step(async tx => {
    begun = await begin(tx, around, args)
    return progress(0)
  })
  // The version is there already: this is a second try of a job that was done.
  if (begun === undefined) return
  const { gathered, before } = begun as Begun
  const setting: PatrolSetting =
    'ways' in gathered
      ? gathered
      : {
          ...gathered,
          ...(await waysBetween(
            services.roads,
            args.mode,
            [gathered.base, ...gathered.stops],
            speedsAt(around.directory.policies, now),
          )),
        }
  const made = await solve({ setting, ...before }, args, share => job.step(async () => progress(share)))
  await job.step(async tx => {
    const how = args.version === 0 ? 'planned' : 'replanned'
    const by = job.account ?? 'system'
    const added = await addVersion(
      tx,
      tenant,
      args.plan,
      args.version,
      { routes: made.routes, dropped: before.dropped ?? [], how, seed: args.seed, steps: made.steps, by, now },
      next => sql`
        UPDATE patrol_plan SET version = ${next}, setting = ${JSON.stringify(setting)}::jsonb
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
}

export const registerPlanJob = (): void => registerJob(PLAN_JOB, { run })
