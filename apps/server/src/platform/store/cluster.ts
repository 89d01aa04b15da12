import type { Account } from './account.ts'
import type { Engine } from './engine.ts'
import { ownerRole } from './types.ts'

/** Where the server listens: a folder only its account may enter, or (Windows has no such folder) a local port. */
export type Endpoint =
  | { kind: 'socket'; folder: string }
  | { kind: 'port'; port: number; passwords: Readonly<Record<string, string>> }

/** One PostgreSQL data folder and all that is needed to run it. */
export interface Cluster {
  folder: string
  engine: Engine
  account: Account | undefined
  endpoint: Endpoint
  /** Extra server settings, given on the command line. */
  settings: Readonly<Record<string, string>>
}

const socketPort = 5432

/** Connection string for a role; libpq and node-postgres both read it. */
export function connectionUrl(cluster: Pick<Cluster, 'endpoint'>, role: string, database: string): string {
  const { endpoint } = cluster
  if (endpoint.kind === 'socket') {
    return `postgresql://${role}@/${database}?host=${encodeURIComponent(endpoint.folder)}&port=${socketPort}`
  }
  const password = encodeURIComponent(endpoint.passwords[role] ?? '')
  return `postgresql://${role}:${password}@127.0.0.1:${endpoint.port}/${database}`
}

/** The maintenance database: our lock lives here, so that the product's own database can be dropped and cloned. */
export const maintenanceUrl = (cluster: Cluster) => connectionUrl(cluster, ownerRole, 'postgres')

/** Command-line settings that place the server; everything else is in its configuration files. */
export function serverArguments(cluster: Cluster): string[] {
  const { endpoint } = cluster
  const place =
    endpoint.kind === 'socket'
      ? { listen_addresses: '', unix_socket_directories: endpoint.folder, port: String(socketPort) }
      : { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(endpoint.port) }
  const settings = Object.entries({ ...place, logging_collector: 'on', ...cluster.settings })
  return ['-D', cluster.folder, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
