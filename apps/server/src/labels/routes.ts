import { routes } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import type { App } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { storedModel } from './stored-model.ts'

/** Hands the city's own classifiers to the forms, which read texts themselves: what is typed is sent nowhere for it. */
export function serveTextModels(app: App<Account>, { db }: Services): void {
  app.serve(routes.getTextModel, async ({ account, params }) => {
    const stored = await db.as(viewerOf(account), tx => storedModel(tx, account.tenant, params.task))
    return stored ?? { model: null, trainedAt: null }
  })
}
