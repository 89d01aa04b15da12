import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { expect, it } from 'vitest'
import { openMatter, systemActor } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { orgs, type SmallCity, smallCity } from '../testing/small-city.ts'

const DAY = 86_400_000
const city: SmallCity = await smallCity()
const { server, tenant, clock } = city
const leader = await city.account('station-leader', 'stationA')
const headers = await city.headersOf(leader)
const get = (url: string, who = headers) =>
  server.app.fastify.inject({ method: 'GET', url: `/api/v1/insight/scans${url}`, headers: who })
const post = (url: string, payload: object = {}, who = headers) =>
  server.app.fastify.inject({ method: 'POST', url: `/api/v1/insight/scans${url}`, payload, headers: who })
const local = (daysAgo: number) =>
  new Date(clock.now().getTime() + 8 * 3_600_000 - daysAgo * DAY).toISOString().slice(0, 10)
const settings = {
  ...{ model: 'permutation', window: 'now', group: 'all', calls: 'citizens' },
  ...{ from: local(59), to: local(0), maxRadiusKm: 1, maxDays: 10, replications: 199 },
}
const market = { lng: 110.0012, lat: 40.0012 }
const lonely = { lng: 110.0612, lat: 40.0612 }

async function call(at: { lng: number; lat: number }, daysAgo: number, more: object = {}) {
  const when = new Date(clock.now().getTime() - daysAgo * DAY)
  const around = await surroundings(server.services, tenant)
  const fields = { category: '040500', channel: '0101', content: '夜间施工', grade: 3, reportedAt: when.toISOString() }
  await server.db.system(tenant, tx =>
    openMatter(tx, around, systemActor(orgs.city), {
      type: incident,
      unit: orgs.stationA,
      occurredAt: when,
      fields: { ...fields, ...at, ...more } as typeof fields,
    }),
  )
}

async function scan(more: object = {}) {
  // Runs a second apart: those of one instant have no order.
  clock.moveBy(1000)
  const job = await post('', { ...settings, ...more })
  expect(job.statusCode, job.body).toBe(200)
  await server.settle()
  const ended = await server.app.fastify.inject({ method: 'GET', url: `/api/v1/jobs/${job.json().id}`, headers })
  return { job: ended.json(), run: (await get(`/${job.json().id}`)).json() }
}

it('plants a city in which one market has been loud of late, and so has one lonely house', async () => {
  const site = (id: string, at: { lng: number; lat: number }, name: string) =>
    server.db.system(tenant, tx =>
      tx.run(sql`INSERT INTO register_entry (tenant, register, id, org, path, name, data, valid_from, changed_at)
        VALUES (${tenant}, 'site', ${id}, ${orgs.stationA}, ${[orgs.city, orgs.district, orgs.stationA]}, ${name}, ${JSON.stringify({ ...at, kind: 'market' })}, '2020-01-01', ${clock.now().toISOString()})`),
    )
  await site('market', market, '城北市场')
  for (let n = 0; n < 60; n += 1) await call({ lng: 110.1 + (n % 8) * 0.004, lat: 40.1 + (n % 5) * 0.004 }, n + 0.2)
  for (let n = 0; n < 12; n += 1) await call(market, 0.1 + n / 3)
  for (let n = 0; n < 9; n += 1) await call(lonely, 0.1 + n / 3)
  for (let n = 0; n < 30; n += 1) await call(lonely, 0.1 + n / 10, { initiatedBy: 'police-initiated' })
  for (let n = 0; n < 20; n += 1) await call(lonely, 0.1 + n / 10, { familyViolence: true })
}, 120_000)

it('finds the market in its days, says how sure it is, and keeps the single house out', async () => {
  const { run, job } = await scan()
  expect(job).toMatchObject({ state: 'done', progress: { done: 199, total: 199 } })
  const [first] = run.clusters
  expect(first).toMatchObject({
    places: ['城北市场'],
    observed: 12,
    p: 0.005,
    beaten: 0,
    unit: orgs.stationA,
    category: '040500',
  })
  expect(first.expected).toBeLessThan(4)
  expect(first.to).toBe(local(0))
  expect(Date.parse(first.to) - Date.parse(first.from)).toBeLessThanOrEqual(9 * DAY)
  expect([run.read, run.suppressed, run.clusters.every((c: { places: string[] }) => c.places.length > 0)]).toEqual([
    81,
    1,
    true,
  ])
  const { items } = (await get('')).json()
  expect(items[0]).toMatchObject({ id: run.id, madeBy: expect.stringContaining('甲派出所'), p: 0.005, settings })
  const asked = await server.db.system(tenant, tx =>
    tx.first<{ n: number }>(
      sql`SELECT count(*)::int AS n FROM fact WHERE tenant = ${tenant} AND kind = 'insight.scan-asked'`,
    ),
  )
  expect(asked?.n).toBe(1)
})

it('scans police-initiated calls apart, and looks at any span of the period when asked', async () => {
  expect((await scan({ calls: 'police' })).run.read).toBe(30)
  const { run } = await scan({ window: 'any', maxDays: 20 })
  expect(run.clusters[0].places).toEqual(['城北市场'])
})

it('compares with where people live when asked, and says when nobody is registered', async () => {
  const none = await scan({ model: 'poisson' })
  expect([none.job.state, none.job.failure.en]).toEqual(['failed', expect.stringContaining('No households')])
  await server.db.system(tenant, async tx => {
    for (let n = 0; n < 40; n += 1)
      await tx.run(sql`INSERT INTO register_entry (tenant, register, id, org, path, name, data, valid_from, changed_at)
        VALUES (${tenant}, 'household', ${`H${n}`}, ${orgs.stationA}, ${[orgs.city, orgs.district, orgs.stationA]}, '', ${JSON.stringify({ lng: 110.1 + (n % 8) * 0.004, lat: 40.1 + (n % 5) * 0.004 })}, '2020-01-01', ${clock.now().toISOString()})`)
  })
  const { run } = await scan({ model: 'poisson' })
  expect(run.clusters[0].places).toEqual(['城北市场'])
  expect(run.clusters[0].relativeRisk).toBeGreaterThan(5)
})

it('opens one key place about a cluster, at the station of its calls, however often it is asked', async () => {
  const { items } = (await get('')).json()
  const { id } = items.at(-1)
  const first = await post(`/${id}/clusters/0/key-place`, { grade: 3 })
  expect(first.statusCode, first.body).toBe(200)
  expect((await post(`/${id}/clusters/0/key-place`, { grade: 3 })).json()).toEqual(first.json())
  const matter = (
    await server.app.fastify.inject({ method: 'GET', url: `/api/v1/matters/${first.json().id}`, headers })
  ).json()
  expect(matter).toMatchObject({
    type: 'key-place',
    unit: orgs.stationA,
    data: { place: '城北市场', origin: 'scan', incidents: 12 },
  })
  expect((await get(`/${id}`)).json().clusters[0].matter).toBe(first.json().id)
  expect((await post(`/${id}/clusters/9/key-place`, { grade: 3 })).statusCode).toBe(404)
})

it('refuses what says nothing, in both languages, and is not for a neighbour', async () => {
  expect((await post('', { ...settings, from: local(5) })).json().fields).toEqual(['from', 'to'])
  expect((await post('', { ...settings, to: local(-1) })).json().fields).toEqual(['from', 'to'])
  expect((await post('', { ...settings, maxDays: 31 })).json().fields).toEqual(['maxDays'])
  expect((await post('', { ...settings, replications: 5 })).statusCode).toBe(400)
  expect((await scan({ group: 'theft' })).job.failure).toMatchObject({
    zh: expect.stringContaining('少于'),
    en: expect.stringContaining('says nothing'),
  })
  const other = await city.headersOf(await city.account('station-leader', 'stationB'))
  const { id } = (await get('')).json().items[0]
  expect((await get('', other)).json().items).toEqual([])
  expect((await get(`/${id}`, other)).statusCode).toBe(404)
  expect((await post(`/${id}/clusters/0/key-place`, { grade: 3 }, other)).statusCode).toBe(404)
})

it('can be cancelled, and leaves no run behind', async () => {
  const { id } = (await post('', settings)).json()
  await server.app.fastify.inject({ method: 'POST', url: `/api/v1/jobs/${id}/cancel`, headers })
  await server.settle()
  expect((await get(`/${id}`)).statusCode).toBe(404)
  expect((await get('')).json().job).toBeNull()
})
