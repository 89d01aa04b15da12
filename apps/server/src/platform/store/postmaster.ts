import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, maintenanceUrl, serverArguments } from './cluster.ts'
import { serverEnvironment } from './create-cluster.ts'
import { program } from './engine.ts'
import { holderOf, readPostmasterFile, removePostmasterFile, removeStrangersSocketLock } from './postmaster-file.ts'
import { StoreError } from './types.ts'

/** Recovery after a crash replays at most max_wal_size; ten minutes is far beyond that on any disk. */
const recoveryLimitMs = 600_000
/** A server that neither answers nor says it is starting. */
const silenceLimitMs = 30_000
/** A start that takes longer is worth telling the operator about. */
const noticeMs = 2_000
const pollMs = 10

export interface Reached {
  client: pg.Client
  how: 'started' | 'adopted'
}

/**
 * Connects to the cluster's server, starting it when it does not run. Any number of processes may call this at once:
 * PostgreSQL's own lock file lets one server win, and the losers connect to it.
 */
export async function reachServer(cluster: Cluster, onRecovery: () => void): Promise<Reached> {
  const begin = Date.now()
  let heardAt = begin
  let recovering = false
  let attempt: Attempt | undefined
  let starts = 0
  for (;;) {
    const state = serverState(cluster)
    const answer = state === 'starting' ? waiting : await connect(cluster)
    if ('client' in answer) return { client: answer.client, how: starts > 0 ? 'started' : 'adopted' }
    if (attempt?.failure) throw startFailed(cluster, attempt.failure)
    const now = Date.now()
    if (answer.starting) heardAt = now
    if (answer.starting && !recovering && now - begin > noticeMs) {
      recovering = true
      onRecovery()
    }
    if (state === 'absent' && attempt?.ended !== false) {
      attempt = startServer(cluster)
      starts += 1
    }
    if (now - heardAt > silenceLimitMs || now - begin > recoveryLimitMs) throw startFailed(cluster, answer.reason)
    await pause(starts > 3 ? pollMs * 5 : pollMs)
  }
}

type Answer = { client: pg.Client } | { starting: boolean; reason: string }

const waiting: Answer = { starting: true, reason: 'the server is starting or stopping' }

/** Starting up, shutting down or in recovery: worth waiting for (SQLSTATE class 57P). */
const isBusy = (error: unknown) => String((error as { code?: string }).code).startsWith('57P')

async function connect(cluster: Cluster): Promise<Answer> {
  const client = new pg.Client({ connectionString: maintenanceUrl(cluster), application_name: 'fangwei store' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return { client }
  } catch (error) {
    await client.end().catch(() => undefined)
    const code = (error as NodeJS.ErrnoException).code
    if (code?.startsWith('28')) throw startFailed(cluster, (error as Error).message)
    return { starting: isBusy(error), reason: (error as Error).message }
  }
}

type ServerState = 'absent' | 'starting' | 'running'

/** What the lock file says, without disturbing the server; removes those whose number now belongs to a stranger. */
function serverState(cluster: Cluster): ServerState {
  const file = readPostmasterFile(cluster.folder)
  const holder = file ? holderOf(file.pid) : 'nobody'
  if (holder === 'stranger') removePostmasterFile(cluster.folder)
  if (!file || holder !== 'server') {
    if (cluster.endpoint.kind === 'socket') removeStrangersSocketLock(cluster.endpoint.folder)
    return 'absent'
  }
  return file.ready ? 'running' : 'starting'
}

interface Attempt {
  ended: boolean
  failure?: string
}

/** Two starters met, or the last server's processes are still leaving: not a failure. */
const isContention = (said: string) => /postmaster\.pid|\.s\.PGSQL\.\d+\.lock|pre-existing shared memory/.test(said)

function startServer(cluster: Cluster): Attempt {
  const { account } = cluster
  const attempt: Attempt = { ended: false }
  const run = spawn(program(cluster.engine, 'postgres'), serverArguments(cluster), {
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
    cwd: process.platform === 'win32' ? cluster.folder : '/',
    env: serverEnvironment(),
    // A session of its own: Ctrl-C in our terminal must reach us, not the database.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  run.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000)
  })
  run.on('error', error => {
    attempt.ended = true
    attempt.failure = error.message
  })
  run.on('close', () => {
    attempt.ended = true
    if (run.exitCode !== 0 && run.signalCode === null && !isContention(said)) {
      attempt.failure = said.trim() || logTail(cluster)
    }
  })
  run.unref()
  ;(run.stderr as unknown as { unref(): void }).unref()
  return attempt
}

function logTail(cluster: Cluster): string {
  try {
    const folder = join(cluster.folder, 'log')
    const newest = readdirSync(folder)
      .map(name => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
      .sort((a, b) => b.at - a.at)[0]
    return newest ? readFileSync(newest.path, 'utf8').trim().split('\n').slice(-5).join('\n') : ''
  } catch {
    return ''
  }
}

function startFailed(cluster: Cluster, reason: string): StoreError {
  return new StoreError(
    `数据库未能启动(${cluster.folder}):${reason}`,
    `The database did not start (${cluster.folder}): ${reason}`,
  )
}

/** Asks the server to end all sessions and stop, and waits until it has left its data folder. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const file = readPostmasterFile(cluster.folder)
  if (!file || holderOf(file.pid) !== 'server') return
  if (process.platform === 'win32') {
    const stop = spawn(program(cluster.engine, 'pg_ctl'), ['stop', '-D', cluster.folder, '-m', 'fast', '-w'])
    await new Promise(resolve => stop.on('close', resolve))
    return
  }
  process.kill(file.pid, 'SIGINT')
  const limit = Date.now() + 60_000
  while (readPostmasterFile(cluster.folder)?.pid === file.pid && holderOf(file.pid) === 'server') {
    if (Date.now() > limit) throw startFailed(cluster, 'it does not stop')
    await pause(pollMs)
  }
}
