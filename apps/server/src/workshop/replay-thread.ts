import { JobFailed } from '../jobs/index.ts'
import { askThread, startThread } from '../platform/thread/index.ts'
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
  const { ask, stop } = askThread<Ask, Reply>(worker, needsTooMuch)
  return {
    take: async told => ((await ask({ ask: 'take', told })) as { warnings: number }).warnings,
    keep: async () => ((await ask({ ask: 'keep' })) as { kept: readonly BookState[] }).kept,
    result: async () => ((await ask({ ask: 'result' })) as { results: readonly Result[] }).results,
    stop,
  }
}

const needsTooMuch = () =>
  new JobFailed(
    `回放需要的内存超过 ${MEMORY_MB} MB：请收窄纳入条件或缩短保留期`,
    `The replay needs more than ${MEMORY_MB} MB: narrow what enters, or keep subjects for a shorter time`,
  )
