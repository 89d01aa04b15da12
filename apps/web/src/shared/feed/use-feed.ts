import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type FeedListener, feedStatus, listenToFeed, startFeed, subscribeFeedStatus } from './feed-client.ts'
import type { FeedEvent, FeedStatus } from './feed-event.ts'
import { isTouchedBy } from './touched-queries.ts'

/** Tells every event to a component for as long as it is shown. */
export function useFeed(handler: (event: FeedEvent) => void): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  }, [handler])
  useEffect(() => listenToFeed({ event: event => latest.current(event) }), [])
}

export function useFeedStatus(): FeedStatus {
  return useSyncExternalStore(subscribeFeedStatus, feedStatus)
}

const gatherMs = 400

/**
 * Opens the feed and has what it touches read anew: at once for a first event, gathered for those that follow.
 * Without an account (one that sees no matters) there is nothing to hear.
 */
export function useLiveQueries(account: string | undefined): void {
  const client = useQueryClient()
  useEffect(() => {
    if (account === undefined) return
    const gathered = new Map<string, FeedEvent>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      const events = [...gathered.values()]
      gathered.clear()
      timer = events.length === 0 ? undefined : setTimeout(flush, gatherMs)
      if (events.length === 0) return
      void client.invalidateQueries({ predicate: query => events.some(event => isTouchedBy(query.queryKey, event)) })
    }
    const listener: FeedListener = {
      event: event => {
        gathered.set(event.matter, event)
        if (timer === undefined) flush()
      },
      refresh: () => void client.invalidateQueries(),
    }
    const off = listenToFeed(listener)
    startFeed(account)
    return () => {
      off()
      clearTimeout(timer)
    }
  }, [client, account])
}
