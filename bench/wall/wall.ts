import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { evenly } from '../action/arrivals.ts'
import { Publisher } from '../alarms/publisher.ts'
import { type Bench, sized } from '../bench.ts'
import type { Figure } from '../figures/figure.ts'
import { logIn, startServer } from '../world/server-process.ts'
import { type World, withWorld } from '../world/world.ts'
import { type Planted, placeOf, plantStreets } from './plant.ts'
import { openScreen, type Screen } from './screen.ts'

const UNITS = 2000
const BUTTONS = 200
const PER_SECOND = 200
/** Each unit tells where it is this often. */
const MOVES_MS = 5000
const FRAMES_SECONDS = 30
const PORT = 31_884
const MINUTES = 3
const LONG_MINUTES = 60

/** Megabytes the server holds. */
async function residentOf(pid: number): Promise<number> {
  const kb = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kb) / 1000
}

/** Every unit drives on, evenly spread over time, until told to stop. */
function drive({ city }: Planted, terminals: ReadonlyMap<string, Publisher>) {
  let driving = true
  const all = [...terminals]
  const done = (async () => {
    for (let tick = 0; driving; tick += 1) {
      const part = all.filter((_, n) => n % 20 === tick % 20)
      const sequence = 1 + Math.floor(tick / 20)
      for (const [device, publisher] of part) {
        const n = Number(device.slice(1))
        const { lng, lat } = placeOf(city, n)
        const [x, y] = [Math.sin(sequence / 3 + n) * 0.002, Math.cos(sequence / 3 + n) * 0.002]
        const data = { lng: lng + x, lat: lat + y, fixAt: new Date().toISOString() }
        const message = { device, epoch: 1, sequence, at: data.fixAt, kind: 'position', data }
        void publisher.publish(JSON.stringify(message))
      }
      await wait(MOVES_MS / 20)
    }
  })()
  return async () => {
    driving = false
    await done
  }
}

/** Presses evenly, each button again and again, so that its alarm rings on. */
function press(buttons: ReadonlyMap<string, Publisher>, count: number): Promise<number[]> {
  const all = [...buttons]
  return evenly(count, PER_SECOND, async n => {
    const [device, publisher] = all[n % all.length]!
    const sequence = 1 + Math.floor(n / all.length)
    const at = new Date().toISOString()
    await publisher.publish(JSON.stringify({ device, epoch: 1, sequence, at, kind: 'alarm', data: { scene: 'press' } }))
  })
}

interface Sample {
  readonly server: number
  readonly page: number
}

async function watchMemory(pid: number, screen: Screen, everyMs: number, until: Promise<unknown>): Promise<Sample[]> {
  const samples: Sample[] = []
  let over = false
  void until.finally(() => {
    over = true
  })
  while (!over) {
    samples.push({ server: await residentOf(pid), page: await screen.heap() })
    await Promise.race([until, wait(everyMs)])
  }
  return samples
}

/** The middle of the last third against the middle of the second, when everything has long been loaded. */
function growth(values: readonly number[]): number {
  const third = Math.floor(values.length / 3)
  const middle = (part: readonly number[]) => part.toSorted((a, b) => a - b)[Math.floor(part.length / 2)]!
  return middle(values.slice(-third)) - middle(values.slice(third, 2 * third))
}

async function measure(world: World, minutes: number, units: number, say: (text: string) => void): Promise<Figure[]> {
  const planted = await plantStreets(world, units, BUTTONS)
  const server = await startServer(world.dataDir, { MQTT_PORT: String(PORT), GATEWAY_PORT: '0' })
  const open = async (keys: ReadonlyMap<string, string>) => {
    const publishers = new Map<string, Publisher>()
    for (const [device, key] of keys) publishers.set(device, await Publisher.connect(PORT, device, key))
    return publishers
  }
  const screen = await openScreen(server.address, await logIn(server.address, world.city.login))
  if (screen === undefined) return []
  const [terminals, buttons] = [await open(planted.terminals), await open(planted.buttons)]
  try {
    const park = drive(planted, terminals)
    const count = Math.round(minutes * 60) * PER_SECOND
    const pressing = press(buttons, count)
    say(`${units} units drive, ${PER_SECOND} presses a second for ${minutes} min`)
    await wait(MOVES_MS)
    const hd = await screen.framesPerSecond({ width: 1920, height: 1080 }, FRAMES_SECONDS)
    const uhd = await screen.framesPerSecond({ width: 3840, height: 2160 }, FRAMES_SECONDS)
    await screen.framesPerSecond({ width: 1920, height: 1080 }, 1)
    const memory = await watchMemory(server.pid, screen, Math.min(30_000, (minutes * 60_000) / 90), pressing)
    await pressing
    for (let tries = 0; tries < 100 && (await screen.rung()) < count; tries += 1) await wait(100)
    const rung = await screen.rung()
    await park()
    const note = `${units} units moving, ${PER_SECOND} alarms a second for ${minutes} min, no graphics card`
    const last = memory.at(-1)!
    return [
      { name: 'frames at 1920 × 1080', value: hd, unit: 'frames/s', bar: { atLeast: 30 }, note },
      { name: 'frames at 3840 × 2160', value: uhd, unit: 'frames/s', bar: { atLeast: 15 } },
      { name: 'presses the wall did not show', value: count - rung, unit: 'presses', bar: { atMost: 0 } },
      {
        name: 'server memory grown, last third over second',
        value: growth(memory.map(m => m.server)),
        unit: 'MB',
        bar: { atMost: 30 },
        note: `${last.server.toFixed(0)} MB at the end`,
      },
      {
        name: 'page memory grown, last third over second',
        value: growth(memory.map(m => m.page)),
        unit: 'MB',
        bar: { atMost: 10 },
        note: `${last.page.toFixed(0)} MB at the end`,
      },
    ]
  } finally {
    for (const publisher of [...terminals.values(), ...buttons.values()]) publisher.end()
    await screen.close()
    await server.stop()
  }
}

export const wall: Bench = {
  name: 'wall',
  summary:
    'The wall in a browser without a graphics card: 2,000 units moving, 200 alarms a second; frames, loss, memory',
  run: run => withWorld(run, world => measure(world, MINUTES * run.scale, sized(run, UNITS, 100), run.say)),
}

export const wallHour: Bench = {
  name: 'wall-hour',
  summary: 'The same for an hour: what is lost, and whether memory stays flat',
  named: true,
  run: run => withWorld(run, world => measure(world, LONG_MINUTES * run.scale, sized(run, UNITS, 100), run.say)),
}
