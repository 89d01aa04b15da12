import { randomInt, randomUUID } from 'node:crypto'
import { type Body, routes } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { enqueueJob, type JobRow, viewOf } from '../jobs/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { scopeOf } from '../registers/index.ts'
import type { Services } from '../services.ts'
import { checkIn } from './check-in.ts'
import { linesOf } from './lines.ts'
import { PLAN_JOB, type PlanArgs, registerPlanJob } from './plan-job.ts'
import { release } from './release.ts'
import { addVersion, findPlan, type StoredPlan, versionOf } from './stored-plan.ts'
import { issueTag, tagsOf } from './tags.ts'
import { viewPlan } from './view-plan.ts'

const SECONDS = 5
const LONGEST_MS = 16 * 3_600_000
const SEEDS = 2 ** 31 - 1

export function servePatrol(app: App<Account>, services: Services): void {
  const { db, directories, keys } = services
  registerPlanJob()

  const planOf = async (tx: Tx, account: Account, id: string): Promise<StoredPlan> => {
    const plan = await findPlan(tx, account.tenant, id)
    if (plan === undefined) throw problems.notFound()
    return plan
  }
  const enqueue = async (tx: Tx, account: Account, now: Date, args: PlanArgs) => {
    const id = await enqueueJob(tx, account.tenant, now, { kind: PLAN_JOB, account: account.id, args: { ...args } })
    await tx.run(
      sql`UPDATE patrol_plan SET job = ${id}::uuid WHERE tenant = ${account.tenant} AND id = ${args.plan}::uuid`,
    )
    const row = await tx.first<JobRow>(sql`SELECT * FROM job WHERE tenant = ${account.tenant} AND id = ${id}::uuid`)
    return viewOf(row!)
  }

  app.serve(routes.listPatrolPlans, async ({ account, query }) => {
    const { org } = scopeOf(account, await directories.of(account.tenant), query.org)
    return db.as(viewerOf(account), async tx => ({
      items: await tx.rows<{
        id: string
        kind: 'patrol' | 'visits'
        org: string
        startsAt: string
        endsAt: string
        version: number
        released: number | null
      }>(sql`
        SELECT id, kind, org, starts_at AS "startsAt", ends_at AS "endsAt", version, released FROM patrol_plan
        WHERE tenant = ${account.tenant} AND org = ${org} ORDER BY starts_at DESC, made_at DESC LIMIT 60`),
    }))
  })

  app.serve(routes.makePatrolPlan, async ({ account, body, now }) => {
    const directory = await directories.of(account.tenant)
    const { org } = scopeOf(account, directory, body.org)
    const length = Date.parse(body.endsAt) - Date.parse(body.startsAt)
    if (!(length > 0 && length <= LONGEST_MS))
      throw problems.invalid(
        '时间段须在 16 小时以内，且止晚于起',
        'The span is at most 16 hours and ends after it begins',
        ['endsAt'],
      )
    const id = randomUUID()
    return db.as(viewerOf(account), async tx => {
      await tx.run(sql`
        INSERT INTO patrol_plan (tenant, id, org, path, kind, starts_at, ends_at, made_by, made_at)
        VALUES (${account.tenant}, ${id}::uuid, ${org}, ${directory.pathOf(org) ?? []}::text[], ${body.kind}, ${body.startsAt}::timestamptz,
          ${body.endsAt}::timestamptz, ${account.id}, ${now.toISOString()}::timestamptz)`)
      const modes = body.modes ?? (body.kind === 'visits' ? ['foot'] : ['vehicle', 'bike', 'foot'])
      const seed = body.seed ?? randomInt(SEEDS)
      return {
        id,
        job: await enqueue(tx, account, now, { plan: id, modes, seconds: body.seconds ?? SECONDS, seed, version: 0 }),
      }
    })
  })

  app.serve(routes.getPatrolPlan, ({ account, params, now }) =>
    db.as(viewerOf(account), async tx => viewPlan(tx, account, await planOf(tx, account, params.id), now)),
  )

  app.serve(routes.getPatrolWays, async ({ account, params, query }) => {
    const found = await db.as(viewerOf(account), async tx => {
      const plan = await planOf(tx, account, params.id)
      return { plan, version: await versionOf(tx, account.tenant, { id: plan.id, version: query.version }) }
    })
    const { setting } = found.plan
    if (setting === null || found.version === undefined) return { ways: [] }
    return { ways: await linesOf(services.roads, setting, found.version.routes) }
  })

  app.serve(routes.editPatrolPlan, ({ account, params, body, now }) =>
    db.as(viewerOf(account), async tx => {
      const plan = await planOf(tx, account, params.id)
      const before = plan.version === 0 ? undefined : await versionOf(tx, account.tenant, plan)
      if (before === undefined || plan.version !== body.version) throw changed()
      checkRoutes(plan, body)
      const planned = new Set(body.routes.flatMap(r => r.stops.map(s => s.stop)))
      const was = before.routes.flatMap(r => r.stops.map(s => s.stop))
      const dropped = [...new Set([...before.dropped, ...was])].filter(stop => !planned.has(stop))
      const version = {
        routes: body.routes,
        dropped,
        how: 'edited',
        seed: null,
        steps: null,
        by: account.id,
        now,
      } as const
      if (!(await addVersion(tx, account.tenant, plan.id, plan.version, version))) throw changed()
      await writeFacts(tx, account.tenant, now, [
        {
          matter: null,
          version: 0,
          kind: 'patrol.edited',
          occurredAt: now.toISOString(),
          actor: account.id,
          retention: 'standard',
          data: { by: account.id, plan: plan.id, version: plan.version + 1, routes: body.routes, dropped },
        },
      ])
      return viewPlan(tx, account, { ...plan, version: plan.version + 1 }, now)
    }),
  )

  app.serve(routes.releasePatrol, ({ account, params, body, now }) =>
    db.as(viewerOf(account), async tx => {
      const plan = await planOf(tx, account, params.id)
      if (plan.version === 0 || plan.version !== body.version) throw changed()
      if (plan.released !== plan.version) await release(tx, account, plan, now)
      return viewPlan(tx, account, await planOf(tx, account, params.id), now)
    }),
  )

  app.serve(routes.replanPatrol, ({ account, params, body, now }) =>
    db.as(viewerOf(account), async tx => {
      const plan = await planOf(tx, account, params.id)
      if (plan.version === 0 || plan.version !== body.version) throw changed()
      const seed = body.seed ?? randomInt(SEEDS)
      const args: PlanArgs = {
        plan: plan.id,
        modes: [],
        seconds: body.seconds ?? SECONDS,
        seed,
        version: plan.version,
      }
      return { job: await enqueue(tx, account, now, args) }
    }),
  )

  app.serve(routes.checkInPatrol, ({ account, params, body, now }) =>
    db.as(viewerOf(account), async tx => {
      const plan = await planOf(tx, account, params.id)
      await checkIn(tx, keys, account, plan, body, now)
      return viewPlan(tx, account, plan, now)
    }),
  )

  app.serve(routes.listPatrolTags, ({ account }) =>
    db.as(viewerOf(account), async tx => ({ items: await tagsOf(tx, account.tenant, account.org) })),
  )

  app.serve(routes.issuePatrolTag, ({ account, params, body, now }) =>
    db.as(viewerOf(account), tx => issueTag(tx, keys, account, params.point, body.code, now)),
  )
}

const changed = () => problems.conflict('计划已被他人改动', 'Somebody else has changed this plan')

/** Every crew and stop is one of the plan's, and nobody is sent twice to the same stop. */
function checkRoutes({ setting }: StoredPlan, { routes: given }: Body<typeof routes.editPatrolPlan>): void {
  const stops = given.flatMap(r => r.stops.map(s => s.stop))
  const known = new Set(setting?.stops.map(s => s.id))
  const crews = given.map(r => r.crew)
  const isFine =
    new Set(stops).size === stops.length &&
    stops.every(stop => known.has(stop)) &&
    new Set(crews).size === crews.length &&
    crews.every(crew => setting?.crews.some(c => c.id === crew))
  if (!isFine)
    throw problems.invalid(
      '路线中有重复的点，或不属于这份计划的点、车组',
      'A stop is there twice, or a stop or crew is not of this plan',
      ['routes'],
    )
}
