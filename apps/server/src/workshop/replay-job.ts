import type { ModelDefinition } from '@fangwei/domain/models/definition/index.ts'
import { type JobRun, keepState, keptState, letGo, registerJob } from '../jobs/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { readPlaces, TELLING, type Telling, toldBy } from '../warning/index.ts'
import type { BookState } from './replay-book.ts'
import { startReplayThread } from './replay-thread.ts'

export const REPLAY_JOB = 'model-replay'
const PAGE = 1000
/** Pages between two places to go on from. */
const KEEP_EVERY = 20
const KEPT = 'kept'

interface Asked {
  readonly id: string
  readonly definition: ModelDefinition
  readonly against: { readonly version: string; readonly definition: ModelDefinition } | null
  readonly until: number
}

interface Kept {
  readonly position: number
  readonly books: readonly BookState[]
}

/** Reads history page by page and hands it to a thread; goes on from where it was put down, and keeps what it found. */
registerJob(REPLAY_JOB, {
  run: async run => {
    const asked = await run.services.db.system(run.tenant, tx => askedFor(tx, run))
    const kept = await keptState<Kept>(run, KEPT)
    const thread = startReplayThread(await startOf(run, asked, kept))
    try {
      let position = kept?.position ?? 0
      for (let page = 1; position < asked.until; page += 1) {
        position = await takePage(run, asked, position, thread.take)
        if (page % KEEP_EVERY === 0) await keepState(run, KEPT, { position, books: await thread.keep() })
      }
      const [result, against] = await thread.result()
      await run.step(async tx => {
        await tx.run(sql`UPDATE model_replay SET ended_at = ${run.services.clock.now().toISOString()},
            result = ${JSON.stringify({ result, against: against === undefined ? null : { version: asked.against?.version ?? '', result: against } })}
          WHERE tenant = ${run.tenant} AND id = ${asked.id}::uuid`)
        return { done: asked.until, total: asked.until, counts: { warnings: result?.warnings.total ?? 0 } }
      })
      await letGo(run)
    } finally {
      await thread.stop()
    }
  },
})

async function askedFor(tx: Tx, { tenant, args }: JobRun): Promise<Asked> {
  const row = await tx.first<Asked>(sql`
    SELECT id, definition, against, until_position AS until FROM model_replay WHERE tenant = ${tenant} AND id = ${String(args.replay)}::uuid`)
  if (row === undefined) throw new Error(`No replay ${String(args.replay)}`)
  return row
}

async function startOf({ services, tenant }: JobRun, { definition, against }: Asked, kept: Kept | undefined) {
  const directory = await services.directories.of(tenant)
  return {
    definitions: against === null ? [definition] : [definition, against.definition],
    places: await services.db.system(tenant, tx => readPlaces(tx, tenant)),
    names: new Map([...directory.orgs.values()].map(({ code, name }) => [code, name.zh])),
    keys: services.keys,
    utcOffsetMinutes: directory.calendar.offsetMinutes,
    ...(kept === undefined ? {} : { kept: kept.books }),
  }
}

/** One page of the order, at most up to where the replay ends. Returns the position it reached. */
async function takePage(
  run: JobRun,
  { until }: Asked,
  from: number,
  take: (told: Awaited<ReturnType<typeof toldBy>>) => Promise<number>,
): Promise<number> {
  const to = Math.min(until, from + PAGE)
  await run.step(async tx => {
    const facts = await tx.rows<Telling>(sql`
      SELECT f.id AS fact, f.matter, f.kind, f.occurred_at AS "occurredAt", p.bytes
      FROM (SELECT * FROM fact_order WHERE tenant = ${run.tenant} AND position > ${from} AND position <= ${to}) o
      JOIN fact f ON f.tenant = ${run.tenant} AND f.id = o.fact AND f.recorded_at = o.recorded_at
      LEFT JOIN fact_payload p ON p.tenant = ${run.tenant} AND p.fact = o.fact
      WHERE f.kind = ANY (${[...TELLING]}::text[]) AND f.matter IS NOT NULL ORDER BY o.position`)
    const warnings = await take(await toldBy(tx, run.tenant, facts))
    return { done: to, total: until, counts: { warnings } }
  })
  return to
}
