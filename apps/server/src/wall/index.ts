import { routes } from '@fangwei/contract/index.ts'
import type { Account } from '../access/index.ts'
import type { Feeds } from '../feed/index.ts'
import { type App, openEventStreams } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { openWatch, type Sensing, type Watch } from './watch.ts'

export type { Sensing } from './watch.ts'

export interface Walls {
  /** Tells every screen what has changed since the last look. */
  advanceAll(): Promise<void>
  closeAll(): void
}

/** The wall: read once, or watched. One watch an organisation, shared by its screens. */
export function serveWall(app: App<Account>, services: Services, feeds: Feeds, sensing: Sensing): Walls {
  const watches = new Map<string, Watch>()
  const streams = openEventStreams()
  const watchOf = ({ tenant, org }: Account): Watch => {
    const key = `${tenant}.${org}`
    const watch = watches.get(key) ?? openWatch(services, feeds, sensing, tenant, org)
    watches.set(key, watch)
    return watch
  }

  app.serve(routes.getWall, ({ account }) => watchOf(account).view())
  app.serve(routes.watchWall, async ({ account, reply }) => {
    await streams.serve(reply, stream => watchOf(account).join(stream))
    return {}
  })

  return {
    async advanceAll() {
      for (const watch of watches.values()) await watch.advance()
    },
    closeAll: streams.closeAll,
  }
}
