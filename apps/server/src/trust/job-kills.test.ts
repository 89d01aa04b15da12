import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readKeys } from '../platform/secrets/index.ts'
import { migrate, openStore } from '../platform/store/index.ts'
import { createServer } from '../server.ts'
import { DEMO_PASSWORD, fillCity, TENANT } from '../simulation/index.ts'
import { freePort } from '../testing/free-port.ts'

const main = join(import.meta.dirname, '../main.ts')
const folder = mkdtempSync(join(tmpdir(), 'fangwei-job-kills-'))
chmodSync(folder, 0o755)
let port: number
let child: ChildProcess | undefined
let owner: pg.Client
let store: Awaited<ReturnType<typeof openStore>>

/** A city with a year behind it, filled once and then left alone: nothing happens while a job is killed and taken up. */
beforeAll(async () => {
  store = await openStore({ dataDir: folder })
  await migrate(store.ownerUrl)
  const server = await createServer({
    appUrl: store.appUrl,
    dataDir: folder,
    keys: readKeys(folder),
    onError: error => console.error(error),
  })
  const { history } = await fillCity(server.services, () => undefined, { days: 365, population: 150_000 })
  await history(() => false)
  await server.settle()
  await server.close()
  owner = new pg.Client({ connectionString: store.ownerUrl })
  owner.on('error', () => undefined)
  await owner.connect()
  await owner.query('UPDATE tenant SET filled_at = now() WHERE id = $1', [TENANT])
  port = await freePort()
  await start()
}, 300_000)

afterAll(async () => {
  await end('SIGTERM')
  await owner?.end()
  await store?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<void> {
  child = spawn(process.execPath, ['--import', 'tsx', main], {
    cwd: join(import.meta.dirname, '../../../..'),
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: '',
      MQTT_PORT: '0',
      GATEWAY_PORT: '0',
    },
    stdio: 'ignore',
  })
  for (let n = 0; n < 600; n += 1) {
    const reply = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (reply?.ok === true) return
    await pause(100)
  }
  throw new Error('The server did not start')
}

async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

async function send<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
  const session = await fetch(`http://127.0.0.1:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-fangwei': '1' },
    body: JSON.stringify({ login: 'analyst.city', password: DEMO_PASSWORD }),
  })
  const cookie = session.headers.getSetCookie()[0]!.split(';')[0]!
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method,
    headers: { cookie, 'x-fangwei': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
  return (await reply.json()) as T
}

interface Job {
  readonly state: string
  readonly attempts: number
  readonly done: number
}
const jobOf = async (id: string): Promise<Job> =>
  (
    await owner.query<Job>(
      // While it still reads nobody knows how much there is: that is no progress of what is kept.
      `SELECT state, attempts, CASE WHEN progress ->> 'total' IS NULL THEN 0 ELSE coalesce((progress ->> 'done')::int, 0) END AS done FROM job WHERE tenant = $1 AND id = $2`,
      [TENANT, id],
    )
  ).rows[0]!

/** Waits until the job has ended; answers the least progress it was seen with once somebody has taken it up again. */
async function toItsEnd(id: string): Promise<{ job: Job; least: number }> {
  let least = Number.POSITIVE_INFINITY
  for (;;) {
    const job = await jobOf(id)
    if (job.attempts > 1 || job.state === 'done') least = Math.min(least, job.done)
    if (job.state === 'done') return { job, least }
    if (job.state === 'failed' || job.state === 'cancelled') throw new Error(`The job ${job.state}`)
    await pause(5)
  }
}

/** As if the half minute had passed for which a job belongs to the server that took it. */
const outlive = (id: string) =>
  owner.query(`UPDATE job SET leased_until = now() - interval '1 second' WHERE tenant = $1 AND id = $2`, [TENANT, id])

/** Kills the server once the job is past `after`, starts another, and waits for the job to end there. */
async function killedAfter(id: string, after: number) {
  let job = await jobOf(id)
  for (; job.done < after; job = await jobOf(id)) {
    if (job.state === 'done') throw new Error(`Done at ${job.done}, before ${after}: nothing to kill`)
    await pause(2)
  }
  await end('SIGKILL')
  const left = await jobOf(id)
  expect(left.state).toBe('running')
  await outlive(id)
  await start()
  return { ...(await toItsEnd(id)), left: left.done }
}

describe('a job whose server is killed in the middle', () => {
  it('scan: goes on where it was put down, and finds what an undisturbed one finds', async () => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
    const settings = {
      ...{ model: 'permutation', window: 'now', group: 'all', calls: 'citizens' },
      ...{ from: day(300), to: day(2), maxRadiusKm: 2, maxDays: 30, replications: 999 },
    }
    const ask = async () => (await send<{ id: string }>('POST', '/insight/scans', settings)).id
    const found = async (id: string) => await send<{ clusters: object[]; read: number }>('GET', `/insight/scans/${id}`)
    const calm = await ask()
    await toItsEnd(calm)
    const id = await ask()
    const { job, least, left } = await killedAfter(id, 500)
    expect([job.attempts, left < 999]).toEqual([2, true])
    expect(least).toBeGreaterThan(0)
    const [whole, resumed] = [await found(calm), await found(id)]
    expect(resumed.clusters).toEqual(whole.clusters)
    expect(resumed.read).toBe(whole.read)
  }, 300_000)

  it('hotspots: the answer comes all the same, once', async () => {
    const { id } = await send<{ id: string }>('POST', '/insight/hotspots', {
      group: 'all',
      band: 'all',
      recentDays: 90,
    })
    while ((await jobOf(id)).state === 'waiting') await pause(2)
    await end('SIGKILL')
    expect((await jobOf(id)).state).toBe('running')
    await outlive(id)
    await start()
    expect((await toItsEnd(id)).job.attempts).toBe(2)
    const { run } = await send<{ run: { id: string; cells: object[] } }>('GET', '/insight/hotspots')
    expect([run.id, run.cells.length > 5]).toEqual([id, true])
  }, 300_000)

  it('replay of a model: goes on where it was put down, and says what an undisturbed one says', async () => {
    const ask = () => send<{ id: string; job: string }>('POST', '/models/repeat-place/versions/1/replays', {})
    const found = async (id: string) => (await send<{ result: object }>('GET', `/model-replays/${id}`)).result
    const calm = await ask()
    await toItsEnd(calm.job)
    const asked = await ask()
    const { job, least } = await killedAfter(asked.job, 21_000)
    expect(job.attempts).toBe(2)
    expect(least).toBeGreaterThanOrEqual(20_000)
    expect(await found(asked.id)).toEqual(await found(calm.id))
  }, 300_000)
})
