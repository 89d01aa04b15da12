import type { Tx } from '../platform/db/index.ts'
import { type Services, surroundings } from '../services.ts'
import { type ReadyBatch, readyBatch, type Taken, takeBatch } from './ready-batch.ts'
import { createRejectedWriter, openRecords, type RecordOptions, type TableFile } from './tables/index.ts'

export interface ImportOptions extends RecordOptions {
  readonly tenant: number
  /** Unit of calls that name none of ours; the tenant's root when left out. */
  readonly unit?: string
  readonly dryRun?: boolean
  /** Where rejected rows go; made only when there are any. */
  readonly rejectedPath: string
  readonly onProgress?: (progress: ImportResult) => void | Promise<void>
  /** The transaction of each batch; a plain one when left out. A job gives its own, which also keeps its progress. */
  readonly transaction?: (work: (tx: Tx) => Promise<ImportResult>) => Promise<void>
}

export interface ImportResult {
  readonly read: number
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: number
  readonly seconds: number
}

/**
 * Takes a file of past calls, dispatches or feedbacks through the batched door, a transaction a batch, each made ready
 * while the store writes the one before. A bad row goes to the rejected file with its reasons; run again, nothing
 * changes. Throws TableError, MappingError.
 */
export async function importFile(services: Services, file: TableFile, options: ImportOptions): Promise<ImportResult> {
  const began = performance.now()
  const opened = await openRecords(file, { ...options, now: options.now ?? services.clock.now() })
  const rejects = createRejectedWriter(options.rejectedPath, opened.mapper.columns)
  const transaction = options.transaction ?? (async work => void (await services.db.system(options.tenant, work)))
  let sum = { read: 0, accepted: 0, duplicates: 0, rejected: 0 }
  const result = () => ({ ...sum, seconds: Math.round(performance.now() - began) / 1000 })

  const write = async (batch: ReadyBatch): Promise<void> => {
    let [taken, after] = [untouched(batch), sum]
    await transaction(async tx => {
      if (options.dryRun !== true) taken = await takeBatch(tx, batch)
      after = added(sum, batch.read, taken)
      return { ...after, seconds: result().seconds }
    })
    sum = after
    await rejects.write(taken.rejected)
    await options.onProgress?.(result())
  }

  let writing: Promise<void> = Promise.resolve()
  try {
    for await (const batch of opened.batches) {
      // Outside the transaction: nobody who holds a connection waits for a second one.
      const around = await surroundings(services, options.tenant)
      const ready = await readyBatch(around, batch, options.unit ?? around.directory.root)
      await writing
      writing = write(ready)
      // Its failure is met at the next await, which may come a batch later.
      writing.catch(() => undefined)
    }
    await writing
  } finally {
    await writing.catch(() => undefined)
    await rejects.close()
    await opened.table.close()
  }
  return result()
}

type Sum = Omit<ImportResult, 'seconds'>

const untouched = (batch: ReadyBatch): Taken => ({
  accepted: batch.calls.length + batch.later.length,
  duplicates: 0,
  rejected: batch.rejected,
})

const added = (sum: Sum, read: number, taken: Taken): Sum => ({
  read: sum.read + read,
  accepted: sum.accepted + taken.accepted,
  duplicates: sum.duplicates + taken.duplicates,
  rejected: sum.rejected + taken.rejected.length,
})
