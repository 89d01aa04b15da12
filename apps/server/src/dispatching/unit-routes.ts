import { routes } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { readMatter } from '../loop/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import { changeUnit, nearestUnits, placeOfMatter, sceneOf } from '../units/index.ts'
import { alreadyAsked } from './send.ts'
import { viewUnits } from './view-unit.ts'

/** Units: where they are, what they do, and which are nearest. */
export function serveUnits(app: App<Account>, services: Services): void {
  const { db, directories, units, roads } = services

  app.serve(routes.listUnits, async ({ account, query, now }) => {
    const scope = query.scope ?? account.org
    const directory = await directories.of(account.tenant)
    if (directory.pathOf(scope)?.includes(account.org) !== true) throw problems.notFound()
    const live = await units.of(account.tenant)
    const shown = live.units.filter(unit => unit.path.includes(scope))
    return {
      now: now.toISOString(),
      items: await db.as(viewerOf(account), tx => viewUnits(tx, account, shown)),
    }
  })

  app.serve(routes.orderUnit, async ({ account, params, body, now }) => {
    const unit = (await units.of(account.tenant)).byId.get(params.unit)
    if (unit === undefined || !unit.path.includes(account.org)) throw problems.notFound()
    const state = await db.system(account.tenant, tx =>
      changeUnit(tx, account.tenant, {
        unit: unit.id,
        event: body.order,
        at: now,
        by: account.id,
        ...(body.reason === undefined ? {} : { reason: body.reason }),
      }),
    )
    units.changed(account.tenant)
    if (state === undefined)
      throw problems.conflict('单元当前状态不能这样变更', 'The unit cannot do this in its present state', 'unit-state')
    return { state }
  })

  app.serve(routes.nearestUnits, async ({ account, params, now }) => {
    const { directory } = await surroundings(services, account.tenant, now)
    const live = await units.of(account.tenant)
    return db.as(viewerOf(account), async tx => {
      const found = await readMatter(tx, account.tenant, params.id)
      if (found === undefined) throw problems.notFound()
      const at = placeOfMatter(found.matter)
      if (at === undefined) return { now: now.toISOString(), located: false, items: [] }
      const ranked = await nearestUnits(live, roads, {
        scene: sceneOf(found.matter),
        at,
        org: account.org,
        now,
        policies: directory.policies,
        without: await alreadyAsked(tx, account.tenant, params.id),
      })
      const shown = await viewUnits(
        tx,
        account,
        ranked.map(one => live.byId.get(one.unit)!),
      )
      return {
        now: now.toISOString(),
        located: true,
        items: ranked.map(({ unit: _, ...rest }, i) => ({ ...rest, reasons: [...rest.reasons], unit: shown[i]! })),
      }
    })
  })
}
