import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Reply, routes } from '@fangwei/contract/index.ts'
import type { Account } from '../access/index.ts'
import { viewerOf } from '../access/index.ts'
import { jobFolder } from '../jobs/index.ts'
import { readSealed, writeSealed } from '../platform/files/index.ts'
import { problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { keepDraft, readDraft } from './drafts.ts'
import { MappingError, openRecords, openTable, TableError, type TableFile } from './tables/index.ts'

type Preview = Reply<typeof routes.uploadCalls>
const ROWS_SHOWN = 20

/** An upload waits, sealed, in the folder of the job that will take it; its owner is whoever holds its draft. */
export const sourcePath = (services: Services, tenant: number, upload: string): string =>
  join(jobFolder(services, tenant, upload), 'source')

export const uploadForm = (upload: string): string => `import.${upload}`

export async function keepUpload(
  services: Services,
  account: Account,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  now: Date,
): Promise<string> {
  const upload = randomUUID()
  const path = sourcePath(services, account.tenant, upload)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeSealed(services.keys, path, bytes)
  await services.db.as(viewerOf(account), tx =>
    keepDraft(tx, services.keys, account, uploadForm(upload), { name }, now),
  )
  return upload
}

/** The upload of this account; anybody else's is not there. */
export async function ownUpload(services: Services, account: Account, upload: string): Promise<TableFile> {
  const draft = await services.db.as(viewerOf(account), tx => readDraft(tx, services.keys, account, uploadForm(upload)))
  if (draft === undefined) throw problems.notFound()
  return {
    name: String(draft.body.name),
    stream: readSealed(services.keys, sourcePath(services, account.tenant, upload)),
  }
}

/** The first rows as they would be taken. Without a mapping the file must be one of the three forms; else its columns are shown. */
export async function previewUpload(
  services: Services,
  account: Account,
  upload: string,
  mapping?: unknown,
): Promise<Preview> {
  const base = { upload, name: (await ownUpload(services, account, upload)).name }
  try {
    return { ...base, ...(await mapped(await ownUpload(services, account, upload), services.clock.now(), mapping)) }
  } catch (error) {
    if (!(error instanceof MappingError)) throw tableProblem(error)
    const columns = await unmapped(await ownUpload(services, account, upload)).catch(fault => {
      throw tableProblem(fault)
    })
    return { ...base, ...columns, refused: [], form: null, problems: error.problems.map(p => ({ ...p })) }
  }
}

async function mapped(file: TableFile, now: Date, mapping: unknown): Promise<Omit<Preview, 'upload' | 'name'>> {
  const opened = await openRecords(file, { now, batchSize: ROWS_SHOWN, ...(mapping === undefined ? {} : { mapping }) })
  try {
    for await (const batch of opened.batches) {
      const rows = [
        ...batch.accepted.map(r => ({
          line: r.line,
          cells: { ...r.kept },
          ok: true,
          reasons: r.record.notes.map(n => ({ ...n })),
        })),
        ...batch.rejected.map(r => ({
          line: r.line,
          cells: { ...r.cells },
          ok: false,
          reasons: r.reasons.map(n => ({ ...n })),
        })),
      ]
      return { ...shape(opened), rows: rows.sort((a, b) => a.line - b.line), problems: [] }
    }
    return { ...shape(opened), rows: [], problems: [] }
  } finally {
    await opened.table.close()
  }
}

const shape = ({ mapper }: Awaited<ReturnType<typeof openRecords>>) => ({
  columns: [...mapper.columns],
  refused: mapper.refused.map(r => r.name),
  form: mapper.form,
})

async function unmapped(file: TableFile): Promise<Pick<Preview, 'columns' | 'rows'>> {
  const table = await openTable(file, { batchSize: ROWS_SHOWN })
  try {
    for await (const rows of table.batches)
      return {
        columns: [...table.columns],
        rows: rows.map(r => ({ line: r.line, cells: { ...r.cells }, ok: true, reasons: [] })),
      }
    return { columns: [...table.columns], rows: [] }
  } finally {
    await table.close()
  }
}

export const tableProblem = (error: unknown): unknown =>
  error instanceof TableError ? problems.invalid(error.zh, error.en, ['file']) : error
