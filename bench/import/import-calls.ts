import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { consumers } from '@fangwei/server/daemons.ts'
import { importFile } from '@fangwei/server/intake/index.ts'
import { consume, sequence } from '@fangwei/server/ledger/index.ts'
import type { Services } from '@fangwei/server/services.ts'
import { type Bench, type BenchRun, sized, timed } from '../bench.ts'
import { TENANT, type World, withWorld } from '../world/world.ts'
import { generatedMapping, writeCallFile } from './call-file.ts'
import { rawInsertRate } from './raw-insert.ts'

const CALLS = 20_000
const LEAST_ROWS_PER_SECOND = 5000

/** A file of the tester's own (BENCH_CALLS, BENCH_CALLS_MAP), or a generated one. */
async function sourceOf(world: World, run: BenchRun): Promise<{ path: string; mapping: unknown }> {
  const { BENCH_CALLS: own, BENCH_CALLS_MAP: map } = process.env
  if (own !== undefined && map !== undefined)
    return { path: own, mapping: JSON.parse(await readFile(map, 'utf8')) as unknown }
  const path = join(world.dataDir, 'calls.csv')
  await writeCallFile(path, sized(run, CALLS, 200), world.orgs, new Date())
  return { path, mapping: generatedMapping }
}

/** Gives every fact its place, then lets every consumer read to the end: positions moved and seconds of each. */
async function catchUp(services: Services): Promise<{ name: string; moved: number; seconds: number }[]> {
  const all = async (round: () => Promise<number>) => {
    let moved = 0
    for (let n = await round(); n > 0; n = await round()) moved += n
    return moved
  }
  const parts: [string, () => Promise<number>][] = [
    ['sequencer', () => services.db.system(TENANT, tx => sequence(tx, TENANT))],
    ...consumers.map(make => {
      const consumer = make(services)
      return [consumer.name, () => services.db.system(TENANT, tx => consume(tx, TENANT, consumer))] as [
        string,
        () => Promise<number>,
      ]
    }),
  ]
  const done = []
  for (const [name, round] of parts) {
    const { seconds, result } = await timed(() => all(round))
    done.push({ name, moved: result, seconds })
  }
  return done
}

export const importCalls: Bench = {
  name: 'import-calls',
  summary: 'Past calls through the batched door (signals, matters, facts), then the order and its readers catching up',
  run: run =>
    withWorld(run, async world => {
      const { path, mapping } = await sourceOf(world, run)
      const { seconds, result } = await timed(() =>
        importFile(
          world.services,
          { path, name: basename(path) },
          { tenant: TENANT, mapping, rejectedPath: join(world.dataDir, 'rejected.csv') },
        ),
      )
      run.say(`${result.accepted} of ${result.read} rows taken in ${seconds.toFixed(1)} s`)
      const raw = await rawInsertRate(world, result.accepted)
      const readers = await catchUp(world.services)
      const atLeast = LEAST_ROWS_PER_SECOND
      return [
        {
          name: 'rows taken in',
          value: result.read / seconds,
          unit: 'rows/s',
          bar: { atLeast },
          limit: { name: 'copying the same rows inside the database', value: raw },
          note: `${result.accepted} accepted, ${result.rejected} rejected`,
        },
        ...readers.map(r => ({
          name: `${r.name} catching up`,
          value: r.moved / Math.max(r.seconds, 1e-9),
          unit: 'positions/s',
          bar: { atLeast },
        })),
      ]
    }),
}
