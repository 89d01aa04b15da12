import { routes } from '@fangwei/contract/index.ts'
import type { Account } from '../access/index.ts'
import type { App } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { type FeedEvent, type Hub, openHub } from './hub.ts'

const HEARTBEAT_MS = 15_000
/** A reader that stopped reading is cut off before its backlog grows; it comes back with its last position. */
const MAX_BACKLOG_BYTES = 1_048_576

export interface Feeds {
  of(tenant: number): Hub
  advanceAll(): Promise<boolean>
  closeAll(): void
}

export function serveFeed(app: App<Account>, services: Services): Feeds {
  const hubs = new Map<number, Hub>()
  const open = new Set<() => void>()
  const of = (tenant: number): Hub => {
    const hub = hubs.get(tenant) ?? openHub(services.db, tenant)
    hubs.set(tenant, hub)
    return hub
  }

  app.serve(routes.feed, async ({ account, query, request, reply }) => {
    const last = request.headers['last-event-id']
    const after = typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : query.after
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    const write = (text: string) => {
      if (raw.writableLength > MAX_BACKLOG_BYTES) raw.destroy()
      else raw.write(text)
    }
    write(`retry: 2000\n\n`)
    const leave = await of(account.tenant).join(
      {
        org: account.org,
        send: events => write(textOf(events)),
        reset: position => write(`event: reset\nid: ${position}\ndata: {"position":${position}}\n\n`),
      },
      after,
    )
    const heartbeat = setInterval(() => write(': here\n\n'), HEARTBEAT_MS)
    const end = () => {
      clearInterval(heartbeat)
      leave()
      open.delete(close)
    }
    const close = () => raw.end()
    open.add(close)
    request.raw.on('close', end)
    return {}
  })

  return {
    of,
    advanceAll: async () => (await Promise.all([...hubs.values()].map(hub => hub.advance()))).some(Boolean),
    closeAll: () => {
      for (const close of open) close()
    },
  }
}

/** Each event is put into words once, whoever hears of it. */
const lines = new WeakMap<FeedEvent, string>()

function lineOf(event: FeedEvent): string {
  const known = lines.get(event)
  if (known !== undefined) return known
  const { position, matter, type, kind, at } = event
  const text = `id: ${position}\ndata: ${JSON.stringify({ position, matter, type, kind, at })}\n\n`
  lines.set(event, text)
  return text
}

const textOf = (events: readonly FeedEvent[]) => events.map(lineOf).join('')
