import type { Detection } from '@fangwei/domain/places/hotspot/index.ts'
import { startThread } from '../platform/thread/index.ts'
import type { DetectTask } from './detect-worker.ts'

const MEMORY_MB = 512

/** Detects beside the event loop, within a bound of memory. `stillWanted` is asked every half second and ends it by throwing. */
export async function detectInThread(task: DetectTask, stillWanted: () => Promise<void>): Promise<Detection> {
  const worker = startThread(new URL('./detect-worker.ts', import.meta.url), task, {
    maxOldGenerationSizeMb: MEMORY_MB,
  })
  let pulse: NodeJS.Timeout | undefined
  try {
    return await new Promise<Detection>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', code => reject(new Error(`The detection ended without an answer (${code})`)))
      pulse = setInterval(() => void stillWanted().catch(reject), 500)
    })
  } finally {
    clearInterval(pulse)
    await worker.terminate()
  }
}
