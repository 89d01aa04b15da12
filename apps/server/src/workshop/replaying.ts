import { randomUUID } from 'node:crypto'
import { type ReplayView, routes, type Static } from '@fangwei/contract/index.ts'
import { checkDefinition } from '@fangwei/domain/models/definition/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { enqueueJob } from '../jobs/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { remember } from '../settings/index.ts'
import { findVersion } from './deciding.ts'
import { REPLAY_JOB } from './replay-job.ts'
import { versionsOf } from './versions.ts'

type View = Static<typeof ReplayView>
type Found = Pick<View, 'result' | 'against'>

interface Row extends Omit<View, 'result' | 'against' | 'mine'> {
  readonly askedBy: string
  readonly found: Found | null
}

/** Days a replay's result is kept: it cites matters. */
const KEEP_DAYS = 90

/** Replays: asked for here, run as a job beside the event loop, looked at by everybody who may see models. */
export function serveReplays(app: App<Account>, { db }: Services): void {
  app.serve(routes.startReplay, ({ account, params, now }) =>
    db.as(viewerOf(account), async tx => {
      const row = await findVersion(tx, account.tenant, params)
      if (checkDefinition(row.definition).length > 0)
        throw problems.conflict('这个版本还不能运行，请先改正', 'This version cannot run yet: mend it first', 'not-fit')
      const published = (await versionsOf(tx, account.tenant, row.model)).find(one => one.state === 'published')
      const against = published === undefined || published.version === row.version ? null : published
      await remember(tx, account, now, 'model.replayed', { model: row.model, version: row.version })
      tx.asSystem()
      await tx.run(
        sql`DELETE FROM model_replay WHERE tenant = ${account.tenant} AND asked_at < ${now.toISOString()}::timestamptz - make_interval(days => ${KEEP_DAYS}::int)`,
      )
      const [id, job] = [randomUUID(), randomUUID()]
      await tx.run(sql`
        INSERT INTO model_replay (tenant, id, model, version, definition, against, until_position, asked_by, asked_at, job)
        VALUES (${account.tenant}, ${id}, ${row.model}, ${row.version}, ${JSON.stringify(row.definition)},
          ${against === null ? null : JSON.stringify({ version: String(against.version), definition: against.definition })}::jsonb,
          coalesce((SELECT max(position) FROM fact_order WHERE tenant = ${account.tenant}), 0), ${account.id}, ${now.toISOString()}, ${job})`)
      await enqueueJob(tx, account.tenant, now, {
        id: job,
        kind: REPLAY_JOB,
        account: account.id,
        args: { replay: id },
      })
      return viewOf((await replays(tx, account.tenant, { id }))[0]!, account)
    }),
  )

  app.serve(routes.getReplay, ({ account, params }) =>
    db.as(viewerOf(account), async tx => {
      const [row] = await replays(tx, account.tenant, { id: params.id })
      if (row === undefined) throw problems.notFound()
      return viewOf(row, account)
    }),
  )
}

const viewOf = ({ found, askedBy, ...row }: Row, account: Account): View => ({
  ...row,
  mine: askedBy === account.id,
  result: found?.result ?? null,
  against: found?.against ?? null,
})

/** The last replays of a model, their results left out. */
export const replaysOf = async (tx: Tx, account: Account, model: string): Promise<View[]> =>
  (await replays(tx, account.tenant, { model })).map(row => viewOf({ ...row, found: null }, account))

const replays = (tx: Tx, tenant: number, by: { id?: string; model?: string }): Promise<Row[]> =>
  tx.rows<Row>(sql`
    SELECT r.id, r.model, r.version, r.definition, r.asked_by AS "askedBy", a.name AS "askedByName", r.asked_at AS "askedAt", r.job,
      coalesce(j.state, 'done') AS state, coalesce((j.progress ->> 'done')::int, 0) AS done, r.until_position::int AS total,
      j.failure, coalesce(r.ended_at, j.ended_at) AS "endedAt", r.result AS found
    FROM model_replay r LEFT JOIN job j ON j.tenant = r.tenant AND j.id = r.job LEFT JOIN account a ON a.tenant = r.tenant AND a.id = r.asked_by
    WHERE r.tenant = ${tenant} AND (${by.id ?? null}::uuid IS NULL OR r.id = ${by.id ?? null}::uuid)
      AND (${by.model ?? null}::text IS NULL OR r.model = ${by.model ?? null}::text) ORDER BY r.asked_at DESC LIMIT 20`)
