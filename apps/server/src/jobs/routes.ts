import { basename, extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { type JobView, routes, type Static } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { readSealed } from '../platform/files/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import type { JobRow } from './job.ts'
import { jobFolder } from './job-folder.ts'

export const viewOf = (row: JobRow): Static<typeof JobView> => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  cancelling: row.cancel_asked_at !== null && row.ended_at === null,
  attempts: row.attempts,
  progress: row.progress,
  failure: row.failure,
  files: row.files,
  createdAt: row.created_at,
  endedAt: row.ended_at,
})

/** One's own job; anybody else's is not there. */
async function ownJob(tx: Tx, account: Account, id: string): Promise<JobRow> {
  const row = await tx.first<JobRow>(
    sql`SELECT * FROM job WHERE tenant = ${account.tenant} AND id = ${id}::uuid AND account = ${account.id}`,
  )
  if (row === undefined) throw problems.notFound()
  return row
}

const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pdf': 'application/pdf',
}

export function serveJobs(app: App<Account>, services: Services): void {
  const { db, keys } = services

  app.serve(routes.listJobs, ({ account, query }) =>
    db.as(viewerOf(account), async tx => {
      const rows = await tx.rows<JobRow>(sql`
        SELECT * FROM job WHERE tenant = ${account.tenant} AND account = ${account.id} AND (${query.kind ?? null}::text IS NULL OR kind = ${query.kind ?? null}::text)
        ORDER BY created_at DESC LIMIT 50`)
      return { items: rows.map(viewOf) }
    }),
  )

  app.serve(routes.getJob, ({ account, params }) =>
    db.as(viewerOf(account), async tx => viewOf(await ownJob(tx, account, params.id))),
  )

  app.serve(routes.cancelJob, ({ account, params, now }) =>
    db.as(viewerOf(account), async tx => {
      await ownJob(tx, account, params.id)
      await tx.run(sql`
        UPDATE job SET cancel_asked_at = coalesce(cancel_asked_at, ${now.toISOString()}::timestamptz),
          ended_at = CASE WHEN state = 'waiting' THEN ${now.toISOString()}::timestamptz ELSE ended_at END,
          state = CASE WHEN state = 'waiting' THEN 'cancelled' ELSE state END
        WHERE tenant = ${account.tenant} AND id = ${params.id}::uuid AND state IN ('waiting', 'running')`)
      return viewOf(await ownJob(tx, account, params.id))
    }),
  )

  app.serve(routes.getJobFile, async ({ account, params, reply }) => {
    const job = await db.as(viewerOf(account), tx => ownJob(tx, account, params.id))
    if (!job.files.includes(params.name) || basename(params.name) !== params.name) throw problems.notFound()
    const path = join(jobFolder(services, account.tenant, job.id), params.name)
    await sendFile(reply, Readable.from(readSealed(keys, path)), params.name)
    return {}
  })
}

/** Sends a file to be saved, never shown: a page made of its bytes cannot run here. */
export async function sendFile(
  reply: { header(name: string, value: string): unknown; type(type: string): unknown; send(body: unknown): unknown },
  stream: Readable,
  name: string,
): Promise<void> {
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  reply.header('cache-control', 'no-store')
  reply.type(TYPES[extname(name)] ?? 'application/octet-stream')
  await reply.send(stream)
}
