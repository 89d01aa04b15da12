import { openEmbedded } from './embedded.ts'
import { openExternal } from './external.ts'
import type { Store, StoreSettings } from './types.ts'

/**
 * Opens the store: the PostgreSQL at `databaseUrl` when given, else the embedded one under `dataDir`.
 * Throws StoreError, worded for the operator in both languages.
 */
export function openStore(settings: StoreSettings): Promise<Store> {
  const { databaseUrl } = settings
  return databaseUrl ? openExternal({ ...settings, databaseUrl }) : openEmbedded(settings)
}
