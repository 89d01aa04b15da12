import { beforeAll, describe, expect, it } from 'vitest'
import type { Account } from '../access/index.ts'
import { sql } from '../platform/db/index.ts'
import { importEntries } from '../registers/index.ts'
import { orgs, smallCity } from '../testing/small-city.ts'
import { changeUnit, recordPositions } from '../units/index.ts'
import { escalateCalls } from './index.ts'

const city = await smallCity()
const { server, tenant, clock } = city
let dispatcher: Account
let headers: Record<string, string>

beforeAll(async () => {
  dispatcher = await city.account('dispatcher', 'district')
  headers = await city.headersOf(dispatcher)
  await city.account('station-leader', 'stationA', { leads: true })
  await city.account('county-supervisor', 'district', { leads: true })
  await server.db.system(tenant, async tx => {
    const units = [1, 2, 3, 4].map(n => ({
      id: `A${n}`,
      values: { name: `甲${n}号车`, kind: 'car', org: orgs.stationA, lng: 110 + n * 0.01, lat: 40 },
    }))
    await importEntries(tx, tenant, server.services.keys, 'unit', units, clock.now(), { facts: 'one' })
    for (const { id } of units)
      await changeUnit(tx, tenant, { unit: id, event: 'come-on-duty', at: clock.now(), by: 'test' })
  })
})

const call = async (method: 'GET' | 'POST', url: string, payload?: object, as = headers) => {
  const reply = await server.app.fastify.inject({
    method,
    url,
    headers: as,
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: reply.statusCode, body: reply.json() }
}
const incident = async (grade: number) =>
  (
    await call('POST', '/api/v1/matters', {
      type: 'incident',
      unit: orgs.stationA,
      fields: {
        content: '有人打架',
        category: '020301',
        grade,
        channel: '0101',
        reportedAt: clock.now().toISOString(),
        lng: 110,
        lat: 40,
      },
    })
  ).body.id as string
const view = async (id: string) => (await call('GET', `/api/v1/matters/${id}/dispatching`)).body
const stateOf = async (unit: string) =>
  (await call('GET', '/api/v1/units')).body.items.find((u: { id: string }) => u.id === unit).state as string
const actOn = (id: string, action: string, input = {}) =>
  call('POST', `/api/v1/matters/${id}/actions`, { action, input })
const position = (unit: string, lng: number) =>
  server.db.system(tenant, tx =>
    recordPositions(tx, tenant, [{ unit, fixAt: clock.now(), lng, lat: 40, source: 'test' }], clock.now()),
  )
/** Everything is free again, as after a quiet hour. */
const freeAll = () =>
  server.db.system(tenant, async tx => {
    await tx.run(sql`UPDATE unit_state SET state = 'available', dispatch = NULL WHERE tenant = ${tenant}`)
    await tx.run(sql`UPDATE call_step SET passed_at = called_at WHERE tenant = ${tenant} AND passed_at IS NULL`)
    server.services.units.changed(tenant)
  })

describe('one unit sent', () => {
  it('goes from the choice with its reasons to the arrival by position and by hand, both kept', async () => {
    await freeAll()
    const id = await incident(3)
    const sent = await call('POST', `/api/v1/matters/${id}/send`, { unit: 'A2' })
    expect(sent.status).toBe(200)
    const [dispatch] = sent.body.dispatches as string[]
    expect(await stateOf('A2')).toBe('assigned')
    const { sent: units } = await view(id)
    expect(units[0]).toMatchObject({ unit: 'A2', state: 'sent', byRoad: false, chosen: { unit: 'A2', estimate: true } })
    expect(units[0].others.map((o: { unit: string }) => o.unit)).toContain('A1')
    expect(units[0].chosen.reasons[0]).toMatchObject({ code: 'estimate' })

    expect((await call('POST', `/api/v1/matters/${id}/send`, { unit: 'A2' })).status).toBe(409)
    await actOn(dispatch!, 'sign')
    await actOn(dispatch!, 'depart')
    await server.settle()
    expect(await stateOf('A2')).toBe('en-route')
    clock.moveBy(60_000)
    await position('A2', 110.01)
    await server.settle()
    expect((await view(id)).sent[0].systemArrivedAt).toBeNull()
    clock.moveBy(60_000)
    await position('A2', 110.0003)
    await server.settle()
    const there = (await view(id)).sent[0]
    expect(there).toMatchObject({ state: 'at-scene', arrivedAt: null, systemArrivedAt: clock.now().toISOString() })
    expect(await stateOf('A2')).toBe('on-scene')
    clock.moveBy(30_000)
    await actOn(dispatch!, 'arrive')
    const both = (await view(id)).sent[0]
    expect(both.arrivedAt).toBe(clock.now().toISOString())
    expect(both.systemArrivedAt).toBe(there.systemArrivedAt)
    await actOn(dispatch!, 'cancel', { cancelReason: '误派' })
  })

  it("is refused where the unit is not one of the sender's, and where the version is not the one seen", async () => {
    const id = await incident(3)
    expect((await call('POST', `/api/v1/matters/${id}/send`, { unit: 'nobody' })).status).toBe(404)
    const stale = await call('POST', `/api/v1/matters/${id}/send`, { unit: 'A1', version: 99 })
    expect(stale.body).toMatchObject({ code: 'stale-version' })
  })
})

describe('a plan by one key', () => {
  it('sends three to a grade-1 call, tells the duty leader by name, and puts the second wave on the clock', async () => {
    await freeAll()
    const id = await incident(1)
    const before = await view(id)
    expect(before.plan.first).toHaveLength(3)
    const sent = await call('POST', `/api/v1/matters/${id}/send-plan`, {})
    expect(sent.body.dispatches).toHaveLength(3)
    const after = await view(id)
    expect(after.steps.map((s: { kind: string }) => s.kind)).toEqual(['unit', 'unit', 'unit', 'wave'])
    expect(after.told.map((t: { account: string; reason: string }) => [t.account, t.reason])).toContainEqual([
      'station-leader@stationA',
      'plan',
    ])
    clock.moveBy(5 * 60_000 + 1000)
    await server.settle()
    const later = await view(id)
    expect(later.sent.some((s: { unit: string }) => s.unit === 'A4')).toBe(true)
  })
})

describe('a call that nobody answers', () => {
  /** A second server over the same rows, as after a restart. */
  it('goes to the next unit, then to the duty leader by name, then above, whatever the clock and the process do', async () => {
    await freeAll()
    const id = await incident(3)
    await call('POST', `/api/v1/matters/${id}/send`, { unit: 'A1' })
    clock.moveBy(59_000)
    await server.settle()
    expect((await view(id)).steps).toHaveLength(1)
    // A jump of two hours, and two sweepers at once: one step each time.
    clock.moveBy(2 * 3_600_000)
    await Promise.all([escalateCalls(server.services, tenant), escalateCalls(server.services, tenant)])
    const second = (await view(id)).steps
    expect(second.map((s: { kind: string; unit: string }) => [s.kind, s.unit])).toEqual([
      ['unit', 'A1'],
      ['unit', 'A2'],
    ])
    clock.moveBy(61_000)
    await server.settle()
    const third = await view(id)
    expect(third.steps.at(-1)).toMatchObject({ kind: 'person', org: orgs.stationA })
    expect(third.told.filter((t: { reason: string }) => t.reason === 'escalation')).toMatchObject([
      { account: 'station-leader@stationA', acknowledgedAt: null },
    ])
    clock.moveBy(61_000)
    await server.settle()
    expect((await view(id)).steps.at(-1)).toMatchObject({ kind: 'person', org: orgs.district })

    const leader = await city.headersOf(await city.account('county-supervisor', 'district'))
    const mine = (await call('GET', '/api/v1/told', undefined, leader)).body.items
    const told = mine.find((t: { matter: string }) => t.matter === id)
    expect((await call('POST', `/api/v1/told/${told.id}/acknowledge`, {}, leader)).status).toBe(200)
    clock.moveBy(3_600_000)
    await server.settle()
    const last = await view(id)
    expect(last.steps).toHaveLength(4)
    expect(last.steps.at(-1)).toMatchObject({ answeredBy: 'county-supervisor@district' })
  })

  it('is answered late by the first unit: the others are stood down and free', async () => {
    await freeAll()
    const id = await incident(3)
    const { body } = await call('POST', `/api/v1/matters/${id}/send`, { unit: 'A1' })
    clock.moveBy(61_000)
    await server.settle()
    clock.moveBy(61_000)
    await server.settle()
    expect((await view(id)).sent.map((s: { state: string }) => s.state)).toEqual(['unanswered', 'unanswered'])
    await actOn(body.dispatches[0], 'sign')
    await server.settle()
    expect((await view(id)).sent.map((s: { state: string }) => s.state)).toEqual(['signed', 'cancelled'])
    expect([await stateOf('A1'), await stateOf('A2')]).toEqual(['assigned', 'available'])
  })
})
