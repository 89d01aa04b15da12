import { setTimeout as wait } from 'node:timers/promises'
import { type Account, actorOf, viewerOf } from '@fangwei/server/access/index.ts'
import { act } from '@fangwei/server/loop/index.ts'
import { sql } from '@fangwei/server/platform/db/index.ts'
import { surroundings } from '@fangwei/server/services.ts'
import { type Bench, type BenchRun, sized, timed } from '../bench.ts'
import type { Figure } from '../figures/figure.ts'
import { percentile } from '../figures/percentile.ts'
import { logIn, startServer } from '../world/server-process.ts'
import { plantWarnings, warningId, warningIdSql } from '../world/warnings.ts'
import { TENANT, type World, withWorld } from '../world/world.ts'
import { evenly } from './arrivals.ts'
import { post } from './over-http.ts'
import { pgbenchPath, pgbenchRate } from './pgbench.ts'
import { recording, type Spoken } from './record-statements.ts'

const USERS = 50
const PER_SECOND = 200
const SECONDS = 30
const CLIENTS = 16
const SATURATED = 16_000
/** Acts before the measured ones: every connection has its statements planned, every function is compiled. */
const WARM = 4000
const ACTION = 'sign'

/** The officer whose station holds the warning with this number. */
const officerOf = (world: World, number: number): Account => world.officers[number % world.officers.length]!

async function sign(world: World, number: number, spoken?: Spoken[]): Promise<void> {
  const account = officerOf(world, number)
  const around = await surroundings(world.services, TENANT)
  await world.services.db.as(viewerOf(account), tx =>
    act(spoken === undefined ? tx : recording(tx, spoken), around, actorOf(account), {
      matter: warningId(number),
      action: ACTION,
      input: {},
      expectedVersion: 1,
    }),
  )
}

/** Until the order and its readers have taken what was planted: the figure is of acts, not of a backlog. */
async function caughtUp(world: World): Promise<void> {
  for (;;) {
    const [left] = await world.owner<{ n: number }>(
      `SELECT (SELECT count(*) FROM fact_pending)::int
         + (SELECT count(*) FROM sequencer s JOIN consumer c USING (tenant) WHERE c.position < s.size)::int AS n`,
    )
    if (left?.n === 0) return
    await wait(200)
  }
}

async function overHttp(world: World, run: BenchRun, first: number, count: number): Promise<Figure[]> {
  const server = await startServer(world.dataDir)
  try {
    const sessions = await Promise.all(world.officers.map(o => logIn(server.address, o.login)))
    const send = (number: number) =>
      post(
        `${server.address}/api/v1/matters/${warningId(number)}/actions`,
        { ...sessions[number % sessions.length]!, 'idempotency-key': `bench-act-${number}` },
        { action: ACTION, version: 1 },
      )
    await caughtUp(world)
    const warm = sized(run, WARM, world.officers.length)
    await evenly(warm, PER_SECOND, n => send(first + n).then(() => undefined))
    const took = await evenly(count, PER_SECOND, async n => {
      await send(first + warm + n)
    })
    return [
      {
        name: `p50 at ${PER_SECOND}/s, ${world.officers.length} users, HTTP`,
        value: percentile(took, 0.5),
        unit: 'ms',
      },
      {
        name: `p99 at ${PER_SECOND}/s, ${world.officers.length} users, HTTP`,
        value: percentile(took, 0.99),
        unit: 'ms',
        bar: { atMost: 20 },
        note: `${count} acts, timed from when each was due`,
      },
    ]
  } finally {
    await server.stop()
  }
}

/** Acts per second with 16 at work at once in this process. */
async function saturated(world: World, first: number, count: number): Promise<number> {
  let next = first
  const client = async () => {
    for (let n = next++; n < first + count; n = next++) await sign(world, n)
  }
  const { seconds } = await timed(() => Promise.all(Array.from({ length: CLIENTS }, client)))
  return count / seconds
}

async function againstPgbench(world: World, number: number, each: number): Promise<number | undefined> {
  const program = pgbenchPath()
  if (program === undefined) return undefined
  const spoken: Spoken[] = []
  const { tenant, org, id } = officerOf(world, number)
  const opening = sql`SELECT set_config('app.tenant', ${String(tenant)}, true), set_config('app.org', ${org}, true),
    set_config('app.account', ${id}, true), set_config('app.auditor', 'off', true)`
  await sign(world, number, spoken)
  return pgbenchRate({
    program,
    url: world.appUrl,
    folder: world.dataDir,
    statements: [opening, ...spoken],
    matter: warningId(number),
    idSql: warningIdSql(':n'),
    clients: CLIENTS,
    each,
    firstNumber: number + 1,
  })
}

export const action: Bench = {
  name: 'action',
  summary: 'One act on a matter: lock, decide, write, fact, deadline; evenly over HTTP, and saturated against pgbench',
  run: run =>
    withWorld(
      run,
      async world => {
        const users = world.officers.length
        const http = sized(run, PER_SECOND * SECONDS, 40)
        const warm = sized(run, WARM, users)
        const full = sized(run, SATURATED, 160)
        const each = Math.ceil(full / CLIENTS)
        const start = { http: 1, saturated: 1 + warm + http, pgbench: 1 + warm + http + 2 * full }
        await plantWarnings(world, { from: 1, count: start.pgbench - 1, at: world.officers })
        // All of these at one station, so that the recorded viewer sees every one of them.
        const at = [officerOf(world, start.pgbench)]
        await plantWarnings(world, { from: start.pgbench, count: each * CLIENTS + 1, at })
        run.say('planted')
        const figures = await overHttp(world, run, start.http, http)
        await saturated(world, start.saturated, full)
        const rate = await saturated(world, start.saturated + full, full)
        const limit = await againstPgbench(world, start.pgbench, each)
        return [
          ...figures,
          {
            name: `acts from ${CLIENTS} at once in process`,
            value: rate,
            unit: 'acts/s',
            ...(limit === undefined
              ? { note: 'no pgbench on this machine' }
              : { bar: { atLeast: limit / 2 }, limit: { name: 'pgbench, same SQL prepared', value: limit } }),
          },
        ]
      },
      { officers: sized(run, USERS, 2) },
    ),
}
