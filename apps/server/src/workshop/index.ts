import { routes } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { serveDeciding } from './deciding.ts'
import { serveOpenRegister } from './open-register.ts'
import { replaysOf, serveReplays } from './replaying.ts'
import { allVersions, currentOf, versionsOf, viewing, viewOf } from './versions.ts'

/** 模型工坊: the register of models, their drafts, replays, two-person publication, live figures and public extract. */
export function serveWorkshop(app: App<Account>, services: Services): void {
  const { db } = services
  serveDeciding(app, services)
  serveReplays(app, services)
  serveOpenRegister(app, services)

  app.serve(routes.listModels, ({ account, now }) =>
    db.as(viewerOf(account), async tx => {
      tx.asSystem()
      const beside = await viewing(tx, account.tenant, now)
      const models = [...(await allVersions(tx, account.tenant)).values()]
      return {
        items: models.map(versions => {
          const [current, newest] = [currentOf(versions), versions[0]!]
          return {
            model: current.model,
            label: current.definition.label,
            current: viewOf(current, beside),
            newest: viewOf(newest, beside),
          }
        }),
      }
    }),
  )

  app.serve(routes.getModel, ({ account, params, now }) =>
    db.as(viewerOf(account), async tx => {
      tx.asSystem()
      const versions = await versionsOf(tx, account.tenant, params.model)
      if (versions.length === 0) throw problems.notFound()
      const beside = await viewing(tx, account.tenant, now, params.model)
      return {
        versions: versions.map(row => viewOf(row, beside)),
        replays: await replaysOf(tx, account, params.model),
      }
    }),
  )
}
