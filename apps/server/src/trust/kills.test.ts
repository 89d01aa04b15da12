import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate, openStore } from '../platform/store/index.ts'
import { readPostmasterFile } from '../platform/store/postmaster-file.ts'
import { freePort } from '../testing/free-port.ts'

/** How often something is killed in the ordinary run; the promise of a hundred is kept with FANGWEI_KILLS=100. */
const KILLS = Number(process.env.FANGWEI_KILLS ?? 20)
const WRITERS = 4
/** So many processes share the store, so that one starts while another is killed. */
const SERVERS = 3
/** Work that must be acknowledged between two kills, so that each one hits a server under load. */
const ACKS_BETWEEN = 6
const ORG = '159901990101'
const main = join(import.meta.dirname, '../main.ts')

const folder = mkdtempSync(join(tmpdir(), 'fangwei-kills-'))
chmodSync(folder, 0o755)
const ackFile = join(folder, 'acknowledged')
const token = randomBytes(32).toString('base64url')

/** One of the processes that serve the same store. */
interface Serving {
  readonly port: number
  child: ChildProcess
  /** It has acknowledged something since it was started. */
  serves: boolean
}
const servers: Serving[] = []

afterAll(async () => {
  await Promise.all(servers.map(leave))
  rmSync(folder, { recursive: true, force: true })
})

async function leave({ child }: Serving): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** A city of one station and one officer on shift; marked as filled, so that the demo city stays away. */
async function plant(): Promise<void> {
  const store = await openStore({ dataDir: folder })
  await migrate(store.ownerUrl)
  await asOwner(store.ownerUrl, async owner => {
    await owner.query(`INSERT INTO tenant VALUES (1, '测试市', 'Test City', 480, now(), now())`)
    await owner.query('INSERT INTO sequencer (tenant) VALUES (1)')
    for (const [register, id, kind] of [
      ['org', ORG, 'station'],
      ['post', 'desk', 'duty-desk'],
    ])
      await owner.query(
        `INSERT INTO register_entry (tenant, register, id, org, path, name, data, valid_from, changed_at)
         VALUES (1, $1, $2, $3, ARRAY[$3], '甲派出所', $4, '2020-01-01', now())`,
        [register, id, ORG, { kind, nameEn: 'Station A' }],
      )
    await owner.query(`INSERT INTO account (tenant, id, login, password_hash, name, org, roles)
      VALUES (1, 'officer', 'officer', 'none', 'Officer', '${ORG}', '{station-duty-officer}')`)
    await owner.query(`INSERT INTO shift (tenant, id, post, account, org, starts_at, ends_at)
      VALUES (1, 'shift', 'desk', 'officer', '${ORG}', now() - interval '1 day', now() + interval '1 day')`)
    await owner.query(`INSERT INTO session VALUES ($1, 1, 'officer', now(), now() + interval '1 day', NULL)`, [
      createHash('sha256').update(token).digest(),
    ])
  })
  await store.close()
}

async function asOwner<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  return work(owner).finally(() => owner.end())
}

function startServer(port: number): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', main], {
    cwd: join(import.meta.dirname, '../../../..'),
    env: { ...process.env, DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'ignore'],
  })
}

async function send(port: number, path: string, key: string, body: object): Promise<{ status: number; id: string }> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  })
  return { status: reply.status, id: ((await reply.json()) as { id: string }).id }
}

const opening = (key: string) => ({
  type: 'incident',
  unit: ORG,
  fields: {
    content: '有人争吵',
    category: '040300',
    grade: 2,
    channel: '0101',
    reportedAt: new Date(Date.now() - 60_000).toISOString(),
    address: key,
  },
})

const refusals: string[] = []
let acknowledged = 0
let sent = 0
let stopped = false

/** Sends the same key until it is acknowledged, then writes that down where no crash of ours reaches. */
async function insist(path: string, key: string, body: object): Promise<string> {
  for (;;) {
    // Another process may get the second try: the key holds across all of them.
    const server = servers[sent % servers.length]!
    sent += 1
    const reply = await send(server.port, path, key, body).catch(() => undefined)
    if (reply?.status === 200) {
      server.serves = true
      appendFileSync(ackFile, `${key}\n`, { flush: true })
      acknowledged += 1
      return reply.id
    }
    if (reply !== undefined && reply.status < 500) refusals.push(`${reply.status} ${path}`)
    await pause(20)
  }
}

/** Opens a matter, then three notes on it, and so on. */
async function write(): Promise<void> {
  while (!stopped) {
    const key = `opened-${randomUUID()}`
    const matter = await insist('/matters', key, opening(key))
    for (let n = 0; n < 3 && !stopped; n += 1) {
      const note = `noted-${randomUUID()}`
      await insist(`/matters/${matter}/actions`, note, { action: 'note', input: { text: note } })
    }
  }
}

async function acknowledge(more: number): Promise<void> {
  for (const wanted = acknowledged + more; acknowledged < wanted; ) await pause(2)
}

const postmaster = (): number | undefined => readPostmasterFile(join(folder, 'postgres-18'))?.pid

function killDatabase(): void {
  const pid = postmaster()
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
}

/** The process that has served longest, or none while all are still starting. */
async function killServer(): Promise<void> {
  const at = servers.findIndex(s => s.serves)
  const [server] = servers.splice(at, 1)
  if (at < 0 || server === undefined) throw new Error('Nothing served, and yet something was acknowledged')
  const { child, port } = server
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  servers.push({ port, child: startServer(port), serves: false })
}

const kills = {
  server: killServer,
  'server and database': async () => {
    killDatabase()
    await killServer()
  },
  database: async () => killDatabase(),
}

beforeAll(async () => {
  await plant()
  for (let n = 0; n < SERVERS; n += 1) {
    const port = await freePort()
    servers.push({ port, child: startServer(port), serves: false })
  }
}, 120_000)

describe(`${KILLS} times kill -9 under ${WRITERS} writers`, () => {
  it('loses and doubles nothing that was acknowledged', { timeout: 1_800_000 }, async () => {
    const began = performance.now()
    const writers = Array.from({ length: WRITERS }, write)
    const modes = Object.values(kills)
    for (let n = 0; n < KILLS; n += 1) {
      await acknowledge(ACKS_BETWEEN)
      await modes[n % modes.length]!()
    }
    await acknowledge(ACKS_BETWEEN)
    stopped = true
    await Promise.all(writers)
    const seconds = (performance.now() - began) / 1000
    await Promise.all(servers.map(leave))
    console.log(`${KILLS} kills in ${seconds.toFixed(1)} s, ${acknowledged} acknowledged of ${sent} requests sent`)
    expect(refusals).toEqual([])
    await compare()
  })
})

/** The ack file against the store: every acknowledged key once, no other key twice, one gapless order. */
async function compare(): Promise<void> {
  const acks = readFileSync(ackFile, 'utf8').trim().split('\n')
  expect(acks.length).toBe(acknowledged)
  const store = await openStore({ dataDir: folder })
  const kept = await asOwner(store.ownerUrl, async owner => ({
    keys: (
      await owner.query<{ key: string; n: number }>(
        `SELECT key, count(*)::int AS n FROM (
           SELECT p.bytes::jsonb -> 'input' ->> 'text' AS key FROM fact f JOIN fact_payload p ON p.tenant = f.tenant AND p.fact = f.id WHERE f.kind = 'incident.noted'
           UNION ALL SELECT data ->> 'address' FROM matter
         ) k GROUP BY key`,
      )
    ).rows,
    openings: (await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM fact WHERE kind = 'incident.opened'`))
      .rows,
    matters: (await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM matter')).rows,
    versions: (
      await owner.query(
        `SELECT m.id FROM matter m JOIN fact f ON f.tenant = m.tenant AND f.matter = m.id AND f.kind IN ('incident.opened', 'incident.noted')
         GROUP BY m.tenant, m.id, m.version HAVING count(*) <> count(DISTINCT f.version) OR max(f.version) > m.version`,
      )
    ).rows,
    order: (
      await owner.query<Record<string, number>>(
        `SELECT (SELECT count(*)::int FROM fact) - (SELECT count(*)::int FROM fact_order) - (SELECT count(*)::int FROM fact_pending) AS unplaced,
           (SELECT max(position)::int - count(*)::int FROM fact_order) AS gaps,
           (SELECT count(*)::int - count(DISTINCT fact)::int FROM fact_order) AS doubled,
           (SELECT size::int FROM sequencer) - (SELECT count(*)::int FROM fact_order) AS beyond`,
      )
    ).rows,
  })).finally(() => store.close())
  const times = new Map(kept.keys.map(k => [k.key, k.n]))
  expect(acks.filter(key => !times.has(key))).toEqual([])
  expect(kept.keys.filter(k => k.n > 1)).toEqual([])
  expect(kept.openings).toEqual(kept.matters)
  expect(kept.versions).toEqual([])
  expect(kept.order).toEqual([{ unplaced: 0, gaps: 0, doubled: 0, beyond: 0 }])
}
