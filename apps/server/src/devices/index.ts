import { createHash } from 'node:crypto'
import type { Account } from '../access/index.ts'
import { type Daemon, daemon } from '../platform/daemon/index.ts'
import { sql } from '../platform/db/index.ts'
import type { App } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import { type Broker, openBroker } from './broker.ts'
import type { Devices } from './devices.ts'
import { serveFenceRoutes } from './fence-routes.ts'
import { watchHealth } from './health-watch.ts'
import { openIntake } from './intake.ts'
import { sweepWatches } from './lone-watch.ts'
import { type OutsideBroker, openOutsideBroker } from './outside-broker.ts'
import { portTaken } from './port-taken.ts'
import { openRegistry } from './registry.ts'
import { serveDeviceRoutes } from './routes.ts'

export { issueCredential, keyedCode, signatureOf } from './credentials.ts'
export type { DeviceOptions, Devices } from './devices.ts'
export type { Heard } from './heard.ts'
export type { Intake } from './intake.ts'
export { portTaken } from './port-taken.ts'
export type { KnownDevice, Registry } from './registry.ts'
export { sensing } from './standing.ts'
export { findFault } from './tests.ts'

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
          portTaken('MQTT_PORT', mqttPort),
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
  serveFenceRoutes(app, services)
  return devices
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
        return done
      },
    })
  return [
    each('lone workers', 1000, around => sweepWatches(db, around)),
    each('device health', 10_000, around => watchHealth(db, around)),
  ]
}
