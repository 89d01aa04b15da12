import type { NightPlan, NightRequest } from '@fangwei/domain/patrolling/index.ts'
import { patrolSteps } from '@fangwei/domain/plan/patrol/index.ts'
import { startThread } from '../platform/thread/index.ts'

const ASK_EVERY_MS = 250
const MOST_MEGABYTES = 256

/**
 * Plans in a thread of its own, for so many seconds' worth of steps: no clock cuts it, so the same seed gives the same
 * plan on every machine. `ask` is called now and then with the share of the time gone by; when it throws (cancelled),
 * the thread is ended.
 */
export async function solve(
  request: NightRequest,
  { seed, seconds }: { seed: number; seconds: number },
  ask: (share: number) => Promise<void>,
): Promise<NightPlan> {
  const steps = patrolSteps({ visits: request.setting.stops.length }, seconds)
  const worker = startThread(
    new URL('./solve-worker.ts', import.meta.url),
    { request, seed, steps },
    { maxOldGenerationSizeMb: MOST_MEGABYTES },
  )
  const began = performance.now()
  const answer = new Promise<NightPlan>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`The planner's thread ended with ${code}`)))
  })
  answer.catch(() => undefined)
  try {
    for (;;) {
      const plan = await Promise.race([answer, sleep(ASK_EVERY_MS)])
      if (plan !== undefined) return plan
      await ask(Math.min(0.99, (performance.now() - began) / (seconds * 1000)))
    }
  } finally {
    await worker.terminate()
  }
}

const sleep = (ms: number) => new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), ms))
