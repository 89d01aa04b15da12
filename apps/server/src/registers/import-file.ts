import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RegisterImportPreview, Static } from '@fangwei/contract/index.ts'
import {
  type Fault,
  findRegister,
  givenFaults,
  type HeadingReading,
  type Register,
  type RowMapping,
  readHeadings,
  readRow,
} from '@fangwei/domain/registers/index.ts'
import { createRejectedWriter, openTable, type RejectedRow, TableError, type TableFile } from '../intake/index.ts'
import { JobFailed, type JobHandler, type JobRun, jobFolder } from '../jobs/index.ts'
import { readSealed, writeSealed } from '../platform/files/index.ts'
import { problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { todayOf } from './authorise.ts'
import type { NewEntry } from './import-batch.ts'
import { type Imported, importEntries } from './import-entries.ts'

/** The uploaded file in its job's folder, sealed. */
export const SOURCE = 'source'
const REJECTED = 'rejected.csv'
const BATCH = 500
const SHOWN = 20

type Table = Awaited<ReturnType<typeof openTable>>
type TableRow = Table['batches'] extends AsyncIterable<(infer R)[]> ? R : never

/** The mapping asked for, else what the headings say. Throws a Problem when it names what is not there. */
function mappingOf(register: Register, columns: readonly string[], asked: string | undefined): HeadingReading {
  const read = readHeadings(register, columns)
  if (asked === undefined) return read
  const wanted = parseMapping(asked)
  const refused = new Set(read.refused.map(r => r.column))
  for (const [field, column] of Object.entries(wanted)) {
    const known =
      field === 'id' || field === 'validFrom' || field === 'validTo' || Object.hasOwn(register.fields, field)
    if (!known || !columns.includes(column) || refused.has(column))
      throw problems.invalid(`列的对应有误：${field}`, `The mapping is wrong at ${field}`, ['mapping'])
  }
  const used = new Set(Object.values(wanted))
  return { mapping: wanted, unused: columns.filter(c => !used.has(c) && !refused.has(c)), refused: read.refused }
}

function parseMapping(text: string): RowMapping {
  try {
    const value: unknown = JSON.parse(text)
    if (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every(v => typeof v === 'string')
    )
      return Object.fromEntries(Object.entries(value)) as RowMapping
  } catch {
    // Falls through to the refusal below.
  }
  throw problems.invalid('列的对应须为 JSON 对象：字段 → 列名', 'The mapping is a JSON object: field → column', [
    'mapping',
  ])
}

/** The mapping by which a file will be read. Throws a Problem for no table, or one without the columns it needs. */
export async function mappingOfFile(
  register: Register,
  file: TableFile,
  asked: string | undefined,
): Promise<RowMapping> {
  const table = await opened(file)
  try {
    const { mapping } = mappingOf(register, table.columns, asked)
    if (mapping.id === undefined) throw problems.invalid(needsId(register).zh, needsId(register).en, ['mapping'])
    return mapping
  } finally {
    await table.close()
  }
}

const missingColumns = (register: Register, mapping: RowMapping) => [
  ...(mapping.id === undefined ? ['id'] : []),
  ...register.required.filter(name => mapping[name] === undefined),
]

/** What would become of the first rows, without their values. Writes nothing. */
export async function previewTable(
  register: Register,
  file: TableFile,
  asked: string | undefined,
): Promise<Static<typeof RegisterImportPreview>> {
  const table = await opened(file)
  try {
    const { mapping, unused, refused } = mappingOf(register, table.columns, asked)
    const rows: Static<typeof RegisterImportPreview>['rows'] = []
    for await (const batch of table.batches) {
      for (const row of batch.slice(0, SHOWN - rows.length)) {
        const { entry, faults } = readEntry(register, mapping, row)
        rows.push({ line: row.line, id: entry?.id ?? null, faults: [...faults] })
      }
      if (rows.length >= SHOWN) break
    }
    return {
      format: table.format,
      columns: table.columns.filter(c => !refused.some(r => r.column === c)),
      mapping: { ...mapping },
      unused: [...unused],
      refused: [...refused],
      missing: missingColumns(register, mapping),
      rows,
    }
  } finally {
    await table.close()
  }
}

async function opened(file: TableFile): Promise<Table> {
  try {
    return await openTable(file, { batchSize: BATCH })
  } catch (error) {
    throw error instanceof TableError ? problems.invalid(error.zh, error.en, ['file']) : error
  }
}

function readEntry(
  register: Register,
  mapping: RowMapping,
  row: TableRow,
): { entry: NewEntry | undefined; faults: readonly Fault[] } {
  if (row.fault !== undefined)
    return {
      entry: undefined,
      faults: [{ field: 'row', zh: '该行的引号或列数有误', en: 'the quotes or the number of cells are wrong' }],
    }
  const { faults, ...entry } = readRow(register, mapping, row.cells)
  const unknown = entry.id === undefined && register.key.madeBy === 'system' ? [needsId(register)] : []
  return { entry, faults: [...faults, ...unknown, ...givenFaults(register, entry.id, entry.values)] }
}

/** Without an id the same row could not be known again, and a second run would add it twice. */
const needsId = ({ key: { label } }: Register): Fault => ({
  field: 'id',
  zh: `导入须有“${label.zh}”一列，否则重复导入会产生重复`,
  en: `An import needs “${label.en}”, or importing twice would double the rows`,
})

/** Keeps an uploaded file, sealed, in the folder of the job that will read it. */
export async function keepSource(
  services: Services,
  tenant: number,
  job: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const folder = jobFolder(services, tenant, job)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeSealed(services.keys, join(folder, SOURCE), bytes)
}

export const REGISTER_IMPORT = 'register-import'

interface Args {
  readonly register: string
  readonly mapping: RowMapping
  readonly file: string
  readonly within: string
}

/** Takes a file into a register, batch by batch. Begun again it finds what it did and changes nothing. */
export const registerImport: JobHandler = {
  run: async run => {
    const args = run.args as unknown as Args
    const register = findRegister(args.register)
    if (register === undefined) throw new JobFailed('没有这类基础信息', 'There is no such register')
    const source = join(run.folder, SOURCE)
    const table = await opened({ name: args.file, stream: readSealed(run.services.keys, source) })
    const refused = new Set(readHeadings(register, table.columns).refused.map(r => r.column))
    const clearFile = join(run.folder, 'rejected.clear')
    const writer = createRejectedWriter(
      clearFile,
      table.columns.filter(c => !refused.has(c)),
    )
    const counts = { added: 0, changed: 0, unchanged: 0, rejected: 0 }
    let done = 0
    try {
      for await (const rows of table.batches) {
        const read = rows.map(row => ({ row, ...readEntry(register, args.mapping, row) }))
        let rejected: RejectedRow[] = []
        await run.step(async tx => {
          const result = await takeIn(tx, run, register, args, read)
          rejected = result.rejected
          counts.added += result.imported.added
          counts.changed += result.imported.changed
          counts.unchanged += result.imported.unchanged
          counts.rejected += rejected.length
          done += rows.length
          return { done, total: null, counts: { ...counts } }
        })
        await writer.write(rejected)
      }
      await writer.close()
      await run.step(async () => ({ done, total: done, counts: { ...counts } }))
      if (counts.rejected > 0) await offerRejected(run, clearFile)
      run.services.directories.changed(run.tenant)
    } finally {
      await table.close()
      await writer.close()
      await rm(clearFile, { force: true })
    }
    await rm(source, { force: true })
  },
}

async function offerRejected(run: JobRun, clearFile: string): Promise<void> {
  await writeSealed(run.services.keys, join(run.folder, REJECTED), createReadStream(clearFile))
  await run.offerFile(REJECTED)
}

type Read = { readonly row: TableRow } & ReturnType<typeof readEntry>

async function takeIn(
  tx: Parameters<Parameters<JobRun['step']>[0]>[0],
  run: JobRun,
  register: Register,
  { mapping, within }: Args,
  read: readonly Read[],
): Promise<{ imported: Imported; rejected: RejectedRow[] }> {
  const now = run.services.clock.now()
  const good = read.filter(r => r.faults.length === 0 && r.entry !== undefined)
  const imported = await importEntries(
    tx,
    run.tenant,
    run.services.keys,
    register,
    good.map(r => r.entry!),
    now,
    {
      actor: run.account ?? 'system',
      within,
      today: todayOf(await run.services.directories.of(run.tenant), now),
    },
  )
  const rejectedRow = ({ row }: Read, faults: readonly Fault[]): RejectedRow => ({
    line: row.line,
    reasons: faults.map(f => ({ field: mapping[f.field] ?? f.field, code: 'refused', zh: f.zh, en: f.en })),
    cells: row.cells,
  })
  const late = imported.rejected.map(({ index, faults }) => rejectedRow(good[index]!, faults))
  const early = read.filter(r => r.faults.length > 0).map(r => rejectedRow(r, r.faults))
  return { imported, rejected: [...early, ...late].sort((a, b) => a.line - b.line) }
}
