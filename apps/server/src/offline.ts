import { openDirectories } from './directory/index.ts'
import { type Clock, systemClock } from './platform/clock/index.ts'
import { readSettings } from './platform/config/index.ts'
import { openDatabase } from './platform/db/index.ts'
import { readKeys } from './platform/secrets/index.ts'
import { migrate, openStore, type StoreEvent } from './platform/store/index.ts'
import { noRoads } from './roads/index.ts'
import type { Services } from './services.ts'
import { openLiveUnits } from './units/index.ts'

/**
 * The services over the configured store, without a web server: for commands. A store that a running server uses is
 * shared with it. `onEvent` hears what happens to the store.
 */
export async function withServices<T>(
  work: (services: Services) => Promise<T>,
  options: { env?: NodeJS.ProcessEnv; clock?: Clock; onEvent?: (event: StoreEvent) => void } = {},
): Promise<T> {
  const settings = readSettings(options.env ?? process.env)
  const store = await openStore({
    dataDir: settings.dataDir,
    databaseUrl: settings.databaseUrl,
    onEvent: options.onEvent,
  })
  try {
    await migrate(store.ownerUrl)
    const db = openDatabase(store.appUrl, { max: 8 })
    try {
      const clock = options.clock ?? systemClock
      return await work({
        db,
        clock,
        keys: readKeys(settings.dataDir),
        directories: openDirectories(db),
        dataDir: settings.dataDir,
        roads: noRoads,
        units: openLiveUnits(db),
      })
    } finally {
      await db.close()
    }
  } finally {
    await store.close()
  }
}
