import { connectEventStream, later } from './event-stream.ts'
import type { FeedEvent, FeedNotice, FeedRequest, FeedStatus } from './feed-event.ts'
import { createFeedHub } from './feed-hub.ts'

export interface FeedListener {
  readonly event?: (event: FeedEvent) => void
  readonly refresh?: () => void
}

const listeners = new Set<FeedListener>()
const statusListeners = new Set<() => void>()
let status: FeedStatus = 'waiting'
let seen: number | undefined
let account: string | undefined
let ask: ((request: FeedRequest) => void) | undefined

/** Opens the feed for the person logged in. Called again, it only changes whom it is for. */
export function startFeed(forAccount: string): void {
  if (account === forAccount) return
  if (account !== undefined) seen = undefined
  account = forAccount
  ask ??= openChannel(hear)
  ask({ do: 'open', account, after: seen })
}

/** Ends the feed for every page of this browser. */
export function stopFeed(): void {
  ask?.({ do: 'stop' })
  account = undefined
  seen = undefined
}

export function listenToFeed(listener: FeedListener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function feedStatus(): FeedStatus {
  return status
}

export function subscribeFeedStatus(listener: () => void): () => void {
  statusListeners.add(listener)
  return () => statusListeners.delete(listener)
}

function hear(notice: FeedNotice): void {
  if (notice.is === 'status') {
    status = notice.status
    for (const listener of statusListeners) listener()
    return
  }
  if (notice.is === 'event') {
    if (seen !== undefined && notice.event.position <= seen) return
    seen = notice.event.position
  }
  for (const listener of listeners) {
    if (notice.is === 'event') listener.event?.(notice.event)
    else listener.refresh?.()
  }
}

/** Through the shared worker where there is one; else this page keeps a stream of its own. */
function openChannel(tell: (notice: FeedNotice) => void): (request: FeedRequest) => void {
  if (typeof SharedWorker === 'undefined') {
    const hub = createFeedHub({ connect: connectEventStream, later })
    const port = { tell }
    return request => hub.handle(port, request)
  }
  const worker = new SharedWorker(new URL('./feed-worker.ts', import.meta.url), {
    type: 'module',
    name: 'fangwei-feed',
  })
  worker.port.onmessage = (message: MessageEvent<FeedNotice>) => tell(message.data)
  worker.port.start()
  window.addEventListener('pagehide', () => worker.port.postMessage({ do: 'leave' } satisfies FeedRequest))
  window.addEventListener('pageshow', event => {
    if (event.persisted && account !== undefined)
      worker.port.postMessage({ do: 'open', account, after: seen } satisfies FeedRequest)
  })
  return request => worker.port.postMessage(request)
}
