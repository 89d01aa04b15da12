import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { currentUser } from './account.ts'
import type { Cluster } from './cluster.ts'
import { program } from './engine.ts'
import { configurationText, serverSettings } from './server-settings.ts'
import { appRole, ownerRole, StoreError } from './types.ts'

const identityMap = 'fangwei'

/**
 * Makes the cluster when it is missing and returns whether this call did. It is built under another name and renamed,
 * so a crash leaves nothing half made, and of two starters one wins and the other uses the winner's.
 */
export async function createCluster(cluster: Cluster): Promise<boolean> {
  if (existsSync(cluster.folder)) {
    await checkMajor(cluster)
    return false
  }
  await refuseOtherMajor(cluster)
  await sweepAbandoned(cluster.folder)
  const fresh = `${cluster.folder}.new-${process.pid}-${randomBytes(3).toString('hex')}`
  await mkdir(fresh, { mode: 0o700 })
  try {
    if (cluster.account) await chown(fresh, cluster.account.uid, cluster.account.gid)
    await runInitdb(cluster, fresh)
    await configure(cluster, fresh)
    await rename(fresh, cluster.folder)
    await syncFolder(dirname(cluster.folder))
    return true
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    if (existsSync(cluster.folder)) return false
    throw error
  }
}

async function runInitdb(cluster: Cluster, folder: string): Promise<void> {
  const { engine, endpoint } = cluster
  const locale =
    engine.major >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8']
  // One sync of the file system takes half the time of a thousand of single files.
  const whole = engine.major >= 17 && process.platform === 'linux' ? ['--sync-method=syncfs'] : []
  const sync = cluster.settings.fsync === 'off' ? ['--no-sync'] : whole
  const password = `${folder}.password`
  const secret = endpoint.kind === 'port' ? [`--pwfile=${password}`] : []
  // Trust lasts until configure() replaces pg_hba.conf; no server ever runs with it.
  const args = ['-D', folder, '-U', ownerRole, '-E', 'UTF8', '--auth=trust', '--data-checksums', '--no-instructions']
  try {
    if (endpoint.kind === 'port') {
      await writeFile(password, `${endpoint.passwords[ownerRole]}\n`, { mode: 0o600 })
      if (cluster.account) await chown(password, cluster.account.uid, cluster.account.gid)
    }
    await initdb(cluster, folder, [...args, ...locale, ...sync, ...secret])
  } finally {
    await rm(password, { force: true })
  }
}

function initdb({ engine, account }: Cluster, folder: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const run = spawn(program(engine, 'initdb'), args, {
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
      cwd: process.platform === 'win32' ? folder : '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    run.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    run.on('error', reject)
    run.on('close', code => (code === 0 ? resolve() : reject(initdbFailed(folder, said))))
  })
}

/** Nothing of the caller's PG* variables may reach the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap(name => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  })
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}

function initdbFailed(folder: string, said: string): StoreError {
  return new StoreError(
    `无法在 ${dirname(folder)} 建立数据库:${said.trim()}`,
    `Could not create the database in ${dirname(folder)}: ${said.trim()}`,
  )
}

/** Who may connect: over the socket, only the accounts named in the identity map; over the port, by password. */
async function configure(cluster: Cluster, folder: string): Promise<void> {
  const roles = `${ownerRole},${appRole}`
  const rule =
    cluster.endpoint.kind === 'socket'
      ? `local all ${roles} peer map=${identityMap}`
      : `host all ${roles} 127.0.0.1/32 scram-sha-256`
  await writeFile(join(folder, 'pg_hba.conf'), `${rule}\n`)
  await writeFile(join(folder, 'fangwei.conf'), configurationText(serverSettings))
  await appendFile(join(folder, 'postgresql.conf'), "\ninclude 'fangwei.conf'\n")
  if (!cluster.account) return
  await chown(join(folder, 'fangwei.conf'), cluster.account.uid, cluster.account.gid)
}

/** Lets this process's account log in over the socket; returns whether the map changed and must be reloaded. */
export async function admitCurrentUser(cluster: Cluster): Promise<boolean> {
  const file = join(cluster.folder, 'pg_ident.conf')
  const text = await readFile(file, 'utf8')
  const user = currentUser()
  const missing = [ownerRole, appRole]
    .map(role => `${identityMap} "${user}" ${role}`)
    .filter(line => !text.includes(line))
  if (missing.length > 0) await appendFile(file, `${missing.join('\n')}\n`)
  return missing.length > 0
}

async function checkMajor(cluster: Cluster): Promise<void> {
  const written = Number(await readFile(join(cluster.folder, 'PG_VERSION'), 'utf8'))
  if (written !== cluster.engine.major) throw otherMajor(written, cluster)
}

/** A newer release must not quietly begin an empty city beside the old one. */
async function refuseOtherMajor(cluster: Cluster): Promise<void> {
  const siblings = await readdir(dirname(cluster.folder))
  const other = siblings.flatMap(name => /^postgres-(\d+)$/.exec(name)?.[1] ?? [])[0]
  if (other && basename(cluster.folder).startsWith('postgres-')) throw otherMajor(Number(other), cluster)
}

function otherMajor(written: number, cluster: Cluster): StoreError {
  const { major } = cluster.engine
  return new StoreError(
    `现有数据由 PostgreSQL ${written} 写入,本版本内置 ${major}:请用旧版本导出后导入,数据未改动。`,
    `The existing data was written by PostgreSQL ${written}, this release carries ${major}: export it with the release that wrote it and import it here. Nothing was changed.`,
  )
}

/** Removes folders whose maker died before the rename. */
async function sweepAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    const maker = name.startsWith(`${basename(folder)}.new-`) ? Number(name.split('-').at(-2)) : 0
    if (maker > 0 && maker !== process.pid && !isRunning(maker)) {
      await rm(join(dirname(folder), name), { recursive: true, force: true })
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
