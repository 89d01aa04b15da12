import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { chooseAccount, currentUser } from './account.ts'
import { type Cluster, connectionUrl, type Endpoint } from './cluster.ts'
import { admitCurrentUser, createCluster } from './create-cluster.ts'
import { findEmbeddedEngine } from './engine.ts'
import { chooseBase, socketFolder } from './location.ts'
import { portEndpoint } from './port-endpoint.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { enter } from './presence.ts'
import { supervise } from './supervise.ts'
import {
  appRole,
  databaseName,
  ownerRole,
  type Store,
  StoreError,
  type StoreEvent,
  type StoreSettings,
} from './types.ts'

/** Opens the embedded store under `dataDir`, creating and starting it when needed. */
export async function openEmbedded(settings: StoreSettings): Promise<Store> {
  const emit = settings.onEvent ?? (() => undefined)
  try {
    return await openCluster(await locateCluster(settings.dataDir, emit), emit)
  } catch (error) {
    throw forbidden(error) ?? error
  }
}

const refusals = new Set(['EACCES', 'EPERM', 'EROFS'])

function forbidden(cause: unknown): StoreError | undefined {
  const { code, path } = cause as NodeJS.ErrnoException
  if (!path || !refusals.has(code ?? '')) return undefined
  return new StoreError(
    `账户 ${currentUser()} 无权使用 ${path}:请以其所有者启动,或另设 DATA_DIR。`,
    `The account ${currentUser()} may not use ${path}: start as its owner, or set DATA_DIR.`,
    { cause },
  )
}

async function locateCluster(dataDir: string, emit: (event: StoreEvent) => void): Promise<Cluster> {
  const account = chooseAccount(dataDir)
  const base = chooseBase(dataDir, account)
  if (base.movedFrom && account) {
    emit({ kind: 'elsewhere', wanted: base.movedFrom, folder: base.folder, account: account.name })
  }
  const engine = findEmbeddedEngine(base.folder, account)
  const folder = join(base.folder, `postgres-${engine.major}`)
  const owner = existsSync(folder) ? chooseAccount(folder) : account
  return { folder, engine, account: owner, endpoint: await chooseEndpoint(base.folder, owner, dataDir), settings: {} }
}

async function chooseEndpoint(base: string, account: Cluster['account'], dataDir: string): Promise<Endpoint> {
  if (process.platform === 'win32') return portEndpoint(dataDir)
  return { kind: 'socket', folder: socketFolder(base, account) }
}

/** Opens a store on a given cluster. */
export async function openCluster(cluster: Cluster, emit: (event: StoreEvent) => void): Promise<Store> {
  const begin = Date.now()
  if (await createCluster(cluster)) {
    emit({ kind: 'initialised', folder: cluster.folder, tookMs: Date.now() - begin })
  }
  if (cluster.endpoint.kind === 'socket' && (await admitCurrentUser(cluster))) reload(cluster)
  const startedAt = Date.now()
  const presence = await enter(cluster, () => emit({ kind: 'recovering' }))
  emit(presence.how === 'started' ? { kind: 'started', tookMs: Date.now() - startedAt } : { kind: 'adopted' })
  const version = await prepareDatabase(presence.client, cluster)
  const supervision = supervise(cluster, presence, emit)
  return {
    kind: 'embedded',
    ownerUrl: connectionUrl(cluster, ownerRole, databaseName),
    appUrl: connectionUrl(cluster, appRole, databaseName),
    version,
    close: supervision.close,
  }
}

/** A server that is already running reads its identity map again. */
function reload(cluster: Cluster): void {
  const pid = readPostmasterFile(cluster.folder)?.pid
  if (pid) process.kill(pid, 'SIGHUP')
}

/** Two processes may come here together: the one that loses a race finds the thing made. */
async function prepareDatabase(client: pg.Client, cluster: Cluster): Promise<number> {
  const { rows } = await client.query<{ version: number; role: boolean; database: boolean }>(
    `SELECT current_setting('server_version_num')::int AS version,
            EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
            EXISTS (SELECT FROM pg_database WHERE datname = $2) AS database`,
    [appRole, databaseName],
  )
  const found = rows[0]!
  if (!found.role) {
    const password = cluster.endpoint.kind === 'port' ? ` PASSWORD '${cluster.endpoint.passwords[appRole]}'` : ''
    await unlessMade(client.query(`CREATE ROLE ${appRole} LOGIN NOINHERIT${password}`))
  }
  if (!found.database) {
    await unlessMade(client.query(`CREATE DATABASE ${databaseName} OWNER ${ownerRole}`))
  }
  return found.version
}

/** unique_violation, duplicate_object, duplicate_database */
const alreadyMade = new Set(['23505', '42710', '42P04'])

async function unlessMade(made: Promise<unknown>): Promise<void> {
  await made.catch(error => {
    if (!alreadyMade.has(error.code)) throw error
  })
}
