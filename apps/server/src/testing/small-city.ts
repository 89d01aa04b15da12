import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterAll } from 'vitest'
import { type Account, actorOf, hashPassword, viewerOf } from '../access/index.ts'
import { movableClock } from '../platform/clock/index.ts'
import { sql } from '../platform/db/index.ts'
import type { Keys } from '../platform/secrets/index.ts'
import { type TestDatabase, withTestDatabase } from '../platform/store/testing.ts'
import { createServer, type Server } from '../server.ts'

/** Codes of the small city: one bureau, a district with two stations, a banner with one, and two partner agencies. */
export const orgs = {
  city: '159900000000',
  district: '159901000000',
  stationA: '159901990101',
  stationB: '159901990102',
  banner: '159902000000',
  stationC: '159902990101',
  women: '1599020000W1',
  justice: '1599020000J1',
} as const

const kinds: Record<keyof typeof orgs, { kind: string; parent: keyof typeof orgs | null; name: string }> = {
  city: { kind: 'city-bureau', parent: null, name: '测试市公安局' },
  district: { kind: 'county-bureau', parent: 'city', name: '东区分局' },
  stationA: { kind: 'station', parent: 'district', name: '甲派出所' },
  stationB: { kind: 'station', parent: 'district', name: '乙派出所' },
  banner: { kind: 'county-bureau', parent: 'city', name: '西旗公安局' },
  stationC: { kind: 'station', parent: 'banner', name: '丙派出所' },
  women: { kind: 'agency', parent: 'banner', name: '西旗妇联' },
  justice: { kind: 'agency', parent: 'banner', name: '西旗司法局' },
}

export const START = new Date('2026-03-02T01:00:00.000Z')
export const PASSWORD = 'correct horse 42'

export interface SmallCity {
  readonly server: Server
  readonly clock: ReturnType<typeof movableClock>
  readonly tenant: number
  /** Where its rows are, for a test that looks at them as another role. */
  readonly database: TestDatabase
  /** An account of this role at this organisation, made when first asked for; on shift at the duty desk unless told otherwise. */
  account(
    role: string,
    org: keyof typeof orgs,
    options?: { onShift?: boolean; leads?: boolean; nth?: number },
  ): Promise<Account>
  /** A session cookie header for an account. */
  headersOf(account: Account): Promise<Record<string, string>>
}

export const testKeys = (): Keys => ({ seal: new Map([[1, randomBytes(32)]]), index: randomBytes(32) })

/** A server over a database of its own, with organisations and desks, on a clock that the test moves. */
export async function smallCity(
  options: { start?: Date; webDir?: string; mediaGateway?: string } = {},
): Promise<SmallCity> {
  const database = await withTestDatabase()
  const clock = movableClock(options.start ?? START)
  const server = await createServer({
    appUrl: database.appUrl,
    dataDir: tmpdir(),
    clock,
    keys: testKeys(),
    onError: error => console.error(error),
    poolSize: 10,
    ...(options.mediaGateway === undefined ? {} : { mediaGateway: options.mediaGateway }),
    ...(options.webDir === undefined ? {} : { webDir: options.webDir }),
  })
  afterAll(() => server.close())
  const tenant = 1
  await plant(server, tenant)
  const accounts = new Map<string, Account>()
  const passwordHash = await hashPassword(PASSWORD)
  let shifts = 0

  const account: SmallCity['account'] = async (role, org, options = {}) => {
    const id = `${role}@${org}${options.nth === undefined ? '' : `#${options.nth}`}`
    const known = accounts.get(id)
    if (known !== undefined) return known
    shifts += 1
    const duty = options.onShift === false ? [] : [{ post: `desk-${org}`, shift: `shift-${shifts}` }]
    await server.db.system(tenant, async tx => {
      await tx.run(
        sql`INSERT INTO account (tenant, id, login, password_hash, name, org, roles) VALUES (${tenant}, ${id}, ${id}, ${passwordHash}, ${`${kinds[org].name}${role}`}, ${orgs[org]}, ${[role]})`,
      )
      for (const { post, shift } of duty)
        await tx.run(sql`INSERT INTO shift (tenant, id, post, account, org, leads, starts_at, ends_at)
          VALUES (${tenant}, ${shift}, ${post}, ${id}, ${orgs[org]}, ${options.leads ?? role === 'station-leader'}, ${'2026-01-01T00:00:00Z'}, ${'2028-01-01T00:00:00Z'})`)
    })
    const made: Account = { tenant, id, login: id, name: id, org: orgs[org], roles: [role], duties: duty }
    accounts.set(id, made)
    return made
  }
  const headersOf: SmallCity['headersOf'] = async who => {
    const reply = await server.app.fastify.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { login: who.login, password: PASSWORD },
    })
    if (reply.statusCode !== 200) throw new Error(`Log-in failed: ${reply.body}`)
    const cookie = reply.cookies[0]
    return { cookie: `${cookie?.name}=${cookie?.value}`, 'x-fangwei': '1' }
  }
  return { server, clock, tenant, database, account, headersOf }
}

async function plant(server: Server, tenant: number): Promise<void> {
  const pathOf = (org: keyof typeof orgs): string[] => {
    const { parent } = kinds[org]
    return [...(parent === null ? [] : pathOf(parent)), orgs[org]]
  }
  await server.db.outside(tx => tx.run(sql`SELECT 1`))
  await server.db.system(tenant, async tx => {
    await tx.run(
      sql`INSERT INTO tenant (id, name_zh, name_en, created_at) VALUES (${tenant}, '测试市', 'Test City', ${START.toISOString()})`,
    )
    await tx.run(sql`INSERT INTO sequencer (tenant) VALUES (${tenant})`)
    for (const key of Object.keys(orgs) as (keyof typeof orgs)[]) {
      const { kind, name } = kinds[key]
      await tx.run(sql`INSERT INTO register_entry (tenant, register, id, org, path, name, data, valid_from, changed_at)
        VALUES (${tenant}, 'org', ${orgs[key]}, ${orgs[key]}, ${pathOf(key)}, ${name}, ${JSON.stringify({ kind, nameEn: key, lng: 110, lat: 40 })}, '2020-01-01', ${START.toISOString()})`)
      await tx.run(sql`INSERT INTO register_entry (tenant, register, id, org, path, name, data, valid_from, changed_at)
        VALUES (${tenant}, 'post', ${`desk-${key}`}, ${orgs[key]}, ${pathOf(key)}, '值班岗', ${JSON.stringify({ kind: 'duty-desk', nameEn: 'Duty desk' })}, '2020-01-01', ${START.toISOString()})`)
    }
  })
}

export { actorOf, viewerOf }
