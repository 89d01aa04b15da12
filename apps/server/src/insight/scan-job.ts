import { ScanFault } from '@fangwei/domain/places/scan/index.ts'
import { JobFailed, type JobRun, keepState, keptState, letGo, registerJob } from '../jobs/index.ts'
import { sql } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { nameClusters } from './name-clusters.ts'
import { gatherScan, type ScanInput } from './scan-input.ts'
import { startScanThread } from './scan-thread.ts'

export const SCAN_JOB = 'scan'
/** A piece of work is about this long, so that cancelling is felt at once and progress moves. */
const PIECE_MS = 400
const KEEP_MS = 2000
const MOST_PIECE = 200

/**
 * Reads once and puts down what it read; then replicates piece by piece and puts down what came out. A later try goes on
 * from there over the same input: the answer of a scan that was killed is the answer of one that was not.
 */
registerJob(SCAN_JOB, {
  run: async run => {
    const kept = await keptState<ScanInput>(run, 'input')
    const input = kept ?? (await gatherScan(run))
    if (kept === undefined) await keepState(run, 'input', input)
    const values = [...((await keptState<number[]>(run, 'values')) ?? [])]
    const thread = startScanThread(input.task)
    try {
      await replicateAll(run, input, values, thread.replicate)
      const found = await thread.clusters(values)
      await run.step(async tx => {
        const around = await surroundings(run.services, run.tenant)
        const named = await nameClusters(tx, around, input, found)
        await tx.run(sql`INSERT INTO scan_run (tenant, id, org, path, made_at, made_by, settings, result)
          VALUES (${run.tenant}, ${run.id}::uuid, ${input.org}, ${around.directory.pathOf(input.org) ?? [input.org]}::text[],
            ${run.services.clock.now().toISOString()}::timestamptz, ${run.account ?? 'system'}, ${JSON.stringify(input.settings)}::jsonb,
            ${JSON.stringify({ ...named, read: input.days.length, cells: input.lng.length, cellMetres: input.cellMetres })}::jsonb)
          ON CONFLICT DO NOTHING`)
        return progress(input, values.length, { clusters: named.clusters.length })
      })
      await letGo(run)
    } catch (error) {
      throw error instanceof ScanFault ? new JobFailed(error.label.zh, error.label.en) : error
    } finally {
      await thread.stop()
    }
  },
})

const progress = ({ settings, days }: ScanInput, done: number, counts: Record<string, number> = {}) => ({
  done,
  total: settings.replications,
  counts: { read: days.length, ...counts },
})

async function replicateAll(
  run: JobRun,
  input: ScanInput,
  values: number[],
  replicate: (from: number, to: number) => Promise<readonly number[]>,
): Promise<void> {
  let [piece, keptAt] = [1, performance.now()]
  while (values.length < input.settings.replications) {
    const began = performance.now()
    // Replication n draws from its own stream of the seed, counted from 1: whoever does it, whenever, it comes out alike.
    const to = Math.min(input.settings.replications, values.length + piece)
    values.push(...(await replicate(values.length + 1, to + 1)))
    const now = performance.now()
    piece = Math.max(1, Math.min(MOST_PIECE, Math.round((piece * PIECE_MS) / Math.max(1, now - began))))
    if (now - keptAt > KEEP_MS) {
      await keepState(run, 'values', values)
      keptAt = now
    }
    await run.step(async () => progress(input, values.length))
  }
}
