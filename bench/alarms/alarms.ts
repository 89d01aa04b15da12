import { setTimeout as wait } from 'node:timers/promises'
import { issueCredential } from '@fangwei/server/devices/index.ts'
import { importEntries } from '@fangwei/server/registers/index.ts'
import { evenly } from '../action/arrivals.ts'
import { type Bench, sized } from '../bench.ts'
import { openFeed } from '../feed/feed-client.ts'
import { percentile } from '../figures/percentile.ts'
import { stationsOf } from '../world/orgs.ts'
import { logIn, startServer } from '../world/server-process.ts'
import { TENANT, type World, withWorld } from '../world/world.ts'
import { Publisher } from './publisher.ts'

/** Each device presses slower than its flood limit of 5 a second, so that no message is folded into another. */
const DEVICES = 2000
const SECONDS = 15
const NEW_PER_SECOND = 200
const NEW_SECONDS = 10
const PORT = 31_883

const message = (device: string, sequence: number, scene: string) =>
  JSON.stringify({ device, epoch: 1, sequence, at: new Date().toISOString(), kind: 'alarm', data: { scene } })

export async function plantDevices(world: World, count: number): Promise<Map<string, string>> {
  const { db, keys } = world.services
  const stations = stationsOf(world.orgs)
  const now = new Date()
  const entries = Array.from({ length: count }, (_, n) => ({
    id: `B${n}`,
    values: { name: `按钮 ${n}`, kind: 'ONE_KEY_PILLAR', org: stations[n % stations.length]!.code, lng: 110, lat: 40 },
  }))
  return db.system(TENANT, async tx => {
    const { rejected } = await importEntries(tx, TENANT, keys, 'device', entries, now, { facts: 'one' })
    if (rejected.length > 0) throw new Error(JSON.stringify(rejected[0]))
    const issued = new Map<string, string>()
    for (const { id } of entries)
      issued.set(id, (await issueCredential(tx, keys, { tenant: TENANT, device: id, by: 'bench', now })).key)
    return issued
  })
}

/** Every device sends its next press when the last one is acknowledged, until the time is up. */
async function saturate(publishers: ReadonlyMap<string, Publisher>, seconds: number) {
  const began = performance.now()
  const until = began + seconds * 1000
  const took: number[] = []
  await Promise.all(
    [...publishers].map(async ([device, publisher]) => {
      for (let sequence = 1; performance.now() < until; sequence += 1) {
        const sentAt = performance.now()
        await publisher.publish(message(device, sequence, 'press'))
        took.push(performance.now() - sentAt)
      }
    }),
  )
  return { took, perSecond: took.length / ((performance.now() - began) / 1000) }
}

/** New alarms arriving evenly, and when a browser's feed hears of each. */
async function pressToBrowser(
  world: World,
  address: string,
  publishers: ReadonlyMap<string, Publisher>,
  count: number,
) {
  const pressedAt = new Map<string, number>()
  const heardAt = new Map<string, number>()
  const headers = await logIn(address, world.city.login)
  const feed = await openFeed(address, headers, matter => {
    if (!heardAt.has(matter)) heardAt.set(matter, performance.now())
  })
  const devices = [...publishers]
  await evenly(count, NEW_PER_SECOND, async n => {
    const [device, publisher] = devices[n]!
    pressedAt.set(device, performance.now())
    await publisher.publish(message(device, 1_000_000, 'smoke'))
  })
  const opened = async () =>
    world.owner<{ id: string; device: string }>(
      `SELECT id, data ->> 'device' AS device FROM matter WHERE type = 'alarm' AND data ->> 'scene' = 'smoke'`,
    )
  for (let tries = 0; tries < 200 && (await opened()).some(m => !heardAt.has(m.id)); tries += 1) await wait(50)
  feed.close()
  const alarms = await opened()
  const took = alarms.flatMap(({ id, device }) => (heardAt.has(id) ? [heardAt.get(id)! - pressedAt.get(device)!] : []))
  return { took, lost: count - took.length }
}

/** Acknowledged messages that are not there once each as a signal, as a fact and in the count of their alarm. */
async function missing(world: World, acknowledged: number): Promise<number> {
  const [row] = await world.owner<{ signals: number; facts: number; presses: number }>(`
    SELECT (SELECT count(*)::int FROM device_signal) AS signals,
      (SELECT count(*)::int FROM fact WHERE kind IN ('alarm.opened', 'alarm.rang')) AS facts,
      (SELECT sum((data ->> 'occurrences')::int)::int FROM matter WHERE type = 'alarm') AS presses`)
  return Math.max(...[row!.signals, row!.facts, row!.presses].map(n => Math.abs(n - acknowledged)))
}

export const alarms: Bench = {
  name: 'alarms',
  summary: 'Device alarms over MQTT: acknowledged after the commit of signal, fact and join; press to browser',
  run: run =>
    withWorld(run, async world => {
      const devices = sized(run, DEVICES, 20)
      const keys = await plantDevices(world, devices)
      const server = await startServer(world.dataDir, { MQTT_PORT: String(PORT), GATEWAY_PORT: '0' })
      const publishers = new Map<string, Publisher>()
      try {
        for (const [device, key] of keys) publishers.set(device, await Publisher.connect(PORT, device, key))
        const flood = await saturate(publishers, sized(run, SECONDS, 2))
        const fresh = Math.min(devices, sized(run, NEW_PER_SECOND * NEW_SECONDS, 20))
        await wait(1000)
        const { took, lost } = await pressToBrowser(world, server.address, publishers, fresh)
        const note = `${devices} devices on sockets of their own, generator on the same cores; each message a signal, a fact and a join`
        return [
          {
            name: 'presses acknowledged',
            value: flood.perSecond,
            unit: 'msg/s',
            bar: { atLeast: 5000 },
            note,
          },
          { name: 'press to acknowledgement while saturated, p99', value: percentile(flood.took, 0.99), unit: 'ms' },
          {
            name: 'new alarms at 200/s, press to browser, p99',
            value: percentile(took, 0.99),
            unit: 'ms',
            bar: { atMost: 1000 },
          },
          { name: 'alarms the browser did not hear of', value: lost, unit: 'alarms', bar: { atMost: 0 } },
          {
            name: 'acknowledged and not kept once',
            value: await missing(world, flood.took.length + fresh),
            unit: 'msg',
            bar: { atMost: 0 },
          },
        ]
      } finally {
        for (const publisher of publishers.values()) publisher.end()
        await server.stop()
      }
    }),
}
