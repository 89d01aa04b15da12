import { createHash } from 'node:crypto'
import type { Account } from '../access/index.ts'
import { type Daemon, daemon } from '../platform/daemon/index.ts'
import { sql } from '../platform/db/index.ts'
import type { App } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import { type Broker, openBroker } from './broker.ts'
import { watchHealth } from './health-watch.ts'
import { type Intake, openIntake } from './intake.ts'
import { sweepWatches } from './lone-watch.ts'
import { type OutsideBroker, openOutsideBroker } from './outside-broker.ts'
import { openRegistry, type Registry } from './registry.ts'
import { serveDeviceRoutes } from './routes.ts'

export { heardOf, type Outcome } from './heard.ts'
export type { Intake } from './intake.ts'
export type { KnownDevice, Registry } from './registry.ts'

export interface DeviceOptions {
  /** Port of the embedded broker, 0 for a free one; undefined: none. */
  readonly mqttPort?: number
  /** Broker of one's own instead. */
  readonly mqttUrl?: string
  readonly host: string
}

export interface Devices {
  readonly registry: Registry
  readonly intake: Intake
  /** What other protocols listen on, told by them. */
  gatewayPort: number | null
  endpoints(): { mqtt: number | null; gateway: number | null }
  /** Ends connections of a device whose key is no longer good. */
  drop(device: string): void
  listen(options: DeviceOptions): Promise<void>
  close(): Promise<void>
  readonly daemons: readonly Daemon[]
}

/** Devices: registry in memory, intake, brokers and routes. Opens no port before `listen`. */
export function serveDevices(
  app: App<Account>,
  services: Services,
  report: (error: unknown, where: string) => void,
): Devices {
  const registry = openRegistry(services.db)
  const intake = openIntake(services, report)
  let broker: Broker | undefined
  let outside: OutsideBroker | undefined
  const devices: Devices = {
    registry,
    intake,
    gatewayPort: null,
    endpoints: () => ({ mqtt: broker?.port ?? null, gateway: devices.gatewayPort }),
    drop: device => broker?.drop(device),
    listen: async ({ mqttPort, mqttUrl, host }) => {
      if (mqttUrl !== undefined) {
        const clientId = `fangwei-${createHash('sha256').update(services.dataDir).digest('hex').slice(0, 12)}`
        outside = await openOutsideBroker(services, registry, intake, { url: mqttUrl, clientId, report })
      } else if (mqttPort !== undefined)
        broker = await openBroker(services, registry, intake, { port: mqttPort, host }).catch(
          busy('MQTT_PORT', mqttPort),
        )
    },
    close: async () => {
      await intake.close()
      await broker?.close()
      await outside?.close()
    },
    daemons: daemonsOf(services, report),
  }
  serveDeviceRoutes(app, services, devices)
  return devices
}

/** A port that somebody else holds is said, and the rest of the server goes on: calls come in whatever the devices do. */
const busy = (variable: string, port: number) => (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error
  console.error(
    `端口 ${port} 已被占用，设备暂不能经此接入；请用 ${variable} 另设端口。\nPort ${port} is taken, so no device can connect through it; set another one with ${variable}.`,
  )
  return undefined
}

function daemonsOf(services: Services, report: (error: unknown, where: string) => void): Daemon[] {
  const { db } = services
  const each = (
    name: string,
    idleMs: number,
    work: (around: Awaited<ReturnType<typeof surroundings>>) => Promise<number>,
  ) =>
    daemon({
      name,
      idleMs,
      onError: e => report(e, name),
      round: async () => {
        const tenants = await db.outside(tx => tx.rows<{ id: number }>(sql`SELECT id FROM tenant ORDER BY id`))
        let done = 0
        for (const { id } of tenants) done += await work(await surroundings(services, id))
        return done > 0
      },
    })
  return [
    each('lone workers', 1000, around => sweepWatches(db, around)),
    each('device health', 10_000, around => watchHealth(db, around)),
  ]
}
