import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from './types.ts'

/** One numbered SQL file: what it does, and after a line that is exactly `-- down`, what undoes it. */
export interface Migration {
  version: number
  name: string
  up: string
  down: string | undefined
  /** SHA-256 of the `up` part in hex, with line ends as LF. */
  checksum: string
}

const fileName = /^(\d{3,})-([a-z0-9-]+)\.sql$/

export function parseMigration(name: string, text: string): Migration {
  const version = Number(fileName.exec(name)?.[1])
  const [up = '', ...down] = text.replaceAll('\r\n', '\n').split(/^-- down$/m)
  const checksum = createHash('sha256').update(up.trim()).digest('hex')
  return { version, name: name.replace(/\.sql$/, ''), up, down: down.length > 0 ? down.join('') : undefined, checksum }
}

/** The migrations of a folder in order; other files (schema.sql) are left alone. Two with one number are refused. */
export function readMigrations(folder: string): Migration[] {
  const migrations = readdirSync(folder)
    .filter(name => fileName.test(name))
    .map(name => parseMigration(name, readFileSync(join(folder, name), 'utf8')))
    .sort((a, b) => a.version - b.version)
  const twice = migrations.find((one, index) => one.version === migrations[index - 1]?.version)
  if (twice) {
    throw new StoreError(`迁移编号 ${twice.version} 重复。`, `Migration number ${twice.version} is used twice.`)
  }
  return migrations
}
