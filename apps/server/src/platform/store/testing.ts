import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { connectionUrl } from './cluster.ts'
import { templateDatabase } from './test-server.ts'
import { appRole, ownerRole } from './types.ts'

export interface TestDatabase {
  ownerUrl: string
  appUrl: string
  engine: 15 | 18
}

/**
 * A database of its own for one test file, cloned from the migrated template (or empty), dropped at the end.
 * Call it at the top level of the file or of a `describe`: `const database = await withTestDatabase()`.
 */
export async function withTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const server = inject('testServer')
  if (server.migrationError && !options.empty) throw new Error(server.migrationError)
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = options.empty ? 'template1' : templateDatabase
  await administer(server.maintenanceUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  afterAll(() => administer(server.maintenanceUrl, `DROP DATABASE ${name} WITH (FORCE)`))
  const cluster = { endpoint: { kind: 'socket', folder: server.socketFolder } } as const
  return {
    ownerUrl: connectionUrl(cluster, ownerRole, name),
    appUrl: connectionUrl(cluster, appRole, name),
    engine: server.engine,
  }
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
