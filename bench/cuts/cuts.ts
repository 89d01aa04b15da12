import { setTimeout as wait } from 'node:timers/promises'
import { signedBytes } from '@fangwei/domain/devices/index.ts'
import { signatureOf } from '@fangwei/server/devices/index.ts'
import { startMosquitto } from '@fangwei/server/testing/mosquitto.ts'
import { connectAsync, type MqttClient } from 'mqtt'
import { mosquittoPath } from '../../tools/available.mjs'
import { evenly } from '../action/arrivals.ts'
import { plantDevices } from '../alarms/alarms.ts'
import { type Bench, sized } from '../bench.ts'
import { openFeed } from '../feed/feed-client.ts'
import { percentile } from '../figures/percentile.ts'
import { logIn, startServer } from '../world/server-process.ts'
import { type World, withWorld } from '../world/world.ts'
import { openCutter } from './cutter.ts'

const PER_SECOND = 50
const SECONDS = 180
const CUT_EVERY_MS = 60_000
const RESEND_MS = 300
/** Each pair of device and scene once, so that every message is an alarm of its own. */
const SCENES = ['press', 'smoke', 'quarrel-sound', 'scream-sound', 'water', 'sos'] as const

interface Message {
  readonly device: string
  readonly scene: string
  readonly sequence: number
}

/** What will be sent, written before anything is: one line a message. */
const ledgerOf = (devices: readonly string[], count: number): Message[] =>
  Array.from({ length: count }, (_, n) => ({
    device: devices[n % devices.length]!,
    scene: SCENES[Math.floor(n / devices.length)]!,
    sequence: 1 + Math.floor(n / devices.length),
  }))

/** All devices of a gateway on one connection, which comes back by itself. A message is sent until our own ack is heard. */
async function openSender(port: number) {
  const client: MqttClient = await connectAsync(`mqtt://127.0.0.1:${port}`, {
    reconnectPeriod: 100,
    queueQoSZero: false,
  })
  client.on('error', () => undefined)
  const acked = new Set<string>()
  client.on('message', (topic, payload) => {
    const { sequence } = JSON.parse(payload.toString()) as { sequence: number }
    acked.add(`${topic.slice('ack/'.length)} ${sequence}`)
  })
  await client.subscribeAsync('ack/+', { qos: 1 })
  return {
    async send({ device, scene, sequence }: Message, key: Buffer): Promise<void> {
      const plain = {
        device,
        epoch: 1,
        sequence,
        at: new Date().toISOString(),
        kind: 'alarm' as const,
        data: { scene },
      }
      const body = JSON.stringify({ ...plain, sig: signatureOf(key, signedBytes(plain)) })
      while (!acked.has(`${device} ${sequence}`)) {
        if (client.connected) client.publish(`up/${device}`, body, { qos: 0 })
        for (let waited = 0; waited < RESEND_MS && !acked.has(`${device} ${sequence}`); waited += 20) await wait(20)
      }
    },
    close: () => client.endAsync(true),
  }
}

/** Lines of the ledger that are not there exactly once: as a signal, and as one alarm that rang once. */
async function notOnce(world: World, ledger: readonly Message[]): Promise<number> {
  const signals = await world.owner<{ id: string; n: number }>(
    `SELECT device || ' ' || key AS id, count(*)::int AS n FROM device_signal GROUP BY 1`,
  )
  const alarms = await world.owner<{ id: string; n: number }>(
    `SELECT data ->> 'device' || ' ' || (data ->> 'scene') AS id, sum((data ->> 'occurrences')::int)::int AS n
     FROM matter WHERE type = 'alarm' GROUP BY 1`,
  )
  const [heard, rang] = [new Map(signals.map(r => [r.id, r.n])), new Map(alarms.map(r => [r.id, r.n]))]
  return ledger.filter(m => heard.get(`${m.device} 1.${m.sequence}`) !== 1 || rang.get(`${m.device} ${m.scene}`) !== 1)
    .length
}

async function run(world: World, program: string, seconds: number, cutEveryMs: number) {
  const count = PER_SECOND * seconds
  const keys = await plantDevices(world, Math.ceil(count / SCENES.length))
  const ledger = ledgerOf([...keys.keys()], count)
  const mosquitto = await startMosquitto(program, world.dataDir)
  const line = await openCutter(mosquitto.port)
  const server = await startServer(world.dataDir, { MQTT_URL: `mqtt://127.0.0.1:${line.port}`, GATEWAY_PORT: '0' })
  try {
    const heardAt = new Map<string, number>()
    const feed = await openFeed(server.address, await logIn(server.address, world.city.login), matter => {
      if (!heardAt.has(matter)) heardAt.set(matter, performance.now())
    })
    const sender = await openSender(line.port)
    const cutting = setInterval(line.cut, cutEveryMs)
    const pressedAt = new Map<string, number>()
    await evenly(count, PER_SECOND, async n => {
      const message = ledger[n]!
      pressedAt.set(`${message.device} ${message.scene}`, performance.now())
      await sender.send(message, Buffer.from(keys.get(message.device)!, 'base64url'))
    })
    clearInterval(cutting)
    await wait(2000)
    feed.close()
    await sender.close()
    const alarms = await world.owner<{ id: string; pressed: string }>(
      `SELECT id, data ->> 'device' || ' ' || (data ->> 'scene') AS pressed FROM matter WHERE type = 'alarm'`,
    )
    const took = alarms.flatMap(a => (heardAt.has(a.id) ? [heardAt.get(a.id)! - pressedAt.get(a.pressed)!] : []))
    return { took, count, notOnce: await notOnce(world, ledger), unheard: count - took.length }
  } finally {
    await server.stop()
    line.close()
    await mosquitto.kill()
  }
}

/** A town's line to its broker is cut again and again: nothing is lost, nothing counts twice, the screen stays in time. */
export const cuts: Bench = {
  name: 'cuts',
  summary:
    '50 alarms a second through Mosquitto while the line to the broker is cut every minute, for devices and server',
  run: bench =>
    withWorld(bench, async world => {
      const program = mosquittoPath()
      if (program === undefined) return []
      const seconds = sized(bench, SECONDS, 6)
      const every = Math.min(CUT_EVERY_MS, (seconds * 1000) / 3)
      const { took, count, notOnce, unheard } = await run(world, program, seconds, every)
      const note = `${count} alarms in ${seconds} s, a cut every ${every / 1000} s`
      return [
        { name: 'alarms not kept exactly once', value: notOnce, unit: 'alarms', bar: { atMost: 0 }, note },
        { name: 'alarms the screen did not hear of', value: unheard, unit: 'alarms', bar: { atMost: 0 } },
        { name: 'press to screen, p99', value: percentile(took, 0.99), unit: 'ms', bar: { atMost: 2000 } },
      ]
    }),
}
