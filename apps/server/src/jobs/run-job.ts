import { mkdir } from 'node:fs/promises'
import { sql } from '../platform/db/index.ts'
import { Problem } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { ATTEMPTS, type Claimed, claimJob, endRun, LEASE_MS, renewLease } from './claim-job.ts'
import { jobFolder, removeFolder } from './job-folder.ts'
import { handledKinds, handlerOf, JobFailed, type JobRun, JobStopped } from './registry.ts'

const RETRY_MS = 5000

/** Told when the server stops: a running job breaks off at its next step and waits for the next start. */
export interface Stopping {
  stopping: boolean
}

/** Runs one due job of a tenant to its end. False when none is due. */
export async function runNextJob(
  services: Services,
  tenant: number,
  stop: Stopping,
  report: (error: unknown) => void,
): Promise<boolean> {
  const job = await services.db.system(tenant, tx => claimJob(tx, tenant, services.clock.now(), handledKinds()))
  if (job === undefined) return false
  // Real time, for it only keeps others away while this process lives.
  const pulse = setInterval(() => {
    services.db.system(tenant, tx => renewLease(tx, job, services.clock.now())).catch(report)
  }, LEASE_MS / 3)
  try {
    const folder = jobFolder(services, tenant, job.id)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await handlerOf(job.kind)!.run(runOf(services, job, folder, stop))
    await end(services, job, { state: 'done' })
  } catch (error) {
    await settleFailure(services, job, error, report)
  } finally {
    clearInterval(pulse)
  }
  return true
}

const end = (services: Services, job: Claimed, how: Parameters<typeof endRun>[3]) =>
  services.db.system(job.tenant, tx => endRun(tx, job, services.clock.now(), how))

function runOf(services: Services, job: Claimed, folder: string, stop: Stopping): JobRun {
  return {
    services,
    tenant: job.tenant,
    id: job.id,
    account: job.account,
    args: job.args,
    attempt: job.attempts,
    folder,
    step: work =>
      services.db.system(job.tenant, async tx => {
        if (stop.stopping) throw new JobStopped('stopping')
        const held = await tx.first<{ cancel_asked_at: string | null }>(sql`
          SELECT cancel_asked_at FROM job WHERE tenant = ${job.tenant} AND id = ${job.id}::uuid AND lease = ${job.lease}::uuid FOR UPDATE`)
        if (held === undefined) throw new JobStopped('taken-over')
        if (held.cancel_asked_at !== null) throw new JobStopped('cancelled')
        const progress = await work(tx)
        await tx.run(sql`UPDATE job SET progress = ${JSON.stringify(progress)},
            leased_until = ${new Date(services.clock.now().getTime() + LEASE_MS).toISOString()}::timestamptz
          WHERE tenant = ${job.tenant} AND id = ${job.id}::uuid`)
      }),
    offerFile: name =>
      services.db.system(job.tenant, async tx => {
        await tx.run(sql`UPDATE job SET files = array_append(array_remove(files, ${name}::text), ${name}::text)
          WHERE tenant = ${job.tenant} AND id = ${job.id}::uuid AND lease = ${job.lease}::uuid`)
      }),
  }
}

async function settleFailure(
  services: Services,
  job: Claimed,
  error: unknown,
  report: (error: unknown) => void,
): Promise<void> {
  if (error instanceof JobStopped) {
    if (error.because === 'cancelled') {
      await end(services, job, { state: 'cancelled' })
      await removeFolder(jobFolder(services, job.tenant, job.id))
    }
    if (error.because === 'stopping') await end(services, job, { state: 'waiting', giveBack: true })
    return
  }
  if (error instanceof JobFailed) return void (await end(services, job, { state: 'failed', failure: error }))
  if (error instanceof Problem && error.status < 500)
    return void (await end(services, job, { state: 'failed', failure: error.label }))
  report(error)
  const last = job.attempts >= ATTEMPTS
  await end(services, job, {
    state: last ? 'failed' : 'waiting',
    failure: { zh: '系统出错', en: 'Something failed here' },
    runAt: new Date(services.clock.now().getTime() + RETRY_MS * 2 ** job.attempts),
  })
}
