import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, migrateDown } from './migrate.ts'
import { withTestDatabase } from './testing.ts'

const { ownerUrl } = await withTestDatabase({ empty: true })
let folder: string

async function rows(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  return client
    .query(sql)
    .then(result => result.rows)
    .finally(() => client.end())
}

const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fangwei-migrations-'))
  write('001-street.sql', 'CREATE TABLE street (name text);\n-- down\nDROP TABLE street;\n')
  write('002-lamp.sql', 'CREATE TABLE lamp (id int);\nINSERT INTO lamp VALUES (1);\n-- down\nDROP TABLE lamp;\n')
})

afterEach(async () => {
  rmSync(folder, { recursive: true })
  await rows('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
})

describe('migrate', () => {
  it('applies files in order, once', async () => {
    expect(await migrate(ownerUrl, folder)).toEqual({ done: ['001-street', '002-lamp'], version: 2 })
    expect(await migrate(ownerUrl, folder)).toEqual({ done: [], version: 2 })
    expect(await rows('SELECT version, name FROM schema_migration ORDER BY version')).toEqual([
      { version: 1, name: '001-street' },
      { version: 2, name: '002-lamp' },
    ])
  })

  it('lets ten starters meet on an empty database', async () => {
    const reports = await Promise.all(Array.from({ length: 10 }, () => migrate(ownerUrl, folder)))
    expect(reports.flatMap(report => report.done).sort()).toEqual(['001-street', '002-lamp'])
    expect(await rows('SELECT id FROM lamp')).toEqual([{ id: 1 }])
  })

  it('leaves nothing of a file that fails, and names the line', async () => {
    write('003-broken.sql', 'CREATE TABLE half (id int);\n\nSELEC 1;\n')
    await expect(migrate(ownerUrl, folder)).rejects.toThrow('003-broken.sql:3')
    expect(await rows("SELECT to_regclass('half') AS half, to_regclass('lamp')::text AS lamp")).toEqual([
      { half: null, lamp: 'lamp' },
    ])
  })

  it('refuses a file changed after it was applied, but not a changed way back', async () => {
    await migrate(ownerUrl, folder)
    write('001-street.sql', 'CREATE TABLE street (name text);\r\n-- down\r\nDROP TABLE IF EXISTS street;\n')
    expect((await migrate(ownerUrl, folder)).done).toEqual([])
    write('001-street.sql', 'CREATE TABLE street (name varchar);\n')
    await expect(migrate(ownerUrl, folder)).rejects.toThrow('001-street was changed')
  })

  it('refuses a number below one applied, a number used twice, and a database newer than the files', async () => {
    await migrate(ownerUrl, folder)
    write('000-late.sql', 'SELECT 1;')
    await expect(migrate(ownerUrl, folder)).rejects.toThrow('000-late is numbered below')
    rmSync(join(folder, '000-late.sql'))
    write('002-twice.sql', 'SELECT 1;')
    await expect(migrate(ownerUrl, folder)).rejects.toThrow('used twice')
    rmSync(join(folder, '002-twice.sql'))
    rmSync(join(folder, '002-lamp.sql'))
    await expect(migrate(ownerUrl, folder)).rejects.toThrow('the database is newer')
  })
})

describe('migrateDown', () => {
  it('goes back, and up again', async () => {
    await migrate(ownerUrl, folder)
    expect(await migrateDown(ownerUrl, 0, folder)).toEqual({ done: ['002-lamp', '001-street'], version: 0 })
    expect(await rows("SELECT to_regclass('street') AS street")).toEqual([{ street: null }])
    expect((await migrate(ownerUrl, folder)).done).toEqual(['001-street', '002-lamp'])
  })

  it('stops at a file without a way back', async () => {
    write('003-forward.sql', 'SELECT 1;')
    await migrate(ownerUrl, folder)
    await expect(migrateDown(ownerUrl, 1, folder)).rejects.toThrow('003-forward has no')
  })
})
