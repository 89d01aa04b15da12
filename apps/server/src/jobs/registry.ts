import type { Tx } from '../platform/db/index.ts'
import type { Services } from '../services.ts'
import type { JobArgs, Progress } from './job.ts'

/** One run of one job, as its handler sees it. */
export interface JobRun {
  readonly services: Services
  readonly tenant: number
  readonly id: string
  readonly account: string | null
  readonly args: JobArgs
  /** 1 at the first try. A handler begins anew each time and must find that what it did before changes nothing. */
  readonly attempt: number
  /** A folder of this job's own; files left in it under a name given to `offerFile` can be downloaded by its owner. */
  readonly folder: string
  /**
   * One piece of work and how far it brings the job, in one transaction as the system role, under the job's lease.
   * Throws JobStopped when the job was cancelled, taken over, or the server is stopping: let it through.
   */
  step(work: (tx: Tx) => Promise<Progress>): Promise<void>
  /** Names a sealed file in `folder` for download. */
  offerFile(name: string): Promise<void>
}

export interface JobHandler {
  run(run: JobRun): Promise<void>
}

/** Why a handler is made to stop in the middle. Not an error of its own. */
export class JobStopped extends Error {
  constructor(readonly because: 'cancelled' | 'taken-over' | 'stopping') {
    super(`The job was stopped: ${because}`)
    this.name = 'JobStopped'
  }
}

/** A failure that trying again would not mend, in words for the person who asked. */
export class JobFailed extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en)
    this.name = 'JobFailed'
  }
}

const handlers = new Map<string, JobHandler>()

/** Says who does the jobs of a kind. Stateless handlers only: they are given the services of the server that runs them. */
export const registerJob = (kind: string, handler: JobHandler): void => {
  handlers.set(kind, handler)
}

export const handledKinds = (): string[] => [...handlers.keys()]
export const handlerOf = (kind: string): JobHandler | undefined => handlers.get(kind)
