import { randomUUID } from 'node:crypto'
import { sql, type Tx } from '../platform/db/index.ts'
import type { JobRow } from './job.ts'

export const LEASE_MS = 30_000
/** Tries before a job that breaks is left as failed. */
export const ATTEMPTS = 5

export interface Claimed extends JobRow {
  readonly lease: string
}

/** Takes one due job under a new lease, or one whose runner has gone; undefined when there is none. */
export async function claimJob(
  tx: Tx,
  tenant: number,
  now: Date,
  kinds: readonly string[],
): Promise<Claimed | undefined> {
  const at = now.toISOString()
  await tx.run(sql`
    UPDATE job SET state = 'failed', ended_at = ${at}::timestamptz, leased_until = NULL,
      failure = ${JSON.stringify({ zh: '多次中断，已停止', en: 'It broke off too often and was stopped' })}
    WHERE tenant = ${tenant} AND state = 'running' AND leased_until < ${at}::timestamptz AND attempts >= ${ATTEMPTS}`)
  return tx.first<Claimed>(sql`
    UPDATE job SET state = 'running', lease = ${randomUUID()}, attempts = attempts + 1,
      leased_until = ${new Date(now.getTime() + LEASE_MS).toISOString()}::timestamptz
    WHERE tenant = ${tenant} AND id = (
      SELECT id FROM job WHERE tenant = ${tenant} AND state IN ('waiting', 'running') AND run_at <= ${at}::timestamptz
        AND (leased_until IS NULL OR leased_until < ${at}::timestamptz) AND kind = ANY (${kinds}::text[])
      ORDER BY run_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING *`)
}

/** Holds the lease for another 30 seconds. */
export const renewLease = (tx: Tx, job: Claimed, now: Date): Promise<number> =>
  tx.run(sql`UPDATE job SET leased_until = ${new Date(now.getTime() + LEASE_MS).toISOString()}::timestamptz
    WHERE tenant = ${job.tenant} AND id = ${job.id}::uuid AND lease = ${job.lease}::uuid AND state = 'running'`)

/** Ends a run under its own lease; a job taken over by another runner is left alone. */
export const endRun = (
  tx: Tx,
  job: Claimed,
  now: Date,
  end: {
    state: 'done' | 'failed' | 'cancelled' | 'waiting'
    failure?: { zh: string; en: string }
    runAt?: Date
    giveBack?: boolean
  },
): Promise<number> =>
  tx.run(sql`UPDATE job SET state = ${end.state}::text, leased_until = NULL, lease = NULL, failure = ${end.failure === undefined ? null : JSON.stringify(end.failure)}::jsonb,
      run_at = coalesce(${end.runAt?.toISOString() ?? null}::timestamptz, run_at), attempts = attempts - ${end.giveBack === true ? 1 : 0}::int,
      ended_at = CASE WHEN ${end.state}::text = 'waiting' THEN NULL ELSE ${now.toISOString()}::timestamptz END
    WHERE tenant = ${job.tenant} AND id = ${job.id}::uuid AND lease = ${job.lease}::uuid`)
