import { parseFeedEvent } from './feed-event.ts'
import type { FeedConnect } from './feed-hub.ts'

/** Written out, for the worker would otherwise carry the whole contract; a test holds it to the contract. */
export const feedPath = '/api/v1/feed'

/**
 * The stream over Server-Sent Events. After a broken line the browser comes back by itself with Last-Event-ID;
 * after a refusal (restart, log-out) it gives up, and the hub opens anew with `after`.
 */
export const connectEventStream: FeedConnect = (after, hear) => {
  const source = new EventSource(after === undefined ? feedPath : `${feedPath}?after=${after}`)
  source.onopen = () => hear.opened()
  source.onmessage = message => {
    const event = parseFeedEvent(message.data)
    if (event !== undefined) hear.event(event)
  }
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) hear.ended()
    else hear.interrupted()
  }
  return { close: () => source.close() }
}

export function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
