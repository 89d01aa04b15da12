import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Keys } from './seal.ts'

interface KeyFile {
  readonly seal: Record<string, string>
  readonly index: string
}

/** The node's keys, made on first start, readable by its owner only. Kept apart from backups of the data. */
export function readKeys(dataDir: string): Keys {
  const path = join(dataDir, 'secrets', 'keys.json')
  const file = existing(path) ?? create(path)
  return {
    seal: new Map(Object.entries(file.seal).map(([version, key]) => [Number(version), Buffer.from(key, 'base64')])),
    index: Buffer.from(file.index, 'base64'),
  }
}

function existing(path: string): KeyFile | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as KeyFile
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function create(path: string): KeyFile {
  const file = { seal: { '1': randomBytes(32).toString('base64') }, index: randomBytes(32).toString('base64') }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(path, JSON.stringify(file), { mode: 0o600, flag: 'wx' })
    return file
  } catch (error) {
    // Another process made it between the look and the write.
    const made = (error as NodeJS.ErrnoException).code === 'EEXIST' ? existing(path) : undefined
    if (made === undefined) throw error
    return made
  }
}
