import { type Body, type Reply, routes } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { enqueueJob, type JobRow, viewOf } from '../jobs/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { scopeOf } from '../registers/index.ts'
import { type Services, surroundings } from '../services.ts'
import { cellOfCluster } from './cluster-cell.ts'
import { openAboutCell } from './key-place.ts'
import { subjectOf } from './name-cells.ts'
import type { StoredCluster } from './name-clusters.ts'
import { SCAN_JOB } from './scan-job.ts'

const DAY_MS = 86_400_000
const LONGEST_DAYS = 366
const LISTED = 50

type Asked = Body<typeof routes.startScan>
type Run = Reply<typeof routes.getScan>

export function serveScans(app: App<Account>, services: Services): void {
  const { db, directories } = services

  app.serve(routes.listScans, ({ account }) =>
    db.as(viewerOf(account), async tx => ({
      items: await linesOf(tx, account),
      job: await runningScan(tx, account),
    })),
  )

  app.serve(routes.startScan, async ({ account, body, now }) => {
    const directory = await directories.of(account.tenant)
    const { org } = scopeOf(account, directory, body.org)
    checkPeriod(body, new Date(now.getTime() + directory.calendar.offsetMinutes * 60_000).toISOString().slice(0, 10))
    return db.as(viewerOf(account), async tx => {
      const running = await runningScan(tx, account)
      if (running !== null) return running
      const args = { org, settings: { ...body } }
      const id = await enqueueJob(tx, account.tenant, now, { kind: SCAN_JOB, account: account.id, args })
      await writeFacts(tx, account.tenant, now, [
        {
          matter: null,
          version: 0,
          kind: 'insight.scan-asked',
          occurredAt: now.toISOString(),
          actor: account.id,
          retention: 'standard',
          data: { by: account.id, run: id, ...args },
        },
      ])
      const row = await tx.first<JobRow>(sql`SELECT * FROM job WHERE tenant = ${account.tenant} AND id = ${id}::uuid`)
      return viewOf(row!)
    })
  })

  app.serve(routes.getScan, ({ account, params }) =>
    db.as(viewerOf(account), async tx => viewScan(tx, account.tenant, await runOf(tx, account, params.id))),
  )

  app.serve(routes.openScanPlace, async ({ account, params, body, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return db.as(viewerOf(account), async tx => {
      const cluster = (await runOf(tx, account, params.id)).result.clusters[Number(params.cluster)]
      if (cluster === undefined) throw problems.notFound()
      const days = (Date.parse(cluster.to) - Date.parse(cluster.from)) / DAY_MS + 1
      const found = { cell: cellOfCluster(cluster), days, origin: 'scan' } as const
      return { id: await openAboutCell(tx, around, account, found, body.grade as 1 | 2 | 3 | 4) }
    })
  })
}

function checkPeriod({ from, to, maxDays }: Asked, today: string): void {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  if (!(days >= 14 && days <= LONGEST_DAYS) || to > today)
    throw problems.invalid(
      `时段须为 14 至 ${LONGEST_DAYS} 日，且不晚于今天`,
      `The period is 14 to ${LONGEST_DAYS} days and ends no later than today`,
      ['from', 'to'],
    )
  if (maxDays > days / 2)
    throw problems.invalid(
      '聚集时长最多为时段的一半：再长就无从比较',
      'A cluster lasts at most half of the period: a longer one has nothing to be compared with',
      ['maxDays'],
    )
}

interface StoredScan {
  readonly id: string
  readonly org: string
  readonly made_at: string
  readonly by: string
  readonly settings: Run['settings']
  readonly result: Pick<Run, 'read' | 'cells' | 'cellMetres' | 'suppressed'> & { readonly clusters: StoredCluster[] }
}

async function runOf(tx: Tx, account: Account, id: string): Promise<StoredScan> {
  const row = await tx.first<StoredScan>(sql`
    SELECT r.id, r.org, r.made_at, coalesce(a.name, '') AS by, r.settings, r.result FROM scan_run r
    LEFT JOIN account a ON a.tenant = r.tenant AND a.id = r.made_by
    WHERE r.tenant = ${account.tenant} AND r.id = ${id}::uuid`)
  if (row === undefined) throw problems.notFound()
  return row
}

const linesOf = (tx: Tx, { tenant, org }: Account) =>
  tx.rows<Reply<typeof routes.listScans>['items'][number]>(sql`
    SELECT r.id, r.made_at AS "madeAt", coalesce(a.name, '') AS "madeBy", r.settings,
      jsonb_array_length(r.result -> 'clusters') AS clusters, (SELECT min((c ->> 'p')::float8) FROM jsonb_array_elements(r.result -> 'clusters') c) AS p
    FROM scan_run r LEFT JOIN account a ON a.tenant = r.tenant AND a.id = r.made_by
    WHERE r.tenant = ${tenant} AND ${org} = ANY (r.path) ORDER BY r.made_at DESC, r.id LIMIT ${LISTED}`)

async function viewScan(tx: Tx, tenant: number, { id, org, made_at, by, settings, result }: StoredScan): Promise<Run> {
  const subjects = result.clusters.map(cluster => subjectOf(cellOfCluster(cluster)))
  const open = await tx.rows<{ subject: string; id: string }>(sql`
    SELECT subject, id FROM matter WHERE tenant = ${tenant} AND subject = ANY (${subjects}::text[]) AND type = 'key-place' AND NOT closed`)
  const about = new Map(open.map(row => [row.subject, row.id]))
  const clusters = result.clusters.map((cluster, i) => ({ ...cluster, matter: about.get(subjects[i]!) ?? null }))
  return { id, org, madeAt: made_at, madeBy: by, settings, ...result, clusters }
}

/** The scan one has asked for and that has not ended. */
async function runningScan(tx: Tx, account: Account) {
  const row = await tx.first<JobRow>(sql`
    SELECT * FROM job WHERE tenant = ${account.tenant} AND account = ${account.id} AND kind = ${SCAN_JOB} AND state IN ('waiting', 'running')
    ORDER BY created_at DESC LIMIT 1`)
  return row === undefined ? null : viewOf(row)
}
