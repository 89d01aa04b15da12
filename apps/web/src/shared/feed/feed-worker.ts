import { connectEventStream, later } from './event-stream.ts'
import type { FeedNotice, FeedRequest } from './feed-event.ts'
import { createFeedHub } from './feed-hub.ts'

/** Runs once per browser: HTTP/1.1 allows six connections to a host, and every open tab would take one. */
const hub = createFeedHub({ connect: connectEventStream, later })

self.addEventListener('connect', event => {
  const [channel] = (event as MessageEvent).ports
  if (channel === undefined) return
  const port = { tell: (notice: FeedNotice) => channel.postMessage(notice) }
  channel.onmessage = (message: MessageEvent<FeedRequest>) => hub.handle(port, message.data)
  channel.start()
})
