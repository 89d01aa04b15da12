import type { Socket } from 'node:net'
import pg from 'pg'
import { type Sql, sql } from './sql.ts'
import './values.ts'

export interface Tx {
  /** Rows of one statement. */
  rows<T extends object>(query: Sql): Promise<T[]>
  /** The first row, or undefined. */
  first<T extends object>(query: Sql): Promise<T | undefined>
  /** Runs a statement; the number of rows it touched. */
  run(query: Sql): Promise<number>
  /** From here on in this transaction, act as the system role: after the decision, to write it. */
  asSystem(): void
  /** Back to the eyes the transaction began with: after the writing, to answer. */
  asViewer(): void
  /** To be done once this transaction has been committed, and only then: what is remembered beside the store. */
  afterCommit(work: () => void): void
}

/** Whose eyes a transaction reads with. */
export interface Viewer {
  readonly tenant: number
  readonly org: string
  readonly account: string
  readonly auditor: boolean
}

export interface Database {
  /** A transaction in the sight of one account, under row-level security. */
  as<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T>
  /** A transaction of the system itself within one tenant. */
  system<T>(tenant: number, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Single statements outside any tenant: log-in, readiness, the tenants there are. */
  outside<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Deadlock and serialisation failures are the database's way of saying "again". */
const AGAIN = new Set(['40P01', '40001'])
const ATTEMPTS = 4

export function openDatabase(url: string, options: { max?: number; onError?: (error: Error) => void } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 16,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Statements that do not wait for each other's answers are sent together; the server takes them in their order.
    pipeline: true,
    options: '-c timezone=UTC',
  })
  const report = options.onError ?? (() => undefined)
  pool.on('error', report)
  pool.on('connect', client => client.on('error', report))

  async function transaction<T>(settings: Settings, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        const sent = new Sent(client)
        sent.add(client.query(beginWith(settings)))
        const result = await work(txOf(client, sent, settings.role === undefined ? 'viewer' : 'system'))
        await sent.all()
        await client.query('COMMIT')
        sent.committed()
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch((e: Error) => {
          broken = e
        })
        if (!AGAIN.has((error as { code?: string }).code ?? '') || attempt === ATTEMPTS) throw error
      } finally {
        client.release(broken)
      }
    }
  }

  return {
    as: (viewer, work) =>
      transaction(
        {
          'app.tenant': String(viewer.tenant),
          'app.org': viewer.org,
          'app.account': viewer.account,
          'app.auditor': viewer.auditor ? 'on' : 'off',
        },
        work,
      ),
    system: (tenant, work) => transaction({ role: 'fangwei_system', 'app.tenant': String(tenant) }, work),
    outside: async work => {
      const client = await pool.connect()
      const sent = new Sent(client)
      try {
        const result = await work(txOf(client, sent, 'viewer'))
        sent.committed()
        return result
      } finally {
        client.release()
      }
    },
    close: () => pool.end(),
  }
}

type Settings = Readonly<Record<string, string>>

/** The beginning and whose eyes in one message: a round trip less for every transaction. The only values made text. */
const beginWith = (settings: Settings) =>
  `BEGIN; SELECT ${Object.entries(settings)
    .map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`)
    .join(', ')}`

/** Row-level security makes a plan of one role worthless to the other: each has prepared statements of its own. */
type Role = 'viewer' | 'system'
const prepared = (query: Sql, role: Role) => ({
  text: query.text,
  values: query.values as unknown[],
  name: `${role}.${query.name}`,
})

/**
 * What was sent without waiting, and what waits for the commit. Should a statement fail, the transaction is aborted and
 * every later one fails too, so nothing is lost by hearing of it at the end.
 */
class Sent {
  readonly #promises: Promise<unknown>[] = []
  readonly #afterwards: (() => void)[] = []
  readonly #socket: Socket
  #gathering = false

  constructor(client: pg.PoolClient) {
    this.#socket = (client as unknown as { connection: { stream: Socket } }).connection.stream
    this.gather()
  }

  /** What is said before the next turn of the loop goes out in one write: to the kernel a statement costs a packet. */
  gather(): void {
    if (this.#gathering) return
    this.#gathering = true
    this.#socket.cork()
    process.nextTick(() => {
      this.#gathering = false
      this.#socket.uncork()
    })
  }

  add(promise: Promise<unknown>): void {
    promise.catch(() => undefined)
    this.#promises.push(promise)
  }

  async all(): Promise<void> {
    await Promise.all(this.#promises)
  }

  afterCommit(work: () => void): void {
    this.#afterwards.push(work)
  }

  committed(): void {
    for (const work of this.#afterwards) work()
  }
}

function txOf(client: pg.PoolClient, sent: Sent, begunAs: Role): Tx {
  let role = begunAs
  const ask = <T extends object>(query: Sql) => {
    sent.gather()
    return client.query<T>(prepared(query, role))
  }
  const rows = async <T extends object>(query: Sql) => (await ask<T>(query)).rows
  const become = (next: Role, name: string) => {
    role = 'viewer'
    sent.add(ask(sql`SELECT set_config('role', ${name}, true)`))
    role = next
  }
  return {
    rows,
    first: async <T extends object>(query: Sql) => (await rows<T>(query))[0],
    run: async query => (await ask(query)).rowCount ?? 0,
    asSystem: () => become('system', 'fangwei_system'),
    asViewer: () => become('viewer', 'none'),
    afterCommit: work => sent.afterCommit(work),
  }
}
