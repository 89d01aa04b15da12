import { type ResourceLimits, Worker } from 'node:worker_threads'

export { type AskingThread, askThread } from './asking-thread.ts'

/** What a module started by `startThread` is given as its `workerData`. */
export interface ThreadData<T> {
  readonly module: string
  readonly given: T
}

/** Runs a module in a worker thread of its own, within the memory allowed. The module talks by `parentPort`. */
export const startThread = <T>(module: URL, given: T, limits: ResourceLimits): Worker =>
  new Worker(new URL('./entry.mjs', import.meta.url), {
    workerData: { module: module.href, given } satisfies ThreadData<T>,
    execArgv: [],
    resourceLimits: limits,
  })
