import { setTimeout as wait } from 'node:timers/promises'

/**
 * Starts `count` works evenly spaced at `perSecond`, each at its own time whatever became of the others. Returns how
 * long each took from the moment it was due, in ms, so that a late start counts as waiting (no coordinated omission).
 */
export async function evenly(count: number, perSecond: number, work: (n: number) => Promise<void>): Promise<number[]> {
  const began = performance.now()
  const running: Promise<number>[] = []
  for (let n = 0; n < count; n += 1) {
    const due = began + (n * 1000) / perSecond
    const early = due - performance.now()
    if (early > 1) await wait(early)
    running.push(work(n).then(() => performance.now() - due))
  }
  return Promise.all(running)
}
