import type { Reply, routes } from '@fangwei/contract/index.ts'
import { expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { importEntries } from '../registers/index.ts'
import { orgs, type SmallCity, START, smallCity } from '../testing/small-city.ts'

type Plan = Reply<typeof routes.getPatrolPlan>

const city: SmallCity = await smallCity()
const { server, tenant } = city
const officer = await city.account('station-duty-officer', 'stationA')
const headers = await city.headersOf(officer)
const span = { startsAt: START.toISOString(), endsAt: new Date(START.getTime() + 8 * 3_600_000).toISOString() }

await server.db.system(tenant, async tx => {
  const bring = (register: string, entries: Parameters<typeof importEntries>[4]) =>
    importEntries(tx, tenant, server.services.keys, register, entries, START, { facts: 'one' })
  await bring(
    'unit',
    ['car', 'foot'].map((kind, i) => ({
      id: `U${i + 1}`,
      values: { name: `甲${i + 1}组`, kind, org: orgs.stationA, shift: 'desk-stationA' },
    })),
  )
  await bring('site', [
    { id: 'S1', values: { name: '北街夜市', kind: 'market', org: orgs.stationA, lng: 110.0211, lat: 40.0211 } },
    { id: 'S2', values: { name: '某小区', kind: 'other', org: orgs.stationA, lng: 110.0311, lat: 40.0211 } },
    { id: 'B1', values: { name: '月光酒吧', kind: 'bar', org: orgs.stationA, lng: 110.004, lat: 40.004 } },
  ])
  await bring('patrol-point', [
    {
      id: 'G1',
      values: {
        name: '地下车库',
        kind: 'garage',
        org: orgs.stationA,
        lng: 110.01,
        lat: 40.01,
        visits: 2,
        indoor: true,
      },
    },
    ...Array.from({ length: 8 }, (_, i) => ({
      id: `P${i}`,
      values: {
        name: `必巡点${i}`,
        kind: 'park',
        org: orgs.stationA,
        lng: 110 + ((i * 7) % 9) / 200,
        lat: 40 + ((i * 5) % 9) / 200,
        visits: 1,
      },
    })),
  ])
  // Four calls at one corner at these hours of the day, and four of family violence at a home.
  for (let n = 0; n < 8; n += 1)
    await tx.run(sql`INSERT INTO matter (tenant, id, number, type, type_version, version, state, closed, unit, path, occurred_at, opened_at, data, done_by)
      VALUES (${tenant}, gen_random_uuid(), ${`N${n}`}, 'incident', 1, 1, 'closed', true, ${orgs.stationA}, ${[orgs.city, orgs.district, orgs.stationA]},
        ${new Date(START.getTime() - (n + 1) * 86_400_000 + 3_600_000).toISOString()}, ${START.toISOString()},
        ${JSON.stringify({ category: '010100', lng: n < 4 ? 110.0211 : 110.0311, lat: 40.0211, ...(n < 4 ? {} : { familyViolence: true }) })}, '{}')`)
})

const call = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, who = headers) =>
  server.app.fastify.inject({ method, url: `/api/v1/patrol-plans${url}`, headers: who, ...(payload && { payload }) })
const plan = async (id: string): Promise<Plan> => (await call('GET', `/${id}`)).json()
const make = async (seed: number, more: object = {}) => {
  const { id } = (await call('POST', '', { kind: 'patrol', ...span, seed, seconds: 0.05, ...more })).json<{
    id: string
  }>()
  await server.settle()
  return plan(id)
}
const orderOf = ({ plan: made }: Plan) => made!.routes.map(r => [r.crew, r.stops.map(s => s.stop)])

it('plans a night from points, hotspots and crews on shift; the same seed gives the same plan', async () => {
  const made = await make(7)
  expect(made.plan?.coverage.must).toEqual({ of: 10, covered: 10 })
  expect(made.plan?.coverage.hotspots).toEqual({ of: 1, covered: 1 })
  expect(made.plan?.routes.map(r => [r.crew, r.mode])).toEqual([
    ['U1', 'vehicle'],
    ['U2', 'foot'],
  ])
  expect(made.plan?.routes.flatMap(r => r.stops).every(s => s.lateBy === 0)).toBe(true)
  expect(made.plan?.byRoad).toBe(false)
  expect(orderOf(await make(7))).toEqual(orderOf(made))
})

it('is edited into a further version; what was dropped stays away and what is locked stays put when planned again', async () => {
  const made = await make(3)
  const [first, second] = made.plan!.routes
  const dropped = first!.stops[0]!.stop
  const lockedAt = first!.stops[1]!
  const routes = [
    { crew: first!.crew, stops: first!.stops.slice(1).map((s, i) => ({ stop: s.stop, locked: i === 0 })) },
    { crew: second!.crew, stops: second!.stops.map(s => ({ stop: s.stop, locked: false })) },
  ]
  const edited = (await call('PUT', `/${made.id}`, { version: 1, routes })).json<Plan>()
  expect([edited.version, edited.plan?.how, edited.plan?.dropped]).toEqual([2, 'edited', [dropped]])
  expect(edited.plan?.coverage.left).toContain(dropped)
  expect((await call('PUT', `/${made.id}`, { version: 1, routes })).statusCode).toBe(409)
  expect((await call('PUT', `/${made.id}`, { version: 2, routes: [...routes, routes[0]] })).statusCode).toBe(400)
  await call('POST', `/${made.id}/replan`, { version: 2, seconds: 0.05, seed: 99 })
  await server.settle()
  const again = await plan(made.id)
  expect([again.version, again.plan?.how]).toEqual([3, 'replanned'])
  expect(again.plan?.routes.flatMap(r => r.stops.map(s => s.stop))).not.toContain(dropped)
  const kept = again.plan?.routes[0]?.stops.find(s => s.stop === lockedAt.stop)
  expect(kept?.locked).toBe(true)
})

it('takes its hotspots from the one ranking, with what each is here for, at the hours of its calls', async () => {
  const { plan: made } = await make(7)
  const hot = made!.stops.filter(s => s.reason === 'hotspot')
  expect(hot.map(s => s.name.zh)).toEqual(['北街夜市'])
  expect(hot[0]?.because?.zh).toMatch(/近 90 日这一时段群众报警 4 起/)
  const eyes = await city.headersOf(await city.account('station-leader', 'stationA'))
  const page = await server.app.fastify.inject({
    method: 'POST',
    url: '/api/v1/insight/hotspots',
    headers: eyes,
    payload: { group: 'all', band: 'all', recentDays: 90 },
  })
  expect(page.statusCode).toBe(200)
  await server.settle()
  const { run } = (
    await server.app.fastify.inject({ method: 'GET', url: '/api/v1/insight/hotspots', headers: eyes })
  ).json()
  expect(run.cells.map((c: { place: string; lng: number; lat: number }) => [c.place, c.lng, c.lat])).toEqual(
    hot.map(s => [s.name.zh, s.lng, s.lat]),
  )
})

it('passes places that are open late on a night, and none by day', async () => {
  expect((await make(7)).plan?.coverage.nights.of).toBe(0)
  const night = { startsAt: '2026-03-02T12:00:00.000Z', endsAt: '2026-03-02T20:00:00.000Z' }
  const { plan: made } = await make(7, night)
  expect(
    made?.stops.filter(s => s.reason === 'night-site').map(s => [s.name.zh, s.kind, s.earliest, s.latest]),
  ).toEqual(expect.arrayContaining([['月光酒吧', 'bar', '2026-03-02T13:00:00.000Z', '2026-03-02T19:00:00.000Z']]))
})

it('moves each crew by its own way: on foot it takes longer over the same ground', async () => {
  const minutesTo = async (mode: string) => {
    const made = await make(7, { modes: [mode] })
    const { crew } = made.plan!.routes[0]!
    expect(made.plan!.routes.map(r => r.mode)).toEqual([mode])
    const routes = [{ crew, stops: [{ stop: 'P1', locked: false }] }]
    const { plan: sent } = (await call('PUT', `/${made.id}`, { version: 1, routes })).json<Plan>()
    return (Date.parse(sent!.routes[0]!.stops[0]!.at) - Date.parse(span.startsAt)) / 60_000
  }
  const [driving, walking] = [await minutesTo('vehicle'), await minutesTo('foot')]
  expect(walking / driving).toBeCloseTo(40 / 5, 0)
  const none = (await call('POST', '', { kind: 'patrol', ...span, seconds: 0.05, modes: ['bike'] })).json()
  await server.settle()
  expect((await plan(none.id)).plan).toBeNull()
})

const tag = (point: string, payload: object = {}, who = headers) =>
  server.app.fastify.inject({ method: 'POST', url: `/api/v1/patrol-tags/${point}`, headers: who, payload })
const release = (id: string, version: number, who = headers) => call('POST', `/${id}/release`, { version }, who)
const checkIn = (id: string, sent: object, who = headers) => call('POST', `/${id}/check-ins`, sent, who)

it('is checked in once it is released, by its crews alone, by position when near and indoors by the tag', async () => {
  const made = await make(5)
  const near = made.plan!.stops.find(s => s.id === 'P1')!
  const here = { stop: 'P1', at: { lng: near.lng, lat: near.lat + 0.0001 } }
  expect((await checkIn(made.id, here)).statusCode).toBe(409)
  expect((await release(made.id, 9)).statusCode).toBe(409)
  const given = (await release(made.id, 1)).json<Plan>()
  expect([given.released?.version, given.released?.by, given.mine]).toEqual([1, expect.stringContaining('甲'), true])
  const idle = await city.headersOf(await city.account('auxiliary', 'stationA', { onShift: false }))
  expect((await checkIn(made.id, here, idle)).json()).toMatchObject({ code: 'not-in-crew' })
  expect((await call('GET', `/${made.id}`, undefined, idle)).json<Plan>().mine).toBe(false)

  const far = await checkIn(made.id, { stop: 'P1', at: { lng: near.lng + 0.01, lat: near.lat } })
  expect([far.statusCode, far.json().zh]).toEqual([400, expect.stringContaining('米')])
  expect((await checkIn(made.id, here)).json<Plan>().plan?.outcome?.made).toEqual(['P1'])
  expect((await checkIn(made.id, { stop: 'G1.1', at: { lng: 110.01, lat: 40.01 } })).statusCode).toBe(400)

  const { code } = (await tag('G1')).json<{ code: string }>()
  expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
  expect((await checkIn(made.id, { stop: 'P1', code })).statusCode).toBe(400)
  const read = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
  expect((await checkIn(made.id, { code: read })).json<Plan>().plan?.outcome?.made.toSorted()).toEqual(['G1.1', 'P1'])
  expect((await checkIn(made.id, { code })).json<Plan>().plan?.outcome?.made.toSorted()).toEqual(['G1.1', 'G1.2', 'P1'])
  const ended = (await checkIn(made.id, { code })).json<Plan>().plan!
  const planned = ended.routes.flatMap(r => r.stops.map(s => s.stop))
  expect([...ended.outcome!.made, ...ended.outcome!.missed].toSorted()).toEqual(planned.toSorted())
  const facts = await server.db.system(tenant, tx =>
    tx.first<{ n: number }>(
      sql`SELECT count(*)::int AS n FROM fact WHERE tenant = ${tenant} AND kind = 'patrol.checked-in'`,
    ),
  )
  expect(facts?.n).toBe(3)
})

it('keeps no code of a tag: it is told once, changed by rotation, and stands in no list, row or fact', async () => {
  const made = await make(6)
  await release(made.id, 1)
  const first = (await tag('P1')).json<{ code: string; version: number }>()
  const second = (await tag('P1')).json<{ code: string; version: number }>()
  expect([first.version, second.version, first.code === second.code]).toEqual([1, 2, false])
  expect((await checkIn(made.id, { code: first.code })).statusCode).toBe(400)
  expect((await checkIn(made.id, { code: second.code })).statusCode).toBe(200)
  expect((await tag('P2', { code: 'NFC 04:A2:24:B1' })).json().code).toBe('NFC 04:A2:24:B1')
  expect((await checkIn(made.id, { code: 'nfc-04a224b1' })).statusCode).toBe(200)
  expect((await tag('P3', { code: 'NFC-04A224B1' })).json().fields).toEqual(['code'])
  expect((await tag('P3', { code: '1-2-3-4--' })).json().fields).toEqual(['code'])
  expect((await tag('none')).statusCode).toBe(404)
  const stranger = await city.headersOf(await city.account('station-leader', 'stationB'))
  expect((await tag('P1', {}, stranger)).statusCode).toBe(404)

  const lists = await Promise.all(
    ['/api/v1/patrol-tags', '/api/v1/registers/patrol-point', `/api/v1/patrol-plans/${made.id}`].map(url =>
      server.app.fastify.inject({ method: 'GET', url, headers }),
    ),
  )
  expect(lists.map(reply => reply.statusCode)).toEqual([200, 200, 200])
  const kept = await server.db.system(tenant, async tx => [
    ...(await tx.rows(sql`SELECT * FROM patrol_tag`)),
    ...(await tx.rows(sql`SELECT * FROM register_entry WHERE register = 'patrol-point'`)),
    ...(await tx.rows(sql`SELECT bytes FROM fact_payload`)),
  ])
  const everything = JSON.stringify([...lists.map(reply => reply.body), kept])
  for (const code of [first.code, second.code, '04:A2:24:B1', '04A224B1'])
    for (const form of [code, code.replaceAll('-', '')]) expect(everything).not.toContain(form)
  expect(lists[0]!.json().items.find((t: { point: string }) => t.point === 'P1')).toMatchObject({ version: 2 })
})

it('goes on with the version that was released until another is', async () => {
  const made = await make(8)
  await release(made.id, 1)
  const routes = made.plan!.routes.map(r => ({
    crew: r.crew,
    stops: r.stops.slice(1).map(s => ({ stop: s.stop, locked: false })),
  }))
  const edited = (await call('PUT', `/${made.id}`, { version: 1, routes })).json<Plan>()
  expect([edited.version, edited.released?.version]).toEqual([2, 1])
  expect(edited.plan?.outcome?.missed.length).toBeGreaterThan(routes.flatMap(r => r.stops).length)
  const again = (await release(made.id, 2)).json<Plan>()
  expect(again.plan?.outcome?.missed.length).toBe(routes.flatMap(r => r.stops).length)
})

it('is not there for another station, and says what is missing where nobody is on shift', async () => {
  const made = await make(4)
  const stranger = await city.headersOf(await city.account('station-duty-officer', 'stationB'))
  expect((await call('GET', `/${made.id}`, undefined, stranger)).statusCode).toBe(404)
  expect((await checkIn(made.id, { stop: 'P1' }, stranger)).statusCode).toBe(404)
  expect((await release(made.id, 1, stranger)).statusCode).toBe(404)
  const { id, job } = (await call('POST', '', { kind: 'patrol', ...span, seconds: 0.05 }, stranger)).json()
  await server.settle()
  const ended = await server.app.fastify.inject({ method: 'GET', url: `/api/v1/jobs/${job.id}`, headers: stranger })
  expect([ended.json().state, ended.json().failure.en]).toEqual([
    'failed',
    expect.stringContaining('No unit is on shift'),
  ])
  expect((await call('GET', `/${id}`, undefined, stranger)).json().plan).toBeNull()
})
