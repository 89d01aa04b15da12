import { routes } from '@fangwei/contract/index.ts'
import { dictionaries } from '@fangwei/domain/dictionaries/index.ts'
import type { Account } from '../access/index.ts'
import type { App } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { serveAudit } from './audit-routes.ts'
import { serveHolidays } from './holiday-routes.ts'
import { servePolicies } from './policy-routes.ts'

export { remember, wholeTenant } from './acting.ts'

/** Policies, the holiday table, code lists and the audit trail. */
export function serveSettings(app: App<Account>, services: Services): void {
  servePolicies(app, services)
  serveHolidays(app, services)
  serveAudit(app, services)
  app.serve(routes.getDictionaries, async () => ({
    items: dictionaries.map(({ code, label, version, effectiveFrom, basis, entries }) => ({
      code,
      label,
      version,
      effectiveFrom,
      basis,
      entries: entries.map(entry => ({
        code: entry.code,
        label: entry.label,
        ...(entry.parent === undefined ? {} : { parent: entry.parent }),
      })),
    })),
  }))
}
