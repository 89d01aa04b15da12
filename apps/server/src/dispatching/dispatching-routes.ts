import { routes } from '@fangwei/contract/index.ts'
import { type Account, actorOf, viewerOf } from '../access/index.ts'
import { sql } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import { dispatchingOf } from './dispatching-view.ts'
import { replayOf } from './replay.ts'
import { sendOne, sendPlan } from './send.ts'

/** Sending units, and who was told what. */
export function serveDispatching(app: App<Account>, services: Services): void {
  const { db } = services
  const commandOf = async (account: Account, now: Date) => ({
    services,
    around: await surroundings(services, account.tenant, now),
    actor: actorOf(account),
    live: await services.units.of(account.tenant),
  })

  app.serve(routes.getDispatching, async ({ account, params, now }) => {
    const { around, live } = await commandOf(account, now)
    return db.as(viewerOf(account), tx => dispatchingOf(tx, services, around, account, params.id, live))
  })

  app.serve(routes.sendUnit, async ({ account, params, body, now }) => {
    const command = await commandOf(account, now)
    return db.as(viewerOf(account), tx => sendOne(tx, command, params.id, body))
  })

  app.serve(routes.sendPlan, async ({ account, params, body, now }) => {
    const command = await commandOf(account, now)
    return db.as(viewerOf(account), tx => sendPlan(tx, command, params.id, body.version))
  })

  app.serve(routes.getMatterReplay, async ({ account, params, query, now }) => {
    const { around } = await commandOf(account, now)
    return db.as(viewerOf(account), tx => replayOf(tx, around, account, params.id, query.purpose))
  })

  app.serve(routes.listTold, async ({ account }) =>
    db.as(viewerOf(account), async tx => ({
      items: await tx.rows(sql`
        SELECT id, account, ${account.name} AS name, reason, matter, briefing, told_at AS "toldAt", acknowledged_at AS "acknowledgedAt" FROM told
        WHERE tenant = ${account.tenant} AND account = ${account.id} AND acknowledged_at IS NULL ORDER BY told_at DESC LIMIT 50`),
    })),
  )

  app.serve(routes.acknowledgeTold, async ({ account, params, now }) => {
    const at = now.toISOString()
    return db.system(account.tenant, async tx => {
      const row = await tx.first<{ matter: string | null; step: number | null; at: string }>(sql`
        UPDATE told SET acknowledged_at = coalesce(acknowledged_at, ${at}::timestamptz)
        WHERE tenant = ${account.tenant} AND id = ${params.id}::uuid AND account = ${account.id} RETURNING matter, step, acknowledged_at AS at`)
      if (row === undefined) throw problems.notFound()
      // A leader called by name answers the call; a crew answers by signing its dispatch.
      if (row.matter !== null && row.step !== null)
        await tx.run(sql`UPDATE call_step SET answered_at = ${at}::timestamptz, answered_by = ${account.id}
          WHERE tenant = ${account.tenant} AND matter = ${row.matter}::uuid AND step = ${row.step} AND kind = 'person' AND answered_at IS NULL`)
      return { acknowledgedAt: row.at }
    })
  })
}
