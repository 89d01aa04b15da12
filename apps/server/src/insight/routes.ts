import { routes } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { enqueueJob, type JobRow, viewOf } from '../jobs/index.ts'
import { readMatter } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import { effectAt, placeOf } from './effect.ts'
import { HOTSPOT_JOB } from './hotspot-job.ts'
import { closureOf, openAboutCell } from './key-place.ts'
import { findCell, latestRun } from './runs.ts'

export function serveInsight(app: App<Account>, services: Services): void {
  const { db } = services

  app.serve(routes.getHotspots, async ({ account, now }) => {
    const { directory } = await surroundings(services, account.tenant, now)
    const level = (directory.pathOf(account.org)?.length ?? 1) - 1
    return db.as(viewerOf(account), async tx => ({
      run: await latestRun(tx, account.tenant, account.org),
      job: await runningJob(tx, account),
      closure: { ...(await closureOf(tx, account.tenant, level, account.org, now)) },
    }))
  })

  app.serve(routes.findHotspots, ({ account, body, now }) =>
    db.as(viewerOf(account), async tx => {
      const running = await runningJob(tx, account)
      if (running !== null) return running
      const id = await enqueueJob(tx, account.tenant, now, {
        kind: HOTSPOT_JOB,
        account: account.id,
        args: { org: account.org, until: now.toISOString(), settings: body },
      })
      const row = await tx.first<JobRow>(sql`SELECT * FROM job WHERE tenant = ${account.tenant} AND id = ${id}::uuid`)
      if (row === undefined) throw problems.notFound()
      return viewOf(row)
    }),
  )

  app.serve(routes.openKeyPlace, async ({ account, params, body, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return db.as(viewerOf(account), async tx => {
      const found = await findCell(tx, account.tenant, params.run, Number(params.cell))
      if (found === undefined) throw problems.notFound()
      return { id: await openAboutCell(tx, around, account, found, body.grade as 1 | 2 | 3 | 4) }
    })
  })

  app.serve(routes.getEffect, async ({ account, params, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return db.as(viewerOf(account), async tx => {
      const known = await readMatter(tx, account.tenant, params.id)
      if (known === undefined || known.matter.type !== 'key-place') throw problems.notFound()
      const place = placeOf(known.matter.data)
      // Only counts leave here, so the rest of the city may be counted beyond the reader's own sight.
      if (place !== undefined) tx.asSystem()
      return { effect: place === undefined ? null : await effectAt(tx, around, place) }
    })
  })
}

/** The detection one has asked for and that has not ended. */
async function runningJob(tx: Tx, account: Account) {
  const row = await tx.first<JobRow>(sql`
    SELECT * FROM job WHERE tenant = ${account.tenant} AND account = ${account.id} AND kind = ${HOTSPOT_JOB} AND state IN ('waiting', 'running')
    ORDER BY created_at DESC LIMIT 1`)
  return row === undefined ? null : viewOf(row)
}
