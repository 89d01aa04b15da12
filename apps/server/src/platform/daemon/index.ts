/** Work done again and again. `processAll` runs it to the end of what waits, so that tests never sleep. */
export interface Daemon {
  readonly name: string
  start(): void
  /** True when there was something to do. */
  processAll(): Promise<boolean>
  stop(): Promise<void>
}

interface Task {
  readonly name: string
  /** Pause after a round that was not full, in milliseconds: what comes in meanwhile is taken together. */
  readonly idleMs: number
  /** One round: how much it did. */
  readonly round: () => Promise<number>
  /** As much as one round takes; after a full one it goes on at once. */
  readonly full?: number
  readonly onError: (error: unknown) => void
}

const AFTER_ERROR_MS = 1000

export function daemon(task: Task): Daemon {
  let stopped = true
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  const again = (ms: number) => {
    if (!stopped) timer = setTimeout(turn, ms)
  }
  const turn = () => {
    running = task.round().then(
      done => again(done >= (task.full ?? 1) ? 0 : task.idleMs),
      error => {
        task.onError(error)
        again(AFTER_ERROR_MS)
      },
    )
  }
  return {
    name: task.name,
    start: () => {
      if (!stopped) return
      stopped = false
      turn()
    },
    processAll: async () => {
      let worked = false
      while ((await task.round()) > 0) worked = true
      return worked
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
