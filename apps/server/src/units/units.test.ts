import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { importEntries } from '../registers/index.ts'
import { orgs, smallCity } from '../testing/small-city.ts'
import { changeUnit, type Position, recordPositions } from './index.ts'

const city = await smallCity()
const { server, tenant, clock } = city
const system = server.db.system.bind(server.db)
const now = () => clock.now()

beforeAll(async () => {
  await system(tenant, async tx => {
    await importEntries(
      tx,
      tenant,
      server.services.keys,
      'unit',
      [
        { id: 'A1', values: { name: '甲一号车', kind: 'car', org: orgs.stationA, lng: 110.01, lat: 40 } },
        { id: 'A2', values: { name: '甲步巡组', kind: 'foot', org: orgs.stationA, lng: 110.002, lat: 40 } },
        { id: 'B1', values: { name: '乙一号车', kind: 'car', org: orgs.stationB, lng: 110.02, lat: 40 } },
        { id: 'C1', values: { name: '丙一号车', kind: 'car', org: orgs.stationC, lng: 110.005, lat: 40 } },
      ],
      now(),
      { facts: 'one' },
    )
    for (const unit of ['A1', 'A2', 'B1', 'C1'])
      expect(await changeUnit(tx, tenant, { unit, event: 'come-on-duty', at: now(), by: 'test' })).toBe('available')
  })
})

const fix = (unit: string, seconds: number, lng = 110.01): Position => ({
  unit,
  fixAt: new Date(now().getTime() - 3_600_000 + seconds * 1000),
  lng,
  lat: 40,
  source: 'test',
})
const place = (unit: string) =>
  system(tenant, tx =>
    tx.first<{ lng: number; fix_at: string }>(
      sql`SELECT lng, fix_at FROM unit_position WHERE tenant = ${tenant} AND unit = ${unit}`,
    ),
  )
const record = (positions: readonly Position[]) => system(tenant, tx => recordPositions(tx, tenant, positions, now()))

describe('positions', () => {
  it('are ordered by the time of the fix, through duplicates, reordering and late replays', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(600), { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(11), { minLength: 1, maxLength: 24 }),
        async (seconds, order) => {
          await system(tenant, tx => tx.run(sql`DELETE FROM unit_position WHERE tenant = ${tenant} AND unit = 'B1'`))
          const fixes = seconds.map(s => fix('B1', s, 110 + s / 10_000))
          const sent = order.map(i => fixes[i % fixes.length]!)
          for (const one of sent) await record([one])
          const latest = Math.max(...sent.map(p => p.fixAt.getTime()))
          expect(Date.parse((await place('B1'))!.fix_at)).toBe(latest)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('of one batch are kept once each, and the newest is the place', async () => {
    const batch = [fix('A1', 10, 110.1), fix('A1', 30, 110.3), fix('A1', 20, 110.2), fix('A1', 30, 110.9)]
    expect(await record(batch)).toBe(3)
    expect(await record(batch)).toBe(0)
    expect((await place('A1'))!.lng).toBe(110.3)
  })

  it('of nobody, of nowhere and of a clock that runs ahead are not kept', async () => {
    const ahead = { ...fix('A1', 0), fixAt: new Date(now().getTime() + 3_600_000) }
    expect(await record([fix('nobody', 1), { ...fix('A1', 5), lng: 0, lat: 0 }, ahead])).toBe(0)
  })

  it('are gone when the unit goes off duty, and none is taken until it is back', async () => {
    await record([fix('C1', 1)])
    await system(tenant, tx => changeUnit(tx, tenant, { unit: 'C1', event: 'go-off-duty', at: now(), by: 'test' }))
    expect(await place('C1')).toBeUndefined()
    expect(await record([fix('C1', 2)])).toBe(0)
    await system(tenant, tx => changeUnit(tx, tenant, { unit: 'C1', event: 'come-on-duty', at: now(), by: 'test' }))
    expect(await record([fix('C1', 3)])).toBe(1)
  })
})

describe('the nearest units', () => {
  const get = async (url: string, role: string, org: keyof typeof orgs) =>
    server.app.fastify.inject({ url, headers: await city.headersOf(await city.account(role, org)) })

  it('are three suitable ones in sight, in minutes, marked as estimates without a road graph', async () => {
    const dispatcher = await city.headersOf(await city.account('dispatcher', 'district'))
    const opened = await server.app.fastify.inject({
      method: 'POST',
      url: '/api/v1/matters',
      headers: dispatcher,
      payload: {
        type: 'incident',
        unit: orgs.stationA,
        fields: {
          content: '有人打架',
          category: '020301',
          grade: 2,
          channel: '0101',
          reportedAt: now().toISOString(),
          lng: 110,
          lat: 40,
        },
      },
    })
    const { id } = opened.json() as { id: string }
    await system(tenant, tx => tx.run(sql`DELETE FROM unit_position WHERE tenant = ${tenant}`))
    server.services.units.changed(tenant)
    const reply = await server.app.fastify.inject({ url: `/api/v1/matters/${id}/nearest`, headers: dispatcher })
    const { items } = reply.json() as { items: { unit: { id: string }; minutes: number; estimate: boolean }[] }
    expect(items.map(i => i.unit.id)).toEqual(['A1', 'A2', 'B1'])
    expect(items.every(i => i.estimate)).toBe(true)
    expect(items[0]!.minutes).toBeCloseTo(0.85 * 1.4 * 1.5, 1)
  })

  it('and every unit are told only to whom they belong and above', async () => {
    const names = async (role: string, org: keyof typeof orgs) =>
      ((await get('/api/v1/units', role, org)).json() as { items: { id: string }[] }).items.map(i => i.id)
    expect(await names('station-duty-officer', 'stationA')).toEqual(['A1', 'A2'])
    expect(await names('dispatcher', 'city')).toEqual(['A1', 'A2', 'B1', 'C1'])
    expect((await get(`/api/v1/units?scope=${orgs.stationC}`, 'dispatcher', 'district')).statusCode).toBe(404)
  })
})
