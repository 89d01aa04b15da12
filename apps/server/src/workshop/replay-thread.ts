import { JobFailed } from '../jobs/index.ts'
import { startThread } from '../platform/thread/index.ts'
import type { Told } from '../warning/index.ts'
import type { BookState, Result } from './replay-book.ts'
import type { Ask, ReplayStart, Reply } from './replay-worker.ts'

/** A replay may hold this much and no more; a definition that needs more is told so instead of starving the server. */
const MEMORY_MB = 384

export interface ReplayThread {
  take(told: readonly Told[]): Promise<number>
  keep(): Promise<readonly BookState[]>
  result(): Promise<readonly Result[]>
  stop(): Promise<void>
}

/** Runs a replay beside the event loop: reading and judging happen in a worker thread, one batch at a time. */
export function startReplayThread(start: ReplayStart): ReplayThread {
  const worker = startThread(new URL('./replay-worker.ts', import.meta.url), start, {
    maxOldGenerationSizeMb: MEMORY_MB,
  })
  let broken: Error | undefined
  worker.on('error', error => {
    broken = error
  })
  const ask = (given: Ask): Promise<Reply> =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) return reject(worded(broken))
      const done = (end: () => void) => {
        worker.off('message', onReply)
        worker.off('error', onError)
        worker.off('exit', onExit)
        end()
      }
      const onReply = (reply: Reply) => done(() => resolve(reply))
      const onError = (error: Error) => done(() => reject(worded(error)))
      const onExit = () => done(() => reject(new Error('The replay thread ended')))
      worker.on('message', onReply)
      worker.on('error', onError)
      worker.on('exit', onExit)
      worker.postMessage(given)
    })
  return {
    take: async told => ((await ask({ ask: 'take', told })) as { warnings: number }).warnings,
    keep: async () => ((await ask({ ask: 'keep' })) as { kept: readonly BookState[] }).kept,
    result: async () => ((await ask({ ask: 'result' })) as { results: readonly Result[] }).results,
    stop: async () => {
      await worker.terminate()
    },
  }
}

const worded = (error: Error): Error =>
  (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new JobFailed(
        `回放需要的内存超过 ${MEMORY_MB} MB：请收窄纳入条件或缩短保留期`,
        `The replay needs more than ${MEMORY_MB} MB: narrow what enters, or keep subjects for a shorter time`,
      )
    : error
