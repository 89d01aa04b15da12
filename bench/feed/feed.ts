import { setTimeout as wait } from 'node:timers/promises'
import { actorOf, viewerOf } from '@fangwei/server/access/index.ts'
import { act } from '@fangwei/server/loop/index.ts'
import { surroundings } from '@fangwei/server/services.ts'
import { evenly } from '../action/arrivals.ts'
import { type Bench, sized } from '../bench.ts'
import { percentile } from '../figures/percentile.ts'
import { logIn, startServer } from '../world/server-process.ts'
import { plantWarnings, warningId } from '../world/warnings.ts'
import { TENANT, type World, withWorld } from '../world/world.ts'
import { openFeed } from './feed-client.ts'

const CLIENTS = 1000
const PER_SECOND = 200
const SECONDS = 10
const ATMOST_MS = 1000
const LAST_WAIT_MS = 10_000

async function sign(world: World, number: number): Promise<void> {
  const account = world.officers[number % world.officers.length]!
  const around = await surroundings(world.services, TENANT)
  await world.services.db.as(viewerOf(account), tx =>
    act(tx, around, actorOf(account), { matter: warningId(number), action: 'sign', input: {} }),
  )
}

/** Every client is of the city and sees every event: the widest sight there is. */
async function measure(world: World, clients: number, events: number) {
  const server = await startServer(world.dataDir)
  const committed = new Map<string, number>()
  const heard: number[] = []
  const early: string[] = []
  const hear = (matter: string) => {
    const at = committed.get(matter)
    // The feed may be faster than the commit's own answer to the writer.
    if (at === undefined) early.push(matter)
    else heard.push(performance.now() - at)
  }
  try {
    const headers = await logIn(server.address, world.city.login)
    const open = await Promise.all(Array.from({ length: clients }, () => openFeed(server.address, headers, hear)))
    await evenly(events, PER_SECOND, async n => {
      await sign(world, n + 1)
      committed.set(warningId(n + 1), performance.now())
    })
    const until = performance.now() + LAST_WAIT_MS
    while (heard.length + early.length < clients * events && performance.now() < until) await wait(20)
    for (const client of open) client.close()
    return { took: [...heard, ...early.map(() => 0)], lost: clients * events - heard.length - early.length }
  } finally {
    await server.stop()
  }
}

export const feed: Bench = {
  name: 'feed',
  summary: 'Live feed: a thousand readers of every event, 200 events a second; from commit to reader',
  run: run =>
    withWorld(
      run,
      async world => {
        const clients = sized(run, CLIENTS, 5)
        const events = sized(run, PER_SECOND * SECONDS, 20)
        await plantWarnings(world, { from: 1, count: events, at: world.officers })
        const { took, lost } = await measure(world, clients, events)
        const note = `${clients} readers, ${events} events, readers in the same process as the writer`
        return [
          { name: 'commit to reader, p50', value: percentile(took, 0.5), unit: 'ms' },
          {
            name: 'commit to reader, p99',
            value: percentile(took, 0.99),
            unit: 'ms',
            bar: { atMost: ATMOST_MS },
            note,
          },
          { name: 'events not heard', value: lost, unit: 'events', bar: { atMost: 0 } },
        ]
      },
      { officers: 20 },
    ),
}
