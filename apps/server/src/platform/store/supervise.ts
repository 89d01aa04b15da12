import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import { enter, leave, type Presence } from './presence.ts'
import type { StoreEvent } from './types.ts'

export interface Supervision {
  close(): Promise<void>
}

const firstRetryMs = 100
const longestRetryMs = 5_000

/** Brings the server back whenever it goes, until closed; waits longer after each failure. */
export function supervise(cluster: Cluster, first: Presence, emit: (event: StoreEvent) => void): Supervision {
  const closing = new AbortController()
  let presence: Presence | undefined = first

  const watch = async () => {
    for (let current = first; ; ) {
      const reason = await current.lost
      if (closing.signal.aborted) return
      presence = undefined
      emit({ kind: 'lost', reason })
      const next = await comeBack()
      if (!next) return
      presence = current = next
    }
  }

  const comeBack = async (): Promise<Presence | undefined> => {
    const begin = Date.now()
    for (let retryInMs = firstRetryMs; !closing.signal.aborted; retryInMs = Math.min(retryInMs * 2, longestRetryMs)) {
      try {
        const next = await enter(cluster, () => emit({ kind: 'recovering' }))
        emit({ kind: 'restarted', tookMs: Date.now() - begin })
        return next
      } catch (error) {
        emit({ kind: 'restart-failed', reason: (error as Error).message, retryInMs })
        await pause(retryInMs, undefined, { signal: closing.signal }).catch(() => undefined)
      }
    }
    return undefined
  }

  const watching = watch()
  return {
    close: async () => {
      if (closing.signal.aborted) return
      closing.abort()
      if (!presence) await watching
      if (!presence) return
      const stopped = await leave(cluster, presence)
      emit({ kind: stopped ? 'stopped' : 'left-running' })
    },
  }
}
