import { routes } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'
import { sql } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import { drillReport, startDrill } from './drills.ts'
import { holdBriefing, roomOf, writeLog } from './log.ts'
import { scripts } from './scripts.ts'

/** The command room: its log, its duty grade, its briefings and its drills. */
export function serveRoom(app: App<Account>, services: Services): void {
  const { db } = services
  const placeIn = (account: Account, directory: Directory, org = account.org) => {
    const path = directory.pathOf(org)
    if (path?.includes(account.org) !== true) throw problems.notFound()
    return { account, org, path }
  }

  app.serve(routes.getRoom, async ({ account, query, now }) => {
    const around = await surroundings(services, account.tenant, now)
    const { org } = placeIn(account, around.directory, query.org)
    const until = query.until === undefined ? new Date(now.getTime() + 1) : new Date(query.until)
    return db.as(viewerOf(account), tx => roomOf(tx, around, org, until))
  })

  app.serve(routes.writeRoomLog, async ({ account, body, now }) => {
    const around = await surroundings(services, account.tenant, now)
    const at = placeIn(account, around.directory, body.org)
    return db.system(account.tenant, async tx => ({ id: await writeLog(tx, around, at, 'entry', body.body) }))
  })

  app.serve(routes.setDutyGrade, async ({ account, body, now }) => {
    const around = await surroundings(services, account.tenant, now)
    const at = placeIn(account, around.directory, body.org)
    return db.system(account.tenant, async tx => {
      await tx.run(sql`INSERT INTO duty_grade (tenant, org, path, from_at, grade, reason, set_by)
        VALUES (${account.tenant}, ${at.org}, ${[...at.path]}, ${now.toISOString()}::timestamptz, ${body.grade}, ${body.reason}, ${account.id})
        ON CONFLICT (tenant, org, from_at) DO UPDATE SET grade = excluded.grade, reason = excluded.reason, set_by = excluded.set_by`)
      await writeLog(tx, around, at, 'duty-grade', `${body.grade} ${body.reason}`)
      return { grade: body.grade }
    })
  })

  app.serve(routes.holdBriefing, async ({ account, body, now }) => {
    const around = await surroundings(services, account.tenant, now)
    const at = placeIn(account, around.directory, body.org)
    return db.system(account.tenant, tx => holdBriefing(tx, around, at, body))
  })

  app.serve(routes.listDrills, async ({ account }) =>
    db.as(viewerOf(account), async tx => ({
      scripts: scripts.map(({ id, name, purpose, grade, expects }) => ({
        id,
        name,
        purpose,
        grade,
        minutes: Math.max(...expects.map(one => one.withinMinutes)),
      })),
      items: await tx.rows(sql`
        SELECT id, script -> 'name' AS name, org, matter, started_at AS "startedAt", ended_at AS "endedAt" FROM drill
        WHERE tenant = ${account.tenant} ORDER BY started_at DESC LIMIT 50`),
    })),
  )

  app.serve(routes.startDrill, async ({ account, body, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return db.as(viewerOf(account), tx => startDrill(tx, around, account, body))
  })

  app.serve(routes.getDrill, async ({ account, params, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return db.as(viewerOf(account), tx => drillReport(tx, around, params.id))
  })

  app.serve(routes.endDrill, async ({ account, params, now }) => {
    const at = now.toISOString()
    return db.as(viewerOf(account), async tx => {
      const seen = await tx.first(
        sql`SELECT 1 AS one FROM drill WHERE tenant = ${account.tenant} AND id = ${params.id}::uuid`,
      )
      if (seen === undefined) throw problems.notFound()
      tx.asSystem()
      const row = await tx.first<{
        endedAt: string
      }>(sql`UPDATE drill SET ended_at = coalesce(ended_at, ${at}::timestamptz), next_at = NULL
        WHERE tenant = ${account.tenant} AND id = ${params.id}::uuid RETURNING ended_at AS "endedAt"`)
      return row!
    })
  })
}
