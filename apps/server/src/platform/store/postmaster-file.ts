import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What postmaster.pid says (PostgreSQL's own file: pid, data folder, start, port, socket folder, …, status). */
export interface PostmasterFile {
  pid: number
  ready: boolean
}

export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n').map(line => line.trim())
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7] === 'ready' } : undefined
}

export const readPostmasterFile = (clusterFolder: string): PostmasterFile | undefined =>
  readLock(join(clusterFolder, 'postmaster.pid'))

/** Beside its socket the server keeps another lock file, which begins with its number as well. */
const socketLock = (socketFolder: string) => join(socketFolder, '.s.PGSQL.5432.lock')

function readLock(path: string): PostmasterFile | undefined {
  try {
    return parsePostmasterFile(readFileSync(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

export type Holder = 'server' | 'nobody' | 'stranger'

/**
 * Who has the process number in a lock file. A stranger (a number reused by another program, or a dead server nobody
 * reaped) would make PostgreSQL refuse to start for ever, so its lock file must go; PostgreSQL clears the others itself.
 */
export function holderOf(pid: number): Holder {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'nobody'
  }
  return process.platform === 'linux' ? linuxHolder(pid) : 'server'
}

function linuxHolder(pid: number): Holder {
  try {
    const [, name, state] = /\((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return name === 'postgres' && state !== 'Z' ? 'server' : 'stranger'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'nobody' : 'server'
  }
}

export function removePostmasterFile(clusterFolder: string): void {
  rmSync(join(clusterFolder, 'postmaster.pid'), { force: true })
}

/** Removes the socket's lock file when its number belongs to a stranger. */
export function removeStrangersSocketLock(socketFolder: string): void {
  const lock = readLock(socketLock(socketFolder))
  if (lock !== undefined && holderOf(lock.pid) === 'stranger') rmSync(socketLock(socketFolder), { force: true })
}
