import type { Reply, routes } from '@fangwei/contract/index.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Account } from '../access/index.ts'
import { importEntries } from '../registers/index.ts'
import { type orgs as codes, orgs, smallCity } from '../testing/small-city.ts'
import { changeUnit, recordPositions } from '../units/index.ts'

type Wall = Reply<typeof routes.getWall>

const city = await smallCity()
const { server, tenant, clock } = city
const fields = {
  content: '王某某说楼上很吵',
  callerName: '王某某',
  callerPhone: '13900001111',
  category: '040500',
  grade: 3,
  channel: '110',
  address: '河岸小区3号楼2单元501',
  lng: 110.01,
  lat: 40.01,
}
let dispatcher: Account
let address: string

async function open(more: Record<string, unknown> = {}, unit: keyof typeof codes = 'stationA'): Promise<string> {
  const reply = await server.app.fastify.inject({
    method: 'POST',
    url: '/api/v1/matters',
    headers: await city.headersOf(dispatcher),
    payload: {
      type: 'incident',
      unit: orgs[unit],
      fields: { ...fields, reportedAt: clock.now().toISOString(), ...more },
    },
  })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json().id
}

async function wallOf(account: Account): Promise<Wall> {
  const reply = await server.app.fastify.inject({ url: '/api/v1/wall', headers: await city.headersOf(account) })
  expect(reply.statusCode).toBe(200)
  return reply.json()
}

beforeAll(async () => {
  dispatcher = await city.account('dispatcher', 'city')
  await server.app.fastify.listen({ port: 0, host: '127.0.0.1' })
  const bound = server.app.fastify.server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`
  await server.db.system(tenant, async tx => {
    const unit = { id: 'A1', values: { name: '甲一号车', kind: 'car', org: orgs.stationA, lng: 110.01, lat: 40 } }
    await importEntries(tx, tenant, server.services.keys, 'unit', [unit], clock.now(), { facts: 'one' })
    await changeUnit(tx, tenant, { unit: 'A1', event: 'come-on-duty', at: clock.now(), by: 'test' })
  })
})

const drive = (lng: number) =>
  server.db.system(tenant, tx => {
    const fix = { unit: 'A1', fixAt: clock.now(), lng, lat: 40, source: 'test' }
    return recordPositions(tx, tenant, [fix], clock.now())
  })

/** Reads a stream's events by name as they come. */
async function watch(account: Account) {
  const leave = new AbortController()
  const reply = await fetch(`${address}/api/v1/wall/live`, {
    headers: await city.headersOf(account),
    signal: leave.signal,
  })
  expect(reply.headers.get('content-type')).toBe('text/event-stream')
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  afterAll(() => leave.abort())
  return {
    leave: () => leave.abort(),
    /** The next event of this name, others passed over. */
    async next<T>(name: string): Promise<T> {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end < 0) {
          const { value, done } = await reader.read()
          if (done) throw new Error(`The stream ended before ${name}`)
          text += value
          continue
        }
        const lines = text.slice(0, end).split('\n')
        text = text.slice(end + 2)
        if (lines.includes(`event: ${name}`)) return JSON.parse(lines.find(line => line.startsWith('data: '))!.slice(6))
      }
    },
  }
}

describe('the wall', () => {
  it('shows place, kind and state of what is open below its organisation, and nothing of anybody', async () => {
    const id = await open()
    const wall = await wallOf(dispatcher)
    expect(wall.entries.find(entry => entry.id === id)).toMatchObject({
      kind: { code: '040500' },
      place: { zh: '河岸小区' },
      owned: false,
    })
    expect(JSON.stringify(wall)).not.toMatch(/王某某|13900001111|3号楼|2单元|单元501/)
    const own = await wallOf(await city.account('station-leader', 'stationA'))
    expect(own.entries.map(entry => entry.id)).toContain(id)
    const other = await wallOf(await city.account('station-leader', 'stationB'))
    expect(other.entries).toEqual([])
  })

  it('says "help" of a family and does not give the place away', async () => {
    const id = await open({ category: '040300', address: '幸福里9号楼' })
    const entry = (await wallOf(dispatcher)).entries.find(one => one.id === id)
    expect(entry).toMatchObject({ kind: null, position: null })
    expect(JSON.stringify(entry)).not.toContain('幸福里')
  })

  it('counts today against the same hours a week ago, and nothing where nothing is recorded', async () => {
    const day = 86_400_000
    clock.moveBy(day)
    expect((await wallOf(dispatcher)).figures.calls).toMatchObject({ today: 0, lastWeek: null })
    await open({ category: '020301' })
    clock.moveBy(7 * day)
    await open({ category: '020301' })
    await open({ category: 'W10100' })
    clock.moveBy(1000)
    const { figures } = await wallOf(dispatcher)
    expect(figures.calls).toEqual({ today: 1, lastWeek: 1, lastYear: null })
    expect(figures.risks.find(({ risk }) => risk === 'public-order')?.against).toMatchObject({ today: 1, lastWeek: 1 })
  })
})

describe('the live wall', () => {
  it('tells what happens, what ends and what moves, to those in whose sight it is', async () => {
    const [near, far] = [await watch(dispatcher), await watch(await city.account('station-leader', 'stationC'))]
    const { entries } = await near.next<Wall>('view')
    await far.next('view')
    const id = await open()
    await server.settle()
    const told = await near.next<{ entries: Wall['entries']; gone: string[] }>('entries')
    expect(told.entries.map(entry => entry.id)).toContain(id)
    expect(entries.map(entry => entry.id)).not.toContain(id)

    await drive(110.02)
    server.services.units.changed(tenant)
    await server.settle()
    const { moved } = await near.next<{ moved: Wall['units'][number]['dot'][] }>('units')
    expect(moved).toEqual([['A1', 110.02, 40, null, 'available']])

    const elsewhere = await open({}, 'stationC')
    await server.settle()
    const seen = await far.next<{ entries: Wall['entries'] }>('entries')
    expect(seen.entries.map(entry => entry.id)).toEqual([elsewhere])
    near.leave()
    far.leave()
  })
})
