import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { chooseAccount } from './account.ts'
import { type Cluster, connectionUrl, maintenanceUrl } from './cluster.ts'
import { openCluster } from './embedded.ts'
import { type Engine, engineAt, findEmbeddedEngine } from './engine.ts'
import { socketFolder } from './location.ts'
import { migrate } from './migrate.ts'
import { holderOf, readPostmasterFile } from './postmaster-file.ts'
import { ownerRole } from './types.ts'

/** One server for a whole test run; see `testing.ts` for what a test gets from it. */
export interface TestServer {
  engine: 15 | 18
  binDir: string
  socketFolder: string
  maintenanceUrl: string
  /** Why the template has no tables, when a migration does not apply. */
  migrationError?: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

export const templateDatabase = 'fangwei_template'
const folderPrefix = 'fangwei-test-'

/** Tests need no durability: a lost test database is made again. */
const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** Vitest calls this once per project and run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandoned()
  const base = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`))
  const account = chooseAccount(base)
  if (account) await chmod(base, 0o755)
  const engine = project.name === 'store-15' ? debianEngine(account) : findEmbeddedEngine(base, account)
  const folder = join(base, 'cluster')
  const endpoint = { kind: 'socket', folder: socketFolder(base, account) } as const
  const cluster: Cluster = { folder, engine, account, endpoint, settings: hasty }
  const store = await openCluster(cluster, () => undefined)
  const migrationError = await makeTemplate(cluster)
  project.provide('testServer', {
    engine: engine.major === 15 ? 15 : 18,
    binDir: engine.binDir,
    socketFolder: endpoint.folder,
    maintenanceUrl: maintenanceUrl(cluster),
    ...(migrationError ? { migrationError } : {}),
  })
  return async () => {
    await store.close()
    await rm(base, { recursive: true, force: true })
  }
}

function debianEngine(account: Cluster['account']): Engine {
  const folder = process.env.FANGWEI_POSTGRES15 ?? '/usr/lib/postgresql/15/bin'
  const engine = engineAt(folder, account)
  if (engine?.major !== 15) throw new Error(`No PostgreSQL 15 in ${folder}`)
  return engine
}

async function makeTemplate(cluster: Cluster): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: maintenanceUrl(cluster) })
  await client.connect()
  await client.query(`CREATE DATABASE ${templateDatabase}`).finally(() => client.end())
  try {
    await migrate(connectionUrl(cluster, ownerRole, templateDatabase))
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** A run that was killed leaves its server; the next one clears it away. */
async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const runner = name.startsWith(folderPrefix) ? Number(name.slice(folderPrefix.length).split('-')[0]) : 0
    if (!runner || existsSync(`/proc/${runner}`) || process.platform !== 'linux') continue
    const base = join(tmpdir(), name)
    const left = readPostmasterFile(join(base, 'cluster'))
    if (left && holderOf(left.pid) === 'server') process.kill(left.pid, 'SIGQUIT')
    await rm(base, { recursive: true, force: true, maxRetries: 5 })
  }
}
