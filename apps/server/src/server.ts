import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Route, routes } from '@fangwei/contract/index.ts'
import fastifyStatic from '@fastify/static'
import { type Account, serveSession, sessionGate } from './access/index.ts'
import { serveCap } from './cap/index.ts'
import { daemonsOf } from './daemons.ts'
import { serveDesk } from './desk/index.ts'
import { type DeviceOptions, type Devices, portTaken, sensing, serveDevices } from './devices/index.ts'
import { openDirectories } from './directory/index.ts'
import { serveDispatching, serveUnits } from './dispatching/index.ts'
import { type Feeds, serveFeed } from './feed/index.ts'
import { type Gateway, openGateway } from './gateway/index.ts'
import { serveHealth } from './health/index.ts'
import { serveInsight, serveScans } from './insight/index.ts'
import { serveIntake } from './intake/index.ts'
import { serveJobs } from './jobs/index.ts'
import { serveTextModels } from './labels/index.ts'
import { serveMatters, servePersonalData, translateRefusal } from './matters/index.ts'
import { servePatrol } from './patrol/index.ts'
import { type Clock, systemClock } from './platform/clock/index.ts'
import type { Daemon } from './platform/daemon/index.ts'
import { type Database, openDatabase } from './platform/db/index.ts'
import { type App, createApp } from './platform/http/index.ts'
import { type Keys, readKeys } from './platform/secrets/index.ts'
import { serveRegisters } from './registers/index.ts'
import { serveReports } from './reports/index.ts'
import { serveResponse } from './response/index.ts'
import { noRoads, type Roads } from './roads/index.ts'
import { serveRoom } from './room/index.ts'
import type { Services } from './services.ts'
import { serveSettings } from './settings/index.ts'
import { serveStatistics } from './statistics/index.ts'
import { openLiveUnits } from './units/index.ts'
import { serveVideo } from './video/index.ts'
import { serveWall } from './wall/index.ts'
import { serveWorkshop } from './workshop/index.ts'

export interface ServerOptions {
  readonly appUrl: string
  readonly dataDir: string
  readonly clock?: Clock
  readonly keys?: Keys
  /** Folder of the built web app; served when it exists. */
  readonly webDir?: string
  readonly onError?: (error: unknown, where: string) => void
  readonly poolSize?: number
  /** Travel over a road graph; without one everything is estimated. */
  readonly roads?: Roads
  /** The name public notices are sent under; made from the city's code unless told. */
  readonly capSender?: string
  /** Base address of the site's own media gateway, ending with a slash; without it no camera is shown. */
  readonly mediaGateway?: string
}

/** Ports of devices: the embedded broker or one's own, terminals and trackers. */
export interface DevicePorts extends Omit<DeviceOptions, 'host'> {
  readonly gatewayPort?: number
}

export interface Server {
  readonly app: App<Account>
  readonly services: Services
  readonly db: Database
  readonly feeds: Feeds
  readonly daemons: readonly Daemon[]
  readonly devices: Devices
  listen(port: number, host: string, ports?: DevicePorts): Promise<string>
  /** Where devices connect; opens nothing that is not named. */
  listenDevices(host: string, ports: DevicePorts): Promise<void>
  /** Runs every daemon to the end of what waits: how tests let time pass. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** Puts the modules together over one database. Starts nothing by itself but the pool. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const clock = options.clock ?? systemClock
  const report = options.onError ?? (() => undefined)
  const db = openDatabase(options.appUrl, { max: options.poolSize ?? 16, onError: e => report(e, 'database') })
  const services: Services = {
    db,
    clock,
    keys: options.keys ?? readKeys(options.dataDir),
    directories: openDirectories(db),
    dataDir: options.dataDir,
    roads: options.roads ?? noRoads,
    units: openLiveUnits(db),
  }
  const app = await createApp<Account>({
    gate: sessionGate(db, clock),
    now: () => clock.now(),
    onError: report,
    translate: translateRefusal,
  })
  serveHealth(app, db)
  serveSession(app, services)
  serveMatters(app, services)
  servePersonalData(app, services)
  serveDesk(app, services)
  serveInsight(app, services)
  serveScans(app, services)
  serveIntake(app, services)
  serveTextModels(app, services)
  serveReports(app, services)
  servePatrol(app, services)
  serveJobs(app, services)
  serveRegisters(app, services)
  serveSettings(app, services)
  serveStatistics(app, services)
  serveUnits(app, services)
  serveWorkshop(app, services)
  serveDispatching(app, services)
  serveCap(app, services, options.capSender)
  const devices = serveDevices(app, services, report)
  serveVideo(app, services, options.mediaGateway)
  serveResponse(app, services)
  serveRoom(app, services)
  const feeds = serveFeed(app, services)
  const walls = serveWall(app, services, feeds, sensing(services))
  refuseUnlisted(app)
  await serveMap(app, options.dataDir)
  if (options.webDir !== undefined && existsSync(join(options.webDir, 'index.html')))
    await serveWeb(app, options.webDir)

  let gateway: Gateway | undefined
  const listenDevices: Server['listenDevices'] = async (host, { gatewayPort, ...brokers }) => {
    await devices.listen({ ...brokers, host })
    if (gatewayPort === undefined) return
    const gate = { services, registry: devices.registry, intake: devices.intake }
    gateway = await openGateway(gate, { port: gatewayPort, host }, report).catch(portTaken('GATEWAY_PORT', gatewayPort))
    devices.gatewayPort = gateway?.port ?? null
  }

  const daemons = [...daemonsOf(services, { feeds, walls }, report), ...devices.daemons]
  return {
    app,
    services,
    db,
    feeds,
    daemons,
    devices,
    listenDevices,
    listen: async (port, host, ports) => {
      const address = await app.fastify.listen({ port, host })
      if (ports !== undefined) await listenDevices(host, ports)
      for (const d of daemons) d.start()
      return address
    },
    settle: async () => {
      for (let worked = true; worked; ) {
        worked = false
        for (const d of daemons) worked = (await d.processAll()) || worked
      }
    },
    close: async () => {
      feeds.closeAll()
      await gateway?.close()
      await devices.close()
      walls.closeAll()
      await Promise.all(daemons.map(d => d.stop()))
      await app.fastify.close()
      await services.roads.close()
      await db.close()
    },
  }
}

/** The contract and the server say the same routes, or the server does not start. */
function refuseUnlisted(app: App<Account>): void {
  const declared = new Set((Object.values(routes) as Route[]).map(r => `${r.method} ${r.path}`))
  const missing = [...declared].filter(r => !app.served.has(r))
  const unlisted = [...app.served].filter(r => !declared.has(r))
  if (missing.length + unlisted.length > 0)
    throw new Error(`Routes not served: ${missing.join(', ')}; not declared: ${unlisted.join(', ')}`)
}

/** The map base is the same for everybody and holds no record: plain files beside the data. */
async function serveMap(app: App<Account>, dataDir: string): Promise<void> {
  const root = join(dataDir, 'map')
  mkdirSync(root, { recursive: true })
  await app.fastify.register(fastifyStatic, {
    root,
    prefix: '/map/',
    decorateReply: false,
    cacheControl: true,
    maxAge: '1h',
  })
}

/** The web app: hashed files forever, its page never, and every path of the desk answered by the page. */
async function serveWeb(app: App<Account>, webDir: string): Promise<void> {
  await app.fastify.register(fastifyStatic, {
    root: webDir,
    wildcard: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.fastify.get('/*', (request, reply) =>
    request.url.startsWith('/api/') || /\.\w+($|\?)/.test(request.url)
      ? reply.callNotFound()
      : reply.sendFile('index.html'),
  )
}
