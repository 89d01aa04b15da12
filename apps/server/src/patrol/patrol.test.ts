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
    [1, 2].map(n => ({
      id: `U${n}`,
      values: { name: `甲${n}号车`, kind: 'car', org: orgs.stationA, shift: 'desk-stationA' },
    })),
  )
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
        checkInCode: 'TAG-7',
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
        ${JSON.stringify({ category: '10100', lng: n < 4 ? 110.0211 : 110.0311, lat: 40.0211, ...(n < 4 ? {} : { familyViolence: true }) })}, '{}')`)
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
  expect(made.plan?.routes.map(r => r.crew)).toEqual(['U1', 'U2'])
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

it('checks in by position when near, indoors by the code of the tag, once', async () => {
  const made = await make(5)
  const near = made.plan!.stops.find(s => s.id === 'P1')!
  const far = await call('POST', `/${made.id}/check-ins`, { stop: 'P1', at: { lng: near.lng + 0.01, lat: near.lat } })
  expect([far.statusCode, far.json().zh]).toEqual([400, expect.stringContaining('米')])
  const done = await call('POST', `/${made.id}/check-ins`, {
    stop: 'P1',
    at: { lng: near.lng, lat: near.lat + 0.0001 },
  })
  expect(done.json<Plan>().plan?.coverage.done.covered).toBe(1)
  const indoors = (code: object) => call('POST', `/${made.id}/check-ins`, { stop: 'G1.1', ...code })
  expect((await indoors({ at: { lng: 110.01, lat: 40.01 } })).statusCode).toBe(400)
  expect((await indoors({ code: 'TAG-8' })).statusCode).toBe(400)
  expect((await indoors({ code: 'TAG-7' })).json<Plan>().plan?.coverage.done.covered).toBe(2)
  expect((await indoors({ code: 'TAG-7' })).statusCode).toBe(200)
  const facts = await server.db.system(tenant, tx =>
    tx.first<{ n: number }>(
      sql`SELECT count(*)::int AS n FROM fact WHERE tenant = ${tenant} AND kind = 'patrol.checked-in'`,
    ),
  )
  expect(facts?.n).toBe(2)
})

it('is not there for another station, and says what is missing where nobody is on shift', async () => {
  const made = await make(4)
  const stranger = await city.headersOf(await city.account('station-duty-officer', 'stationB'))
  expect((await call('GET', `/${made.id}`, undefined, stranger)).statusCode).toBe(404)
  expect((await call('POST', `/${made.id}/check-ins`, { stop: 'P1' }, stranger)).statusCode).toBe(404)
  const { id, job } = (await call('POST', '', { kind: 'patrol', ...span, seconds: 0.05 }, stranger)).json()
  await server.settle()
  const ended = await server.app.fastify.inject({ method: 'GET', url: `/api/v1/jobs/${job.id}`, headers: stranger })
  expect([ended.json().state, ended.json().failure.en]).toEqual([
    'failed',
    expect.stringContaining('No unit is on shift'),
  ])
  expect((await call('GET', `/${id}`, undefined, stranger)).json().plan).toBeNull()
})
