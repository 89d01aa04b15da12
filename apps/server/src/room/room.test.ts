import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { importEntries } from '../registers/index.ts'
import { orgs, smallCity } from '../testing/small-city.ts'
import { changeUnit, recordPositions } from '../units/index.ts'

const city = await smallCity()
const { server, tenant, clock } = city
let headers: Record<string, string>
let leader: Record<string, string>

beforeAll(async () => {
  headers = await city.headersOf(await city.account('dispatcher', 'district'))
  leader = await city.headersOf(await city.account('station-leader', 'stationA', { leads: true }))
  await server.db.system(tenant, async tx => {
    await importEntries(
      tx,
      tenant,
      server.services.keys,
      'unit',
      [1, 2, 3].map(n => ({
        id: `A${n}`,
        values: { name: `甲${n}号车`, kind: 'car', org: orgs.stationA, lng: 110 + n * 0.005, lat: 40 },
      })),
      clock.now(),
      { facts: 'one' },
    )
    for (const unit of ['A1', 'A2', 'A3'])
      await changeUnit(tx, tenant, { unit, event: 'come-on-duty', at: clock.now(), by: 'test' })
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
const actOn = (id: string, action: string, input = {}) =>
  call('POST', `/api/v1/matters/${id}/actions`, { action, input })

describe('a drill', () => {
  let drill: { id: string; matter: string }

  it('runs through the real intake, plays its lines by the clock, and is judged against its script', async () => {
    drill = (await call('POST', '/api/v1/drills', { script: 'armed-robbery', unit: orgs.stationA, lng: 110, lat: 40 }))
      .body
    clock.moveBy(30_000)
    const sent = await call('POST', `/api/v1/matters/${drill.matter}/send-plan`, {})
    expect(sent.body.dispatches).toHaveLength(3)
    clock.moveBy(30_000)
    await actOn(sent.body.dispatches[0], 'sign')
    clock.moveBy(4 * 60_000)
    await server.settle()
    await server.db.system(tenant, tx =>
      recordPositions(tx, tenant, [{ unit: 'A1', fixAt: clock.now(), lng: 110, lat: 40, source: 'test' }], clock.now()),
    )
    await server.settle()
    clock.moveBy(6 * 60_000)
    await server.settle()
    const report = (await call('GET', `/api/v1/drills/${drill.id}`)).body
    expect(report.lines.every((line: { playedAt: string | null }) => line.playedAt !== null)).toBe(true)
    const met = Object.fromEntries(report.expects.map((e: { code: string; met: boolean | null }) => [e.code, e.met]))
    expect(met).toEqual({ sent: true, signed: true, leader: false, arrived: true, progress: false, 'fed-back': null })
    expect(report.expects[3].by).toBe('甲1号车')
    const timeline = (await call('GET', `/api/v1/matters/${drill.matter}/timeline`)).body.items
    expect(timeline.filter((f: { kind: string }) => f.kind === 'incident.noted')).toHaveLength(3)
  })

  it('counts in no figure: not of the statistics, the day, not of the board, not of 1-3-5', async () => {
    const tallied = await server.db.system(tenant, tx =>
      tx.rows(sql`SELECT 1 AS one FROM tally_matter WHERE tenant = ${tenant} AND matter = ${drill.matter}::uuid`),
    )
    expect(tallied).toEqual([])
    const { today } = (await call('GET', '/api/v1/desk')).body
    expect(today.calls).toBe(0)
    const board = (await call('GET', '/api/v1/board')).body
    expect(board.rows).toEqual([])
    const response = (await call('GET', '/api/v1/response')).body
    expect(response.exclusions).toMatchObject([{ code: 'drill', n: 1 }])
    expect(response.byZone.every((a: { denominator: number }) => a.denominator === 0)).toBe(true)
  })

  it('can be replayed by the second for a stated purpose, which is itself kept', async () => {
    expect((await call('GET', `/api/v1/matters/${drill.matter}/replay`)).status).toBe(400)
    const purpose = encodeURIComponent('演练讲评用')
    const replay = (await call('GET', `/api/v1/matters/${drill.matter}/replay?purpose=${purpose}`)).body
    expect(replay.units.find((u: { id: string }) => u.id === 'A1').track).toHaveLength(1)
    expect(replay.events.map((e: { kind: string }) => e.kind)).toContain('dispatch.arrived-by-position')
    const timeline = (await call('GET', `/api/v1/matters/${drill.matter}/timeline`)).body.items
    expect(timeline.some((f: { kind: string }) => f.kind === 'personal-data.track-read')).toBe(true)
  })

  it('ends once', async () => {
    const { endedAt } = (await call('POST', `/api/v1/drills/${drill.id}/end`)).body
    clock.moveBy(1000)
    expect((await call('POST', `/api/v1/drills/${drill.id}/end`)).body.endedAt).toBe(endedAt)
  })
})

describe('the room', () => {
  it('keeps twelve hours of what was written, who was told, and each acknowledgement', async () => {
    await call('POST', '/api/v1/room/log', { org: orgs.stationA, body: '与消防核对水源' }, leader)
    await call('POST', '/api/v1/room/duty-grade', { org: orgs.stationA, grade: 'second', reason: '夜市开市' }, leader)
    const held = await call(
      'POST',
      '/api/v1/briefings',
      {
        org: orgs.stationA,
        title: '晚班班前会',
        items: ['夜市周边步巡', '学校周边护学'],
        people: ['station-leader@stationA', 'dispatcher@district'],
      },
      leader,
    )
    expect(held.body.told).toBe(1)
    const mine = (await call('GET', '/api/v1/told', undefined, leader)).body.items
    const briefing = mine.find((t: { reason: string }) => t.reason === 'briefing')
    await call('POST', `/api/v1/told/${briefing.id}/acknowledge`, {}, leader)
    const room = (await call('GET', `/api/v1/room?org=${orgs.stationA}`, undefined, leader)).body
    expect(room.grade).toMatchObject({ grade: 'second', reason: '夜市开市' })
    expect(room.entries.some((e: { body: string }) => e.body === '与消防核对水源')).toBe(true)
    expect(room.briefings[0].told).toMatchObject([
      { account: 'station-leader@stationA', acknowledgedAt: clock.now().toISOString() },
    ])
    clock.moveBy(13 * 3_600_000)
    const later = (await call('GET', `/api/v1/room?org=${orgs.stationA}`, undefined, leader)).body
    expect(later.entries).toEqual([])
    expect(later.grade.grade).toBe('second')
  })

  it('is written in by its own people only', async () => {
    const stranger = await city.headersOf(await city.account('station-duty-officer', 'stationB'))
    expect((await call('POST', '/api/v1/room/log', { org: orgs.stationA, body: '外人' }, stranger)).status).toBe(404)
  })
})
