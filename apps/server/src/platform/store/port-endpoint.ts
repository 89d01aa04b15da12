import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Endpoint } from './cluster.ts'
import { keepSecret } from './secrets.ts'
import { appRole, ownerRole } from './types.ts'

/** Windows: a port of this machine only, chosen once, with a random password for each role kept in `secrets`. */
export async function portEndpoint(dataDir: string): Promise<Endpoint> {
  const secret = (name: string) => keepSecret(join(dataDir, 'secrets', name), () => randomBytes(24).toString('hex'))
  const port = keepSecret(join(dataDir, 'secrets', 'store-port'), await freePort())
  return {
    kind: 'port',
    port: Number(port),
    passwords: { [ownerRole]: secret('store-owner-password'), [appRole]: secret('store-app-password') },
  }
}

async function freePort(): Promise<() => string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return () => String(typeof address === 'object' ? address?.port : 0)
}
