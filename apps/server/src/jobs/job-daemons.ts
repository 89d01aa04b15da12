import { policyAt } from '@fangwei/domain/loop/index.ts'
import { retentionPolicy } from '@fangwei/domain/retention/index.ts'
import { type Daemon, daemon } from '../platform/daemon/index.ts'
import { sql } from '../platform/db/index.ts'
import type { Services } from '../services.ts'
import { jobFolder, removeFolder } from './job-folder.ts'
import { runNextJob, type Stopping } from './run-job.ts'

/** Jobs that run at the same time in one process: a long import does not hold up a short export. */
const LANES = 2
const DAY_MS = 86_400_000

/** Daemons that run due jobs of every tenant and forget ended ones. */
export function jobDaemons(
  services: Services,
  tenants: () => Promise<readonly { id: number }[]>,
  report: (error: unknown, where: string) => void,
): Daemon[] {
  const lanes = Array.from({ length: LANES }, (_, lane) => {
    const name = `jobs-${lane + 1}`
    const stop: Stopping = { stopping: false }
    const inner = daemon({
      name,
      idleMs: 300,
      onError: e => report(e, name),
      round: async () => {
        let done = 0
        for (const { id } of await tenants()) if (await runNextJob(services, id, stop, e => report(e, name))) done += 1
        return done
      },
    })
    return {
      ...inner,
      start: () => {
        stop.stopping = false
        inner.start()
      },
      stop: async () => {
        stop.stopping = true
        await inner.stop()
      },
    }
  })
  const sweeper = daemon({
    name: 'job-files',
    idleMs: 3_600_000,
    onError: e => report(e, 'job-files'),
    round: async () => {
      for (const { id } of await tenants()) await forgetEnded(services, id)
      return 0
    },
  })
  return [...lanes, sweeper]
}

/** Files of jobs are personal data: they go when their policy says, after the job has ended; the row stays without them. */
export async function forgetEnded(services: Services, tenant: number): Promise<number> {
  const now = services.clock.now()
  const { policies } = await services.directories.of(tenant)
  const [days = 0] = policyAt(policies, retentionPolicy('job-file'), null, now).amounts
  const before = new Date(now.getTime() - days * DAY_MS).toISOString()
  const ended = await services.db.system(tenant, tx =>
    tx.rows<{ id: string }>(sql`
      UPDATE job SET files = '{}', args = args || '{"forgotten": true}' WHERE tenant = ${tenant} AND ended_at < ${before}::timestamptz
        AND NOT args ? 'forgotten' RETURNING id`),
  )
  for (const { id } of ended) await removeFolder(jobFolder(services, tenant, id))
  return ended.length
}
