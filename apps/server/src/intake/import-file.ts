import { refusal } from '@fangwei/domain/intake/index.ts'
import type { Surroundings } from '../loop/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { type Services, surroundings } from '../services.ts'
import { isLaterForm, receiveLaterForms } from './receive-forms.ts'
import { receiveHistory } from './receive-history.ts'
import type { TableFile } from './tables/index.ts'
import {
  createRejectedWriter,
  openRecords,
  type RecordBatch,
  type RecordOptions,
  type RejectedRow,
} from './tables/index.ts'

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
 * Takes a file of past calls, dispatches or feedbacks through the batched door, a transaction a batch.
 * A bad row goes to the rejected file with its reasons; run again, nothing changes. Throws TableError, MappingError.
 */
export async function importFile(services: Services, file: TableFile, options: ImportOptions): Promise<ImportResult> {
  const began = performance.now()
  const opened = await openRecords(file, { ...options, now: options.now ?? services.clock.now() })
  const rejects = createRejectedWriter(options.rejectedPath, opened.mapper.columns)
  const sum = { read: 0, accepted: 0, duplicates: 0, rejected: 0 }
  const result = () => ({ ...sum, seconds: Math.round(performance.now() - began) / 1000 })
  const inTransaction = options.transaction ?? (async work => void (await services.db.system(options.tenant, work)))
  try {
    for await (const batch of opened.batches) {
      let rejected: RejectedRow[] = []
      // Before the transaction: nobody who holds a connection waits for a second one.
      const around = await surroundings(services, options.tenant)
      await inTransaction(async tx => {
        const taken =
          options.dryRun === true
            ? { accepted: batch.accepted.length, duplicates: 0, rejected: [] }
            : await take(tx, around, batch, options)
        rejected = [...batch.rejected, ...taken.rejected]
        sum.read += batch.read
        sum.accepted += taken.accepted
        sum.duplicates += taken.duplicates
        sum.rejected += rejected.length
        return result()
      })
      await rejects.write(rejected)
      await options.onProgress?.(result())
    }
  } finally {
    await rejects.close()
    await opened.table.close()
  }
  return result()
}

async function take(
  tx: Tx,
  around: Surroundings,
  batch: RecordBatch,
  options: ImportOptions,
): Promise<{ accepted: number; duplicates: number; rejected: RejectedRow[] }> {
  if (batch.accepted.length === 0) return { accepted: 0, duplicates: 0, rejected: [] }
  const unit = options.unit ?? around.directory.root
  const calls = batch.accepted.flatMap(row =>
    row.record.form === 'call' ? [{ call: row.record, kept: row.kept }] : [],
  )
  const later = batch.accepted.flatMap(row =>
    isLaterForm(row.record) ? [{ record: row.record, kept: row.kept, line: row.line }] : [],
  )
  const first = calls.length === 0 ? { accepted: 0, duplicates: 0 } : await receiveHistory(tx, around, calls, unit)
  const second =
    later.length === 0 ? { accepted: 0, duplicates: 0, orphans: [] } : await receiveLaterForms(tx, around, later)
  const orphans = new Set(second.orphans.map(o => o.record))
  return {
    accepted: first.accepted + second.accepted,
    duplicates: first.duplicates + second.duplicates,
    rejected: later
      .filter(r => orphans.has(r.record))
      .map(r => ({ line: r.line, reasons: [refusal('callSourceId', 'unknown-call')], cells: r.kept })),
  }
}
