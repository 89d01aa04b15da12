import { JobFailed } from '../jobs/index.ts'
import { askThread, startThread } from '../platform/thread/index.ts'
import type { Found, ScanAsk, ScanReply, ScanTask } from './scan-worker.ts'

/** A scan may hold this much and no more; one that needs more is told so instead of starving the server. */
const MEMORY_MB = 512

export interface ScanThread {
  /** The highest ratio of each replication from `from` until before `to`. */
  replicate(from: number, to: number): Promise<readonly number[]>
  clusters(simulated: readonly number[]): Promise<readonly Found[]>
  stop(): Promise<void>
}

/** Scans beside the event loop: searching and replicating happen in a worker thread, piece by piece. */
export function startScanThread(task: ScanTask, megabytes = MEMORY_MB): ScanThread {
  const worker = startThread(new URL('./scan-worker.ts', import.meta.url), task, { maxOldGenerationSizeMb: megabytes })
  const { ask, stop } = askThread<ScanAsk, ScanReply>(
    worker,
    () =>
      new JobFailed(
        `扫描需要的内存超过 ${megabytes} MB：请缩短时段或减小半径`,
        `The scan needs more than ${megabytes} MB: take a shorter period or a smaller radius`,
      ),
  )
  return {
    replicate: async (from, to) => ((await ask({ ask: 'replicate', from, to })) as { values: number[] }).values,
    clusters: async simulated => ((await ask({ ask: 'clusters', simulated })) as { clusters: Found[] }).clusters,
    stop,
  }
}
