import { setTimeout as pause } from 'node:timers/promises'
import { CommandFailed } from '../exit.ts'
import { type Api, logIn } from './api.ts'
import { openCallers } from './caller.ts'
import { type Counts, noCounts } from './counts.ts'
import { type ListedDevice, MqttDevice, rings } from './mqtt-device.ts'
import { Vehicle } from './vehicle.ts'

export interface LiveOptions {
  readonly server: string
  /** Alarms and calls a second; devices beat and cars report besides. */
  readonly rate: number
  readonly devices: number
  readonly vehicles: number
  readonly password: string
  /** Ends the run. */
  readonly signal: AbortSignal
  /** Everybody is connected: from here on things happen. */
  readonly onReady: () => void
  readonly onProgress: (counts: Counts) => void
}

/** Of ten events seven are presses, two of them again on the same device; three are calls. */
const CALLS = 0.3
const BEAT_MS = 60_000
const REPORT_MS = 5000

/** Real clients against a running server until the signal: devices over MQTT, cars on sockets, callers over the feed. */
export async function runLive(options: LiveOptions): Promise<Counts> {
  const counts = noCounts()
  const manager = await logIn(options.server, 'admin.city', options.password)
  const feed = await logIn(options.server, 'dispatcher.1', options.password)
  const ports = await manager.get<{ mqtt: number | null; gateway: number | null }>('/device-endpoints')
  const listed = await everyDevice(manager)
  const host = new URL(options.server).hostname
  const devices = await connectDevices(manager, host, ports.mqtt, listed, options, counts)
  const vehicles = await connectVehicles(manager, host, ports.gateway, listed, options, counts)
  const callers = openCallers(feed, [...new Set(listed.map(d => d.org))], counts)
  options.onReady()
  try {
    const every = [
      beat(BEAT_MS, options.signal, () => Promise.all(devices.map(d => d.beat()))),
      beat(REPORT_MS, options.signal, () => Promise.all(vehicles.map(v => v.report()))),
    ]
    await events(devices, callers, options, counts)
    await Promise.all(every)
  } finally {
    for (const vehicle of vehicles) vehicle.end()
    await Promise.all(devices.map(d => d.end().catch(() => undefined)))
  }
  return counts
}

async function events(
  devices: readonly MqttDevice[],
  callers: ReturnType<typeof openCallers>,
  { rate, signal, onProgress }: LiveOptions,
  counts: Counts,
): Promise<void> {
  const running = new Set<Promise<void>>()
  let last: MqttDevice | undefined
  for (let began = performance.now(), n = 0; !signal.aborted; n += 1) {
    const wait = began + (n * 1000) / rate - performance.now()
    if (wait > 0) await pause(wait, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) break
    // A server that does not keep up is not buried: so many may be under way.
    while (running.size >= 500) await Promise.race(running)
    const again = last !== undefined && Math.random() < 0.2
    if (!again) last = devices[Math.floor(Math.random() * devices.length)]
    const event = Math.random() < CALLS || last === undefined ? callers.call(Math.random()) : last.ring(Math.random())
    running.add(event)
    void event.finally(() => running.delete(event))
    onProgress(counts)
  }
  await Promise.all(running)
}

async function beat(everyMs: number, signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    await work().catch(() => undefined)
    await pause(everyMs, undefined, { signal }).catch(() => undefined)
  }
}

async function everyDevice(api: Api): Promise<ListedDevice[]> {
  const all: ListedDevice[] = []
  for (let cursor: string | null = null; ; ) {
    const page: { items: ListedDevice[]; next: string | null } = await api.get(
      `/devices?limit=200${cursor === null ? '' : `&cursor=${cursor}`}`,
    )
    all.push(...page.items)
    cursor = page.next
    if (cursor === null) return all
  }
}

const issue = async (api: Api, id: string): Promise<string> =>
  (await api.post<{ key: string }>(`/devices/${id}/key`)).key

async function connectDevices(
  api: Api,
  host: string,
  port: number | null,
  listed: readonly ListedDevice[],
  { devices }: LiveOptions,
  counts: Counts,
): Promise<MqttDevice[]> {
  const ringing = spread(
    listed.filter(d => rings(d.kind)),
    devices,
  )
  if (port === null || ringing.length === 0)
    throw new CommandFailed({
      zh: '服务端没有开启内置 MQTT 代理，或没有可报警的设备',
      en: 'The server has no embedded broker open, or there is no device that rings',
    })
  const made: MqttDevice[] = []
  for (const device of ringing)
    made.push(await MqttDevice.connect(`mqtt://${host}:${port}`, device, await issue(api, device.id), counts))
  return made
}

async function connectVehicles(
  api: Api,
  host: string,
  port: number | null,
  listed: readonly ListedDevice[],
  { vehicles }: LiveOptions,
  counts: Counts,
): Promise<Vehicle[]> {
  if (port === null) return []
  const made: Vehicle[] = []
  for (const { id, lng, lat } of spread(
    listed.filter(d => d.kind === 'JT808'),
    vehicles,
  )) {
    await issue(api, id)
    const { values } = await api.get<{ values: { serial?: string } }>(`/registers/device/entries/${id}`)
    if (values.serial !== undefined && lng !== null && lat !== null)
      made.push(await Vehicle.connect(port, host, { phone: values.serial, lng, lat }, counts))
  }
  return made
}

/** At most `most` of a list, evenly spread over it. */
const spread = <T>(all: readonly T[], most: number): T[] =>
  all.length <= most ? [...all] : Array.from({ length: most }, (_, n) => all[Math.floor((n * all.length) / most)]!)
