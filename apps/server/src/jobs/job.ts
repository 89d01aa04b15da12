import { randomUUID } from 'node:crypto'
import type { JobProgress, Static } from '@fangwei/contract/index.ts'
import type { Label } from '@fangwei/domain/loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'

export type Progress = Static<typeof JobProgress>
export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
export type JobArgs = Readonly<Record<string, unknown>>

export interface JobRow {
  readonly tenant: number
  readonly id: string
  readonly kind: string
  readonly account: string | null
  readonly args: JobArgs
  readonly state: JobState
  readonly attempts: number
  readonly progress: Progress | null
  readonly failure: Label | null
  readonly files: string[]
  readonly cancel_asked_at: string | null
  readonly created_at: string
  readonly ended_at: string | null
}

export interface NewJob {
  readonly kind: string
  /** Whose job it is: only this account sees and cancels it. Null: the system's own. */
  readonly account: string | null
  /** JSON without personal data in clear; files go through `jobFolder`. */
  readonly args: JobArgs
  /** Not before this instant; now unless told. */
  readonly runAt?: Date
  readonly id?: string
}

/** Puts work behind the caller's transaction: it is there when that commits, and not before. Returns its id. */
export async function enqueueJob(tx: Tx, tenant: number, now: Date, job: NewJob): Promise<string> {
  const id = job.id ?? randomUUID()
  await tx.run(sql`INSERT INTO job (tenant, id, kind, account, args, run_at, created_at)
    VALUES (${tenant}, ${id}, ${job.kind}, ${job.account}, ${JSON.stringify(job.args)}, ${(job.runAt ?? now).toISOString()}, ${now.toISOString()})`)
  return id
}
