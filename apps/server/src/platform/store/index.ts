export { describeEvent } from './describe-event.ts'
export { type MigrationReport, migrate, migrateDown } from './migrate.ts'
export { openStore } from './open-store.ts'
export {
  appRole,
  databaseName,
  ownerRole,
  type Store,
  StoreError,
  type StoreEvent,
  type StoreSettings,
} from './types.ts'
