import { useSyncExternalStore } from 'react'

/** Epoch milliseconds as the server counts them, however wrong this machine's clock is. */
export interface ServerClock {
  now(): number
  /** Learns from one exchange: what the server said, and when we asked and heard. Quicker exchanges count for more. */
  observe(exchange: { serverMs: number; sentMs: number; receivedMs: number; resolutionMs?: number }): void
  subscribe(listener: () => void): () => void
}

interface ClockSource {
  local(): number
  everySecond(tick: () => void): () => void
}

/** One timer for every running clock on the screen; it stops when nobody looks. */
export function createServerClock(source: ClockSource): ServerClock {
  const listeners = new Set<() => void>()
  let offset = 0
  let uncertainty = Number.POSITIVE_INFINITY
  let stop: (() => void) | undefined

  const announce = () => {
    for (const listener of listeners) listener()
  }
  return {
    now: () => source.local() + offset,
    observe({ serverMs, sentMs, receivedMs, resolutionMs = 1 }) {
      const doubt = (receivedMs - sentMs) / 2 + resolutionMs / 2
      const heard = serverMs + resolutionMs / 2 - (sentMs + receivedMs) / 2
      const contradicts = Math.abs(heard - offset) > doubt + uncertainty
      if (doubt >= uncertainty && !contradicts) return
      offset = heard
      uncertainty = doubt
      announce()
    },
    subscribe(listener) {
      listeners.add(listener)
      stop ??= source.everySecond(announce)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = undefined
      }
    },
  }
}

export const serverClock: ServerClock = createServerClock({
  local: () => Date.now(),
  everySecond: tick => {
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  },
})

/** Server time, cut to `everyMs`, so that a component draws again only when what it shows has changed. */
export function useNow(everyMs = 1000): number {
  const read = () => Math.floor(serverClock.now() / everyMs) * everyMs
  return useSyncExternalStore(serverClock.subscribe, read, read)
}
