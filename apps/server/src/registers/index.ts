import type { Account } from '../access/index.ts'
import type { App } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { serveAccounts } from './account-routes.ts'
import { serveEntries } from './routes.ts'
import { serveShifts } from './shift-routes.ts'
import { serveTables } from './table-routes.ts'

export { mayWrite, readableRegister, scopeOf, todayOf } from './authorise.ts'
export { csvOf, type Sheet } from './export-entries.ts'
export type { ImportOptions, NewEntry } from './import-batch.ts'
export { type Imported, importEntries } from './import-entries.ts'

/** Registers, duty and accounts. */
export function serveRegisters(app: App<Account>, services: Services): void {
  serveEntries(app, services)
  serveTables(app, services)
  serveShifts(app, services)
  serveAccounts(app, services)
}
