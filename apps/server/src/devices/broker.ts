import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { Aedes, type Client } from 'aedes'
import type { Services } from '../services.ts'
import { type Credential, isKey, liveCredential } from './credentials.ts'
import { Revoked } from './heard.ts'
import type { Intake } from './intake.ts'
import { receive } from './receive.ts'
import type { KnownDevice, Registry } from './registry.ts'

/** Who is at the other end of a connection, known since it logged in. */
interface Peer {
  readonly device: KnownDevice
  readonly credential: Credential
}

export const upTopic = (device: string): string => `up/${device}`
export const ackTopic = (device: string): string => `ack/${device}`
export const downTopic = (device: string): string => `down/${device}`

export interface Broker {
  readonly port: number
  /** Ends the connections of a device whose key is no longer good. */
  drop(device: string): void
  close(): Promise<void>
}

/**
 * The broker that comes with the server. A device logs in as itself with its key, publishes to `up/<itself>` and hears
 * `ack/<itself>` and `down/<itself>`; nothing else is let through. Its PUBACK waits for our commit.
 */
export async function openBroker(
  services: Services,
  registry: Registry,
  intake: Intake,
  listen: { port: number; host: string },
): Promise<Broker> {
  const peers = new WeakMap<Client, Peer>()
  const connected = new Map<string, Set<Client>>()
  const aedes = await Aedes.createBroker({
    // A reader that does not read must not hold the others up.
    drainTimeout: 5000,
    connectTimeout: 10_000,
    queueLimit: 64,
    maxClientsIdLength: 128,
    authenticate: (client, username, password, done) => {
      void logIn(services, registry, username, password).then(
        peer => {
          if (peer !== undefined) {
            peers.set(client, peer)
            connected.set(peer.device.id, (connected.get(peer.device.id) ?? new Set()).add(client))
          }
          done(null, peer !== undefined)
        },
        error => done(Object.assign(error as Error, { returnCode: 3 as const }), false),
      )
    },
    authorizePublish: (client, packet, done) => {
      const peer = client === null ? undefined : peers.get(client)
      if (peer === undefined || packet.topic !== upTopic(peer.device.id)) return done(new Error('Not your topic'))
      packet.retain = false
      const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload
      void receive(intake, services.clock.now(), { ...peer, payload, signed: false }).then(
        // What is refused for its content would be refused again: acknowledged, counted, not kept.
        () => done(null),
        error => done(error instanceof Revoked ? new Error('Key revoked') : (error as Error)),
      )
    },
    authorizeSubscribe: (client, subscription, done) => {
      const id = client === null ? undefined : peers.get(client)?.device.id
      const own = id !== undefined && [ackTopic(id), downTopic(id)].includes(subscription.topic)
      done(null, own ? subscription : null)
    },
  })
  aedes.on('clientDisconnect', client => {
    const id = peers.get(client)?.device.id
    if (id !== undefined) connected.get(id)?.delete(client)
  })
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    socket.setNoDelay(true)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    aedes.handle(socket)
  })
  server.listen(listen.port, listen.host)
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    port,
    drop: device => {
      for (const client of connected.get(device) ?? []) client.close()
    },
    close: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      await new Promise<void>(resolve => aedes.close(() => resolve()))
    },
  }
}

async function logIn(
  { db, keys }: Services,
  registry: Registry,
  username: string | undefined,
  password: Buffer | undefined,
): Promise<Peer | undefined> {
  if (username === undefined || password === undefined || username.length > 80) return undefined
  const device = await registry.find(username)
  if (device === undefined) return undefined
  const credential = await liveCredential(db, keys, device)
  return credential !== undefined && isKey(credential, password.toString('utf8')) ? { device, credential } : undefined
}
