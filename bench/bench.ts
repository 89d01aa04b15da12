import type { Figure } from './figures/figure.ts'

/** What a bench is given: `scale` 1 is the size its bar is stated for; `say` reports progress. */
export interface BenchRun {
  readonly scale: number
  /** Told the `server_version_num` of the store that is measured. */
  onEngine(version: number): void
  say(text: string): void
}

export interface Bench {
  readonly name: string
  readonly summary: string
  /** Takes so long that it runs only when it is named. */
  readonly named?: true
  run(run: BenchRun): Promise<readonly Figure[]>
}

/** A size at this scale, never below `least`. */
export const sized = (run: BenchRun, full: number, least: number): number =>
  Math.max(least, Math.round(full * run.scale))

/** Seconds that some work takes, and what it gave. */
export async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const began = performance.now()
  const result = await work()
  return { seconds: (performance.now() - began) / 1000, result }
}
