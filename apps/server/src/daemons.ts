import { escalateCalls, unitConsumer, watchArrivals } from './dispatching/index.ts'
import type { Feeds } from './feed/index.ts'
import { jobDaemons } from './jobs/index.ts'
import { labelConsumer } from './labels/index.ts'
import { type Consumer, consume, ORDER_BATCH, READ_BATCH, RecentKinds, sequence } from './ledger/index.ts'
import { sweepDeadlines } from './loop/index.ts'
import { type Daemon, daemon } from './platform/daemon/index.ts'
import { sql } from './platform/db/index.ts'
import { eraseDue } from './retention/index.ts'
import { playDrills } from './room/index.ts'
import { wordsConsumer } from './search/index.ts'
import { type Services, surroundings } from './services.ts'
import { tallyConsumer } from './statistics/index.ts'
import { endLooks } from './video/index.ts'
import type { Walls } from './wall/index.ts'
import { catchUp, eraseExpired, modelConsumer } from './warning/index.ts'

/** Everything that reads the one order, each with a cursor of its own. */
export const consumers: readonly ((services: Services) => Consumer)[] = [
  modelConsumer,
  () => wordsConsumer,
  unitConsumer,
  labelConsumer,
  tallyConsumer,
]

/** What is told to open pages. */
export interface Live {
  readonly feeds: Feeds
  readonly walls: Walls
}

/** The work that goes on beside requests: the order, its readers, the clock. */
export function daemonsOf(
  services: Services,
  { feeds, walls }: Live,
  report: (error: unknown, where: string) => void,
): Daemon[] {
  const tenants = remembered(1000, () =>
    services.db.outside(tx => tx.rows<{ id: number }>(sql`SELECT id FROM tenant ORDER BY id`)),
  )
  const eachTenant = async (work: (tenant: number) => Promise<number>): Promise<number> => {
    let done = 0
    for (const { id } of await tenants()) done += await work(id)
    return done
  }
  const task = (name: string, idleMs: number, round: () => Promise<number>, full = 1) =>
    daemon({ name, idleMs, round, full, onError: e => report(e, name) })
  const readers = consumers.map(make => make(services))
  const recent = new RecentKinds()
  return [
    task('sequencer', 20, () => eachTenant(id => services.db.system(id, tx => sequence(tx, id, recent))), ORDER_BATCH),
    task('feed', 50, async () => Number(await feeds.advanceAll())),
    task('wall', 250, async () => {
      await walls.advanceAll()
      return 0
    }),
    ...readers.map(reader =>
      task(
        reader.name,
        100,
        () => eachTenant(id => services.db.system(id, tx => consume(tx, id, reader, { recent }))),
        READ_BATCH,
      ),
    ),
    task('models-behind', 500, () => eachTenant(id => catchUp(services, id))),
    ...jobDaemons(services, tenants, report),
    // One round a minute, however much is due: erasing never crowds out work.
    task('retention', 60_000, async () => {
      await eachTenant(id => eraseDue(services, id))
      return 0
    }),
    task('erasure', 60_000, () => eachTenant(id => eraseExpired(services, id))),
    task('arrivals', 500, () => eachTenant(id => watchArrivals(services, id))),
    task('calls', 1000, () => eachTenant(id => escalateCalls(services, id))),
    task('drills', 1000, () => eachTenant(id => playDrills(services, id))),
    task('video looks', 5000, () => eachTenant(id => endLooks(services, id))),
    task('clock', 1000, () => eachTenant(async id => sweepDeadlines(services.db, await surroundings(services, id)))),
  ]
}

/** Asked for by every round of every daemon; a tenant added is met within this time. */
function remembered<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly answer: T } | undefined
  return async () => {
    if (last === undefined || performance.now() - last.at > ms) last = { answer: await ask(), at: performance.now() }
    return last.answer
  }
}
