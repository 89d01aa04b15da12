import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type { Account } from './account.ts'
import { canReach } from './reach.ts'
import { StoreError } from './types.ts'

/** `sun_path` holds 104 bytes on macOS and 108 on Linux, the closing zero included. */
const longestSocketPath = 103

const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

export interface Base {
  /** Folder that holds the cluster, its socket and, if need be, a copy of the binaries. */
  folder: string
  /** Set when the data could not lie where it was wanted. */
  movedFrom?: string
}

/**
 * The data folder, or /var/lib/fangwei/<name>-<hash> when the account that runs PostgreSQL cannot reach it
 * (the usual case: root starting from a home folder closed to everybody else).
 */
export function chooseBase(dataDir: string, account: Account | undefined, shelter = '/var/lib/fangwei'): Base {
  mkdirSync(dataDir, { recursive: true, mode: account ? 0o755 : 0o700 })
  const wanted = realpathSync(dataDir)
  if (!account || canReach(wanted, account)) return { folder: wanted }
  const name = `${basename(dirname(wanted))}-${fingerprint(wanted)}`
  const folder = join(resolve(shelter), name)
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  return { folder, movedFrom: wanted }
}

/** Folder for the Unix socket, open to one account only; a short one under the temporary folder when the path is too long. */
export function socketFolder(base: string, account: Account | undefined): string {
  const near = join(base, 'socket')
  if (Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= longestSocketPath) return privateFolder(near, account)
  const name = `fangwei-${fingerprint(base)}`
  const temporary = [realpathSync(tmpdir()), '/tmp'].find(
    folder =>
      Buffer.byteLength(join(folder, name, '.s.PGSQL.5432')) <= longestSocketPath &&
      (!account || canReach(folder, account)),
  )
  return privateFolder(join(temporary ?? '/tmp', name), account)
}

function privateFolder(folder: string, account: Account | undefined): string {
  const uid = account?.uid ?? process.getuid?.() ?? 0
  try {
    mkdirSync(folder, { mode: 0o700 })
    if (account) chownSync(folder, account.uid, account.gid)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const found = lstatSync(folder)
  const unfinished = account !== undefined && found.uid === 0
  if (!found.isDirectory() || (found.uid !== uid && !unfinished)) {
    throw new StoreError(
      `文件夹 ${folder} 属于另一账户,不能放置数据库套接字:请以该账户启动,或另设 DATA_DIR。`,
      `The folder ${folder} belongs to another account and cannot hold the database socket: start as that account, or set DATA_DIR.`,
    )
  }
  if (account && unfinished) chownSync(folder, account.uid, account.gid)
  if ((found.mode & 0o077) !== 0) chmodSync(folder, 0o700)
  return folder
}
