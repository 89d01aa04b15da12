import { sql } from '../platform/db/index.ts'
import type { Services } from '../services.ts'
import { fillCity, type Say } from './fill.ts'
import { DEMO_PASSWORD, TENANT } from './plant.ts'

export { prepareCityRoads } from './city-roads.ts'
export { type FillOptions, fillCity } from './fill.ts'
export { demoPatrol } from './patrol.ts'
export { DEMO_PASSWORD, TENANT } from './plant.ts'

export interface Filling {
  /** Settles when the history is in; at once when the store already held a city. */
  readonly done: Promise<number>
  stop(): Promise<void>
}

/** Fills an empty store with the simulated city: log-in works when this returns, history follows behind the first page. */
export async function fillDemo(services: Services, say: Say): Promise<Filling> {
  const tenants = await services.db.outside(tx =>
    tx.rows<{ id: number; filled: boolean }>(sql`SELECT id, filled_at IS NOT NULL AS filled FROM tenant`),
  )
  if (tenants.some(t => t.filled || t.id !== TENANT)) return { done: Promise.resolve(0), stop: async () => undefined }
  const { history } = await fillCity(services, say)
  let stopped = false
  const began = performance.now()
  const done = history(() => stopped).then(n => {
    if (!stopped)
      say(
        `已导入 ${n} 起警情（${((performance.now() - began) / 1000).toFixed(1)} 秒）`,
        `${n} calls taken in (${((performance.now() - began) / 1000).toFixed(1)} s)`,
      )
    return n
  })
  return {
    done,
    stop: async () => {
      stopped = true
      await done.catch(() => undefined)
    },
  }
}

/** The tenant that commands work in: the first there is, or the simulated city planted without its history. */
export async function ensureTenant(services: Services): Promise<number> {
  const known = await services.db.outside(tx =>
    tx.first<{ id: number }>(sql`SELECT id FROM tenant ORDER BY id LIMIT 1`),
  )
  if (known !== undefined) return known.id
  await fillCity(services, () => undefined)
  return TENANT
}

export interface DemoAccount {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly org: string
  readonly roles: readonly string[]
}

/** The accounts anybody may try the simulated city with. */
export const demoAccounts = (services: Services): Promise<DemoAccount[]> =>
  services.db.outside(tx =>
    tx.rows<DemoAccount>(sql`
      SELECT a.login, ${DEMO_PASSWORD}::text AS password, a.name, a.org, a.roles FROM account a
      WHERE a.demo AND a.disabled_at IS NULL ORDER BY a.org, a.login`),
  )
