import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { signedBytes } from '@fangwei/domain/devices/index.ts'
import { connectAsync, type MqttClient } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mosquittoPath } from '../../../../tools/available.mjs'
import { sql } from '../platform/db/index.ts'
import { importEntries } from '../registers/index.ts'
import { type Mosquitto, startMosquitto } from '../testing/mosquitto.ts'
import { orgs, type SmallCity, smallCity } from '../testing/small-city.ts'
import { issueCredential, signatureOf } from './credentials.ts'

const program = mosquittoPath()
const folder = mkdtempSync(join(tmpdir(), 'fangwei-mosquitto-'))
let broker: Mosquitto | undefined

describe.skipIf(program === undefined)('behind Mosquitto, which acknowledges by itself', () => {
  let city: SmallCity
  let secret: Buffer

  beforeAll(async () => {
    city = await smallCity()
    const { server, tenant, clock } = city
    broker = await startMosquitto(program!, folder)
    await server.db.system(tenant, async tx => {
      await importEntries(
        tx,
        tenant,
        server.services.keys,
        'device',
        [{ id: 'M1', values: { name: '柱', kind: 'ONE_KEY_PILLAR', org: orgs.stationA } }],
        clock.now(),
        { facts: 'one' },
      )
      const { key } = await issueCredential(tx, server.services.keys, {
        tenant,
        device: 'M1',
        by: 'test',
        now: clock.now(),
      })
      secret = Buffer.from(key, 'base64url')
    })
    await server.listenDevices('127.0.0.1', { mqttUrl: `mqtt://127.0.0.1:${broker!.port}` })
  })
  afterAll(async () => {
    await broker?.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  const message = (sequence: number) => {
    const plain = {
      device: 'M1',
      epoch: 1,
      sequence,
      at: city.clock.now().toISOString(),
      kind: 'alarm' as const,
      data: { scene: 'press' },
    }
    return { ...plain, sig: signatureOf(secret, signedBytes(plain)) }
  }
  const kept = async () =>
    (
      await city.server.db.system(city.tenant, tx =>
        tx.rows<{ key: string }>(sql`SELECT key FROM device_signal WHERE tenant = ${city.tenant} AND device = 'M1'`),
      )
    ).map(r => r.key)

  it('hears signed messages only, and answers on ack/<device> after the commit', async () => {
    const client = await connectAsync(`mqtt://127.0.0.1:${broker!.port}`)
    const acks: { sequence: number; outcome: string }[] = []
    client.on('message', (_, payload) => acks.push(JSON.parse(payload.toString())))
    await client.subscribeAsync('ack/M1', { qos: 1 })
    await client.publishAsync('up/M1', JSON.stringify({ ...message(1), sig: '0'.repeat(64) }), { qos: 1 })
    await client.publishAsync('up/M1', JSON.stringify(message(2)), { qos: 1 })
    await client.publishAsync('up/M1', JSON.stringify(message(2)), { qos: 1 })
    await expect.poll(() => acks.length, { timeout: 5000 }).toBe(2)
    expect(acks.map(a => [a.sequence, a.outcome]).sort()).toEqual([
      [2, 'duplicate'],
      [2, 'fresh'],
    ])
    expect(await kept()).toEqual(['1.2'])
    await client.endAsync()
  })

  it('a device that resends until our own ack loses nothing when the broker is killed again and again', {
    timeout: 120_000,
  }, async () => {
    let client: MqttClient | undefined
    const acked = new Set<number>()
    const line = async () => {
      if (client?.connected === true) return client
      client?.end(true)
      client = await connectAsync(`mqtt://127.0.0.1:${broker!.port}`, { reconnectPeriod: 0, connectTimeout: 1000 })
      client.on('error', () => undefined)
      client.on('message', (_, payload) => acked.add((JSON.parse(payload.toString()) as { sequence: number }).sequence))
      await client.subscribeAsync('ack/M1', { qos: 1 })
      return client
    }
    const wanted = Array.from({ length: 60 }, (_, n) => 100 + n)
    let stop = false
    const sending = (async () => {
      for (const sequence of wanted)
        while (!acked.has(sequence) && !stop) {
          const open = await line().catch(() => undefined)
          open?.publish('up/M1', JSON.stringify(message(sequence)), { qos: 1 })
          for (let waited = 0; waited < 20 && !acked.has(sequence); waited += 1) await pause(20)
        }
    })()
    for (let n = 0; n < 4; n += 1) {
      await expect.poll(() => acked.size, { timeout: 30_000 }).toBeGreaterThan(n * 12)
      await broker!.kill()
      await broker!.start()
    }
    await sending
    stop = true
    client?.end(true)
    const there = await kept()
    expect(wanted.filter(sequence => !there.includes(`1.${sequence}`))).toEqual([])
    const [alarm] = await city.server.db.system(city.tenant, tx =>
      tx.rows<{ n: number }>(
        sql`SELECT (data ->> 'occurrences')::int AS n FROM matter WHERE tenant = ${city.tenant} AND type = 'alarm' AND data ->> 'device' = 'M1'`,
      ),
    )
    expect(alarm?.n).toBe(there.length)
  })
})
