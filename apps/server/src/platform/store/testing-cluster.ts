import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { chooseAccount } from './account.ts'
import type { Cluster } from './cluster.ts'
import { socketFolder } from './location.ts'
import { stopServer } from './postmaster.ts'
import type { StoreEvent } from './types.ts'

/** Registered when the file is collected: a hook asked for inside a test would never run. */
const made = { folders: [] as string[], clusters: [] as Cluster[] }
afterAll(async () => {
  for (const cluster of made.clusters) await stopServer(cluster)
  for (const folder of made.folders) rmSync(folder, { recursive: true, force: true })
})

/** A temporary folder the database account can reach, removed at the end of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fangwei-store-'))
  chmodSync(folder, 0o755)
  made.folders.push(folder)
  return folder
}

/** A cluster not yet made, with this project's engine and full durability; its server is stopped at the end. */
export function temporaryCluster(endpoint?: Cluster['endpoint']): Cluster {
  const base = temporaryFolder()
  const account = chooseAccount(base)
  const { binDir, engine } = inject('testServer')
  const cluster: Cluster = {
    folder: join(base, `postgres-${engine}`),
    engine: { binDir, major: engine },
    account,
    endpoint: endpoint ?? { kind: 'socket', folder: socketFolder(base, account) },
    settings: {},
  }
  made.clusters.push(cluster)
  return cluster
}

export async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return client
    .query<Row>(sql)
    .then(result => result.rows)
    .finally(() => client.end())
}

type Message = StoreEvent | { kind: 'open' }

export interface StoreProcess {
  child: ChildProcess
  /** Resolves when the process has reported an event of that kind. */
  reported(kind: Message['kind']): Promise<void>
  /** Ends its stdin, so that it closes the store; resolves when it has ended. */
  leave(): Promise<void>
  ended: Promise<void>
}

const tsx = createRequire(import.meta.url).resolve('tsx')

/** Another process that opens the same cluster. */
export function storeProcess(cluster: Cluster): StoreProcess {
  const program = join(import.meta.dirname, 'testing-process.ts')
  const child = spawn(process.execPath, ['--import', tsx, program, JSON.stringify(cluster)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const collected = collectEvents<Message>()
  createInterface({ input: child.stdout }).on('line', line => collected.add(JSON.parse(line)))
  const ended = new Promise<void>(resolve => child.on('close', () => resolve()))
  return {
    child,
    reported: collected.reported,
    leave: () => {
      child.stdin.end()
      return ended
    },
    ended,
  }
}

export interface EventCollection<Event> {
  add(event: Event): void
  reported(kind: string): Promise<void>
  kinds(): string[]
}

/** Keeps events and lets a test wait for one, however early or late it comes. */
export function collectEvents<Event extends { kind: string } = StoreEvent>(): EventCollection<Event> {
  const seen: string[] = []
  const waiting: { kind: string; resolve: () => void }[] = []
  return {
    add: event => {
      seen.push(event.kind)
      for (const one of waiting) if (one.kind === event.kind) one.resolve()
    },
    reported: kind =>
      seen.includes(kind) ? Promise.resolve() : new Promise(resolve => waiting.push({ kind, resolve })),
    kinds: () => [...seen],
  }
}
