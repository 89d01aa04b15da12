import { type Health, healthOf } from '@fangwei/domain/devices/index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { importEntries } from '../registers/index.ts'
import { orgs, smallCity } from '../testing/small-city.ts'

const city = await smallCity()
const { server, tenant, clock } = city
const ago = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000).toISOString()

/** Every way a device may stand, and the site it covers when it works. */
const standings = [null, 1, 29, 31, 600].flatMap(minutes =>
  [null, 3, 80].flatMap(battery =>
    [false, true].flatMap(tamper => [false, true].map(testFailed => ({ minutes, battery, tamper, testFailed }))),
  ),
)
const devices = standings.map((standing, at) => ({
  ...standing,
  id: `D${String(at).padStart(3, '0')}`,
  site: `S${at % 3}`,
}))
const expected = new Map<string, Health>(
  devices.map(({ id, minutes, battery, tamper, testFailed }) => [
    id,
    healthOf({ lastSeenAt: minutes === null ? null : ago(minutes), battery, tamper, testFailed }, clock.now(), {
      silentMinutes: 30,
      batteryPercent: 15,
    }),
  ]),
)

const get = async (url: string, role = 'station-leader', org: keyof typeof orgs = 'stationA') => {
  const headers = await city.headersOf(await city.account(role, org))
  return server.app.fastify.inject({ url: `/api/v1${url}`, headers })
}
interface Page {
  readonly items: { id: string; health: Health }[]
  readonly next: string | null
}
const pages = async (query: string): Promise<Page['items']> => {
  const items: Page['items'] = []
  let next: string | null = ''
  while (next !== null) {
    const page: Page = (await get(`/devices?${query}${next === '' ? '' : `&cursor=${next}`}`)).json()
    items.push(...page.items)
    next = page.next
  }
  return items
}

beforeAll(async () => {
  const bring = (register: string, entries: Parameters<typeof importEntries>[4]) =>
    server.db.system(tenant, tx => importEntries(tx, tenant, server.services.keys, register, entries, clock.now(), {}))
  await bring(
    'site',
    ['S0', 'S1', 'S2', 'S3', 'S9'].map(id => ({
      id,
      values: { name: id, kind: 'school', org: orgs.stationA, lng: 110, lat: 40 },
    })),
  )
  await bring(
    'device',
    devices.map(({ id, site }) => ({
      id,
      values: { name: `柱 ${id}`, kind: 'ONE_KEY_PILLAR', org: orgs.stationA, site, lng: 110, lat: 40 },
    })),
  )
  await server.db.system(tenant, async tx => {
    for (const { id, minutes, battery, tamper, testFailed } of devices) {
      if (minutes !== null)
        await tx.run(sql`INSERT INTO device_state (tenant, device, last_seen_at, battery, tamper)
          VALUES (${tenant}, ${id}, ${ago(minutes)}::timestamptz, ${battery}, ${tamper})`)
      await tx.run(sql`INSERT INTO device_test (tenant, device, id, asked_at, asked_by, due_at, result, ended_at)
        VALUES (${tenant}, ${id}, gen_random_uuid(), ${ago(60)}::timestamptz, 'one', ${ago(50)}::timestamptz, ${testFailed ? 'failed' : 'passed'}, ${ago(55)}::timestamptz)`)
    }
  })
})

describe('the list of devices', () => {
  it('reckons health in the store as the domain does', async () => {
    const listed = await pages('limit=100')
    expect(new Map(listed.map(d => [d.id, d.health]))).toEqual(expected)
  })

  it('goes by pages, each device once, longest silent first', async () => {
    const listed = (await pages('limit=7')).map(d => d.id)
    expect(listed).toEqual((await pages('limit=100')).map(d => d.id))
    expect(listed).toHaveLength(devices.length)
    expect(expected.get(listed[0]!)).toBe('never')
  })

  it('filters by health across pages', async () => {
    for (const health of ['working', 'silent', 'never', 'faulty'] as const) {
      const ids = (await pages(`limit=3&health=${health}`)).map(d => d.id)
      expect(new Set(ids)).toEqual(new Set([...expected].flatMap(([id, is]) => (is === health ? [id] : []))))
    }
  })

  it('refuses a cursor that is none', async () => {
    for (const key of ['nonsense', JSON.stringify(['soon', 'D1']), JSON.stringify(['-infinity', 3])])
      expect((await get(`/devices?cursor=${Buffer.from(key).toString('base64url')}`)).statusCode).toBe(400)
  })

  it('counts the standing: a site is covered by a working device and by nothing else', async () => {
    const standing = (await get('/device-coverage')).json()
    const working = devices.filter(d => expected.get(d.id) === 'working')
    const covered = new Set(working.map(d => d.site))
    expect(standing).toMatchObject({ numerator: covered.size, denominator: 5, working: working.length })
    expect(standing.uncovered.map((s: { id: string }) => s.id)).toContain('S9')
    expect(standing.silent + standing.never + standing.faulty + standing.working).toBe(devices.length)
  })
})
