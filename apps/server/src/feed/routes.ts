import { routes } from '@fangwei/contract/index.ts'
import type { Account } from '../access/index.ts'
import { type App, eventText, openEventStreams } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { type FeedEvent, type Hub, openHub } from './hub.ts'

export interface Feeds {
  of(tenant: number): Hub
  advanceAll(): Promise<boolean>
  closeAll(): void
}

export function serveFeed(app: App<Account>, services: Services): Feeds {
  const hubs = new Map<number, Hub>()
  const streams = openEventStreams()
  const of = (tenant: number): Hub => {
    const hub = hubs.get(tenant) ?? openHub(services.db, tenant)
    hubs.set(tenant, hub)
    return hub
  }

  app.serve(routes.feed, async ({ account, query, request, reply }) => {
    const last = request.headers['last-event-id']
    const after = typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : query.after
    await streams.serve(reply, stream =>
      of(account.tenant).join(
        {
          org: account.org,
          send: events => stream.write(textOf(events)),
          reset: position => stream.write(eventText({ position }, { event: 'reset', id: position })),
        },
        after,
      ),
    )
    return {}
  })

  return {
    of,
    advanceAll: async () => (await Promise.all([...hubs.values()].map(hub => hub.advance()))).some(Boolean),
    closeAll: streams.closeAll,
  }
}

/** Each event is put into words once, whoever hears of it. */
const lines = new WeakMap<FeedEvent, string>()

function lineOf(event: FeedEvent): string {
  const known = lines.get(event)
  if (known !== undefined) return known
  const { position, matter, type, kind, at } = event
  const text = eventText({ position, matter, type, kind, at }, { id: position })
  lines.set(event, text)
  return text
}

const textOf = (events: readonly FeedEvent[]) => events.map(lineOf).join('')
