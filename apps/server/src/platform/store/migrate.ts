import { join } from 'node:path'
import pg from 'pg'
import { type Migration, readMigrations } from './migration-files.ts'
import { StoreError } from './types.ts'

export const migrationsFolder = join(import.meta.dirname, '../../../migrations')

export interface MigrationReport {
  /** Names applied (or undone) by this call, in order. */
  done: string[]
  /** The highest version now in the database; 0 when empty. */
  version: number
}

interface Applied {
  version: number
  name: string
  checksum: string
}

/**
 * Applies every migration the database lacks, each in its own transaction. Any number of starters may call it at once:
 * each step holds the lock on `schema_migration` and looks again at what is applied.
 * Refuses a file changed after it was applied, one numbered below the newest applied, and a database newer than the files.
 */
export async function migrate(ownerUrl: string, folder = migrationsFolder): Promise<MigrationReport> {
  const migrations = readMigrations(folder)
  return inSession(ownerUrl, async client => {
    await createLedger(client)
    const done: string[] = []
    for (;;) {
      const name = await applyNext(client, migrations)
      if (!name) return { done, version: migrations.at(-1)?.version ?? 0 }
      done.push(name)
    }
  })
}

/** Undoes migrations above `to`, newest first, by their `-- down` parts. */
export async function migrateDown(ownerUrl: string, to: number, folder = migrationsFolder): Promise<MigrationReport> {
  const migrations = readMigrations(folder)
  return inSession(ownerUrl, async client => {
    await createLedger(client)
    const done: string[] = []
    for (;;) {
      const name = await undoLast(client, migrations, to)
      if (!name) return { done, version: to }
      done.push(name)
    }
  })
}

async function inSession<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'fangwei migrate' })
  client.on('error', () => undefined)
  await client.connect()
  return work(client).finally(() => client.end())
}

/** unique_violation, duplicate_object (the table's row type), duplicate_table */
const madeByAnother = new Set(['23505', '42710', '42P07'])

async function createLedger(client: pg.Client): Promise<void> {
  const made = client.query(`CREATE TABLE IF NOT EXISTS schema_migration (
    version integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`)
  // Two starters on an empty database: IF NOT EXISTS does not see the other's uncommitted table.
  await made.catch(error => {
    if (!madeByAnother.has(error.code)) throw error
  })
}

/** Runs one step with the ledger locked against every other starter. */
async function step<T>(client: pg.Client, work: (applied: Applied[]) => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    await client.query('LOCK TABLE schema_migration IN SHARE ROW EXCLUSIVE MODE')
    const { rows } = await client.query<Applied>(
      'SELECT version, name, checksum FROM schema_migration ORDER BY version',
    )
    const result = await work(rows)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

function applyNext(client: pg.Client, migrations: Migration[]): Promise<string | undefined> {
  return step(client, async applied => {
    checkHistory(applied, migrations)
    const next = migrations[applied.length]
    if (!next) return undefined
    await run(client, next.name, next.up)
    await client.query('INSERT INTO schema_migration (version, name, checksum) VALUES ($1, $2, $3)', [
      next.version,
      next.name,
      next.checksum,
    ])
    return next.name
  })
}

function undoLast(client: pg.Client, migrations: Migration[], to: number): Promise<string | undefined> {
  return step(client, async applied => {
    checkHistory(applied, migrations)
    const last = migrations[applied.length - 1]
    if (!last || last.version <= to) return undefined
    if (last.down === undefined) {
      throw new StoreError(`迁移 ${last.name} 没有 "-- down" 部分。`, `Migration ${last.name} has no "-- down" part.`)
    }
    await run(client, last.name, last.down)
    await client.query('DELETE FROM schema_migration WHERE version = $1', [last.version])
    return last.name
  })
}

/** What is applied must be exactly the first files, unchanged. */
function checkHistory(applied: Applied[], migrations: Migration[]): void {
  for (const [index, row] of applied.entries()) {
    const file = migrations.find(migration => migration.version === row.version)
    if (!file) {
      throw new StoreError(
        `数据库已执行迁移 ${row.name},本版本没有该文件:数据库比程序新,请使用更新的版本。`,
        `The database has migration ${row.name}, which this release does not: the database is newer, use a newer release.`,
      )
    }
    if (file.checksum !== row.checksum) {
      throw new StoreError(
        `迁移 ${row.name} 执行后被修改:请恢复原文件,改动写入新的迁移。`,
        `Migration ${row.name} was changed after it was applied: restore the file and put the change into a new one.`,
      )
    }
    if (migrations[index] !== file) {
      const late = migrations[index]!.name
      throw new StoreError(
        `迁移 ${late} 的编号低于已执行的迁移:请改用更大的编号。`,
        `Migration ${late} is numbered below one already applied: give it a higher number.`,
      )
    }
  }
}

async function run(client: pg.Client, name: string, sql: string): Promise<void> {
  try {
    await client.query(sql)
  } catch (cause) {
    const { message, position } = cause as Error & { position?: string }
    const line = position ? sql.slice(0, Number(position)).split('\n').length : undefined
    const place = line === undefined ? name : `${name}.sql:${line}`
    throw new StoreError(`迁移失败(${place}):${message}`, `Migration failed (${place}): ${message}`, { cause })
  }
}
