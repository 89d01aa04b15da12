import { setImmediate as turn } from 'node:timers/promises'
import { type RowReason, refusal } from '@fangwei/domain/intake/index.ts'
import { Refused, type Surroundings } from '../loop/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { isLaterForm, receiveLaterForms } from './receive-forms.ts'
import { type ReadyCall, readyCall, takeCalls } from './receive-history.ts'
import type { AcceptedRow, RecordBatch, RejectedRow } from './tables/index.ts'

/** Rows made ready between two turns of the event loop: the store's answers and everybody's requests come in between. */
const SLICE = 32

/** A batch sealed, decided and hashed: what is left is its transaction. */
export interface ReadyBatch {
  readonly around: Surroundings
  readonly read: number
  readonly calls: readonly ReadyCall[]
  readonly later: readonly AcceptedRow[]
  readonly rejected: readonly RejectedRow[]
}

export interface Taken {
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: readonly RejectedRow[]
}

/** Makes a batch ready while the store writes the one before. What the loop refuses is rejected with its sentence. */
export async function readyBatch(around: Surroundings, batch: RecordBatch, unit: string): Promise<ReadyBatch> {
  const calls: ReadyCall[] = []
  const later: AcceptedRow[] = []
  const rejected = [...batch.rejected]
  for (const [at, row] of batch.accepted.entries()) {
    if (at % SLICE === 0) await turn()
    const { record, kept } = row
    if (isLaterForm(record)) later.push(row)
    else
      try {
        calls.push(readyCall(around, { call: record, kept }, unit))
      } catch (error) {
        rejected.push(rejectedRow(row, reasonOf(error)))
      }
  }
  return { around, read: batch.read, calls, later, rejected }
}

/** Writes a batch in the caller's transaction; run again, it does the same. */
export async function takeBatch(tx: Tx, { around, calls, later, rejected }: ReadyBatch): Promise<Taken> {
  const first = calls.length === 0 ? { accepted: 0, duplicates: 0 } : await takeCalls(tx, around, calls)
  const second =
    later.length === 0
      ? { accepted: 0, duplicates: 0, orphans: [] }
      : await receiveLaterForms(tx, around, laterOf(later))
  const orphans = new Set(second.orphans.map(o => o.record))
  const unknown = later.filter(r => isLaterForm(r.record) && orphans.has(r.record))
  return {
    accepted: first.accepted + second.accepted,
    duplicates: first.duplicates + second.duplicates,
    rejected: [...rejected, ...unknown.map(row => rejectedRow(row, refusal('callSourceId', 'unknown-call')))],
  }
}

const laterOf = (rows: readonly AcceptedRow[]) =>
  rows.flatMap(({ record, kept }) => (isLaterForm(record) ? [{ record, kept }] : []))

const rejectedRow = ({ line, kept }: AcceptedRow, reason: RowReason): RejectedRow => ({
  line,
  reasons: [reason],
  cells: kept,
})

function reasonOf(error: unknown): RowReason {
  if (!(error instanceof Refused)) throw error
  const { code, label, fields } = error.refusal
  return { field: fields?.[0] ?? 'row', code, ...label }
}
