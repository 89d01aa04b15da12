import { setTimeout as pause } from 'node:timers/promises'
import { connectAsync, type MqttClient } from 'mqtt'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Account } from '../access/index.ts'
import { sql } from '../platform/db/index.ts'
import { importEntries } from '../registers/index.ts'
import { orgs, type SmallCity, smallCity } from '../testing/small-city.ts'

const city: SmallCity = await smallCity()
const { server, tenant, clock } = city
let leader: Account
let headers: Record<string, string>
const clients: MqttClient[] = []

beforeAll(async () => {
  leader = await city.account('station-leader', 'stationA')
  headers = await city.headersOf(leader)
  const device = (id: string, more: object = {}) => ({
    id,
    values: { name: `设备 ${id}`, kind: 'ONE_KEY_PILLAR', org: orgs.stationA, lng: 110.1, lat: 40.1, ...more },
  })
  const devices = ['P1', 'P2', 'P3', 'P4', 'P5'].map(id => device(id))
  const brought = await server.db.system(tenant, tx =>
    importEntries(
      tx,
      tenant,
      server.services.keys,
      'device',
      [...devices, device('V1', { kind: 'VOICE_ALARM', place: 'corridor' })],
      clock.now(),
      { facts: 'one' },
    ),
  )
  expect(brought.rejected).toEqual([])
  await server.devices.listen({ mqttPort: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  await Promise.all(clients.splice(0).map(c => c.endAsync(true)))
})
afterAll(() => server.devices.close())

const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
  const reply = await server.app.fastify.inject({
    method,
    url: `/api/v1${url}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: reply.statusCode, body: reply.json() as Record<string, never> }
}
const keyOf = async (device: string) => String((await call('POST', `/devices/${device}/key`)).body.key)

async function connected(device: string, password: string, more: object = {}): Promise<MqttClient> {
  const port = server.devices.endpoints().mqtt
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, {
    username: device,
    password,
    reconnectPeriod: 0,
    connectTimeout: 2000,
    ...more,
  })
  client.on('error', () => undefined)
  clients.push(client)
  return client
}

const envelope = (device: string, sequence: number, more: object = {}) => ({
  device,
  epoch: 1,
  sequence,
  at: clock.now().toISOString(),
  kind: 'alarm',
  data: { scene: 'press' },
  ...more,
})
const send = (client: MqttClient, message: { device: string }, topic = `up/${message.device}`) =>
  client.publishAsync(topic, JSON.stringify(message), { qos: 1 })

const alarmsOf = (device: string) =>
  server.db.system(tenant, tx =>
    tx.rows<{ id: string; state: string; closed: boolean; data: Record<string, unknown> }>(
      sql`SELECT id, state, closed, data FROM matter WHERE tenant = ${tenant} AND type = 'alarm' AND data ->> 'device' = ${device} ORDER BY opened_at, id`,
    ),
  )

describe('a pillar over MQTT', () => {
  it('rings once, joins when pressed again, and applies each message once', async () => {
    const client = await connected('P1', await keyOf('P1'))
    await send(client, envelope('P1', 1))
    for (const sequence of [2, 3, 2, 1]) await send(client, envelope('P1', sequence))
    const [alarm, ...more] = await alarmsOf('P1')
    expect(more).toEqual([])
    expect(alarm).toMatchObject({
      state: 'ringing',
      data: { occurrences: 3, channel: '0401', lng: 110.1, deviceKind: 'ONE_KEY_PILLAR' },
    })
    const facts = await server.db.system(tenant, tx =>
      tx.rows<{ kind: string; version: number }>(
        sql`SELECT kind, version FROM fact WHERE tenant = ${tenant} AND matter = ${alarm!.id}::uuid ORDER BY id`,
      ),
    )
    expect(facts).toEqual([
      { kind: 'alarm.opened', version: 1 },
      { kind: 'alarm.rang', version: 2 },
      { kind: 'alarm.rang', version: 3 },
    ])
  })

  it('keeps and flags another payload under a taken key', async () => {
    const client = await connected('P2', await keyOf('P2'))
    await send(client, envelope('P2', 1))
    await send(client, envelope('P2', 1, { data: { scene: 'smoke' } }))
    expect((await alarmsOf('P2')).map(a => a.data.scene)).toEqual(['press'])
    expect((await call('GET', '/devices/P2')).body).toMatchObject({ conflicts: 1 })
  })

  it('is let in with its own live key only, and onto its own topics only', async () => {
    const key = await keyOf('P3')
    await expect(connected('P3', 'wrong')).rejects.toThrow()
    await expect(connected('P4', key)).rejects.toThrow()
    await expect(connected('NOBODY', key)).rejects.toThrow()
    const client = await connected('P3', key)
    const granted = await client.subscribeAsync(['ack/P3', 'ack/P4', '#', 'up/P4']).catch(() => undefined)
    expect(granted?.map(g => g.qos) ?? [128]).not.toContain(undefined)
    const gone = new Promise<void>(resolve => client.once('close', () => resolve()))
    client.publish('up/P4', JSON.stringify(envelope('P4', 1)), { qos: 1 })
    await gone
    expect(await alarmsOf('P4')).toEqual([])
  })

  it('is cut off at once when its key is revoked or changed', async () => {
    const key = await keyOf('P3')
    const client = await connected('P3', key)
    await send(client, envelope('P3', 1))
    const gone = new Promise<void>(resolve => client.once('close', () => resolve()))
    await call('DELETE', '/devices/P3/key')
    await gone
    await expect(connected('P3', key)).rejects.toThrow()
    const other = await keyOf('P3')
    expect(other).not.toBe(key)
    await connected('P3', other)
    await expect(connected('P3', key)).rejects.toThrow()
  })

  it('refuses sound, picture and words, counts them, and keeps none', async () => {
    const client = await connected('V1', await keyOf('V1'))
    await send(client, envelope('V1', 1, { data: { scene: 'quarrel-sound', audio: 'UklGRg==' } }))
    await send(client, envelope('V1', 2, { data: { scene: 'quarrel-sound', transcript: '别打了' } }))
    await send(client, envelope('V1', 3, { data: { scene: 'quarrel-sound', band: '80-90', level: 3, confidence: 91 } }))
    const [alarm, ...more] = await alarmsOf('V1')
    expect([more, alarm?.data]).toMatchObject([[], { occurrences: 1, band: '80-90', channel: '0402' }])
    const { body } = await call('GET', '/devices/V1')
    expect(body.refusals).toMatchObject([{ because: 'content', times: 2 }])
    const kept = await server.db.system(tenant, tx =>
      tx.rows<{ body: object }>(sql`SELECT body FROM device_signal WHERE tenant = ${tenant} AND device = 'V1'`),
    )
    expect(kept).toHaveLength(1)
  })

  it('does not let a flooding device delay the emergency of another', async () => {
    const [flood, quiet] = [await connected('P4', await keyOf('P4')), await connected('P5', await keyOf('P5'))]
    const flooding = Promise.allSettled(Array.from({ length: 3000 }, (_, n) => send(flood, envelope('P4', n + 1))))
    await pause(30)
    const began = performance.now()
    await send(quiet, envelope('P5', 1, { data: { scene: 'panic' } }))
    const took = performance.now() - began
    expect(await alarmsOf('P5')).toHaveLength(1)
    expect(took).toBeLessThan(1000)
    await flooding
    const [alarm, ...more] = await alarmsOf('P4')
    expect([more, alarm?.data.occurrences]).toEqual([[], 3000])
    expect((await call('GET', '/devices/P4')).body).toMatchObject({ floodingAt: expect.any(String) })
  })
})

describe('the health of devices', () => {
  it('a press passes a test and rings nowhere; a test nobody answers opens a fault', async () => {
    const client = await connected('P3', await keyOf('P3'))
    await call('POST', '/devices/P3/tests')
    const before = (await alarmsOf('P3')).filter(a => !a.closed)[0]?.data.occurrences
    await send(client, envelope('P3', 900))
    expect((await alarmsOf('P3')).filter(a => !a.closed)[0]?.data.occurrences).toBe(before)
    expect((await call('GET', '/devices/P3')).body).toMatchObject({ tests: [{ result: 'passed' }] })
    clock.moveBy(60_000)
    await call('POST', '/devices/P3/tests')
    clock.moveBy(11 * 60_000)
    await server.settle()
    expect((await call('GET', '/devices/P3')).body).toMatchObject({
      tests: [{ result: 'failed' }, { result: 'passed' }],
      health: 'faulty',
    })
    const faults = await server.db.system(tenant, tx =>
      tx.rows(
        sql`SELECT 1 FROM matter WHERE tenant = ${tenant} AND type = 'device-fault' AND category = 'test-failed'`,
      ),
    )
    expect(faults).toHaveLength(1)
  })

  it('a silent device opens a fault, lists first, covers nothing, and recovers when heard', async () => {
    clock.moveBy(40 * 60_000)
    await server.settle()
    const list = (await call('GET', '/devices?health=silent')).body as unknown as { items: { id: string }[] }
    expect(list.items.map(d => d.id)).toContain('P1')
    const client = await connected('P1', await keyOf('P1'))
    await send(client, envelope('P1', 50, { kind: 'heartbeat', data: { battery: 88 } }))
    await server.settle()
    const states = await server.db.system(tenant, tx =>
      tx.rows<{ state: string }>(sql`SELECT state FROM matter WHERE tenant = ${tenant} AND type = 'device-fault'
        AND category = 'silent' AND data ->> 'device' = 'P1'`),
    )
    expect(states).toEqual([{ state: 'recovered' }])
    expect((await call('GET', '/devices/P1')).body).toMatchObject({ health: 'working', battery: 88 })
  })
})

describe('a geofence', () => {
  it('rings once the wearer has stayed away, not at one stray or uncertain fix, and not from a late old fix', async () => {
    await server.db.system(tenant, tx =>
      importEntries(
        tx,
        tenant,
        server.services.keys,
        'device',
        [{ id: 'W1', values: { name: '手表', kind: 'WATCH', org: orgs.stationA, consent: 'guardian' } }],
        clock.now(),
        { facts: 'one' },
      ),
    )
    const values = { name: '家附近', kind: 'stay-in', org: orgs.stationA, hears: 'device-unit', devices: ['W1'] }
    const drawn = await call('POST', '/registers/fence', { values: { ...values, lng: 110, lat: 40, radius: 300 } })
    expect(drawn.status).toBe(200)
    server.devices.intake.fencesChanged()
    const client = await connected('W1', await keyOf('W1'))
    let sequence = 0
    const start = clock.now().getTime()
    const at = async (seconds: number, lng: number, accuracy = 10) => {
      sequence += 1
      clock.moveTo(new Date(Math.max(clock.now().getTime(), start + seconds * 1000)))
      const fixAt = new Date(start + seconds * 1000).toISOString()
      await send(client, envelope('W1', sequence, { kind: 'position', data: { fixAt, lng, lat: 40, accuracy } }))
    }
    const rung = async () => (await alarmsOf('W1')).map(a => a.data.scene)
    await at(0, 110)
    await at(30, 110.02)
    await at(60, 110)
    await at(90, 110.02, 500)
    await at(300, 110.02)
    expect(await rung()).toEqual([])
    await at(360, 110.02)
    await at(310, 110)
    expect(await rung()).toEqual([])
    await at(400, 110.02)
    expect(await rung()).toEqual(['fence-exit'])
    expect((await call('GET', '/devices/W1')).body).toMatchObject({ fences: [{ kind: 'stay-in', inside: false }] })
    const fence = String(drawn.body.id)
    expect((await call('GET', `/fences/${fence}`)).body).toMatchObject({
      inside: 0,
      outside: 1,
      standing: [{ device: 'W1', inside: false }],
      recent: [{ kind: 'exit', rang: true, at: new Date(start + 300_000).toISOString() }],
    })

    // Drawn anew, it first learns the side; ended, it says nothing more.
    const wider = { version: 1, values: { radius: 400 } }
    expect((await call('PUT', `/registers/fence/entries/${fence}`, wider)).status).toBe(200)
    server.devices.intake.fencesChanged()
    await at(500, 110)
    await at(520, 110.02)
    await at(640, 110.02)
    expect((await call('GET', `/fences/${fence}`)).body.recent).toHaveLength(2)
    expect((await call('POST', `/registers/fence/entries/${fence}/end`, { version: 2 })).status).toBe(200)
    server.devices.intake.fencesChanged()
    await at(660, 110)
    await at(800, 110)
    expect((await call('GET', '/fences')).body.items).toEqual([])
    expect((await call('GET', '/devices/W1')).body.fences).toEqual([])
    const kept = await server.db.system(tenant, tx =>
      tx.rows(sql`SELECT 1 FROM fence_crossing WHERE tenant = ${tenant}`),
    )
    expect(kept).toHaveLength(2)
  })
})
