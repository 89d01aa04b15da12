import type { Delimiter } from './delimiter.ts'
import { isBlankRow, mostColumns, type RawRow } from './raw-row.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { openSource, type SourceFile, type TableFile } from './source-file.ts'
import { TableError } from './table-error.ts'
import type { ZipLimits } from './zip-archive.ts'

export type RowFault = 'broken-quoting' | 'row-too-long' | 'too-many-cells' | 'too-few-cells'

/** One row by column name. `raw` is the cells in column order, or the text of a line that is no row. */
export type TableRow = {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
  readonly raw: readonly string[]
  readonly fault?: RowFault
}

/** Where the header ends and what the columns are called, judged from the first raw rows. */
export type HeaderFinder = (
  rows: readonly (readonly string[])[],
) => { names: readonly string[]; firstDataRow: number } | undefined

export type TableOptions = {
  /** xlsx only; the first visible sheet unless named. */
  readonly sheet?: string
  /** CSV only; found out unless told. */
  readonly delimiter?: Delimiter
  /** The first row that is not blank is the header unless this says otherwise. */
  readonly findHeader?: HeaderFinder
  readonly batchSize?: number
  /** Bytes of the file; 2 GiB unless told. */
  readonly mostBytes?: number
  readonly limits?: ZipLimits
}

export type OpenTable = {
  readonly columns: readonly string[]
  readonly format: 'csv' | 'xlsx'
  readonly sheets: readonly string[]
  /** Known for certain once the rows have been read. */
  readonly encoding: () => string
  readonly delimiter: () => string
  /** Rows in batches; blank rows are left out. Reading to the end or leaving the loop closes the file. */
  readonly batches: AsyncIterable<TableRow[]>
  readonly close: () => Promise<void>
}

const headRows = 30
const defaultBatch = 1000

type Raw = {
  readonly rows: AsyncGenerator<RawRow[]>
  readonly close: () => Promise<void>
} & Pick<OpenTable, 'format' | 'sheets' | 'encoding' | 'delimiter'>

async function openRaw(source: SourceFile, options: TableOptions): Promise<Raw> {
  if (source.kind === 'csv') {
    const csv = readCsv(source.bytes, options.delimiter ? { delimiter: options.delimiter } : {})
    const close = async () => {
      await csv.rows.return(undefined)
      await source.discard()
    }
    return { rows: csv.rows, close, format: 'csv', sheets: [], encoding: csv.encoding, delimiter: csv.delimiter }
  }
  const xlsx = await readXlsx(source.path, {
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    ...(options.limits ? { limits: options.limits } : {}),
  })
  const close = async () => {
    await xlsx.rows.return(undefined)
    await xlsx.close()
    await source.discard()
  }
  return { rows: xlsx.rows, close, format: 'xlsx', sheets: xlsx.sheets, encoding: () => 'utf-8', delimiter: () => '' }
}

/** The first rows that are not blank, and all that came with them. */
async function readHead(rows: AsyncGenerator<RawRow[]>): Promise<RawRow[]> {
  const head: RawRow[] = []
  while (head.length < headRows) {
    const next = await rows.next()
    if (next.done) break
    for (const row of next.value) if (!isBlankRow(row)) head.push(row)
  }
  return head
}

/** Blank names are numbered, doubled ones counted, and no name reaches the prototype. */
export function columnNames(cells: readonly string[]): string[] {
  const last = cells.findLastIndex(cell => cell.trim() !== '')
  const seen = new Map<string, number>()
  return cells.slice(0, last + 1).map((cell, at) => {
    const written = cell.trim().slice(0, 100) || `column ${at + 1}`
    const base = written === '__proto__' ? '_proto_' : written
    const times = (seen.get(base) ?? 0) + 1
    seen.set(base, times)
    return times === 1 ? base : `${base} #${times}`
  })
}

function chooseHeader(
  head: readonly RawRow[],
  findHeader: HeaderFinder | undefined,
): { names: readonly string[]; firstDataRow: number } {
  const found = findHeader?.(head.map(({ cells }) => cells))
  if (found) return found
  const at = head.findIndex(({ fault }) => fault === undefined)
  const header = head[at]
  if (!header) throw new TableError('empty-table')
  return { names: columnNames(header.cells), firstDataRow: at + 1 }
}

function rowFault(row: RawRow, width: number, format: 'csv' | 'xlsx'): RowFault | undefined {
  if (row.fault) return row.fault
  if (row.cells.length > width && row.cells.slice(width).some(cell => cell.trim() !== '')) return 'too-many-cells'
  return format === 'csv' && row.cells.length < width ? 'too-few-cells' : undefined
}

function toTableRow(row: RawRow, names: readonly string[], format: 'csv' | 'xlsx'): TableRow {
  const fault = rowFault(row, names.length, format)
  const cells: Record<string, string> = {}
  if (row.fault === undefined) for (const [at, name] of names.entries()) cells[name] = row.cells[at] ?? ''
  return fault ? { line: row.line, cells, raw: row.cells, fault } : { line: row.line, cells, raw: row.cells }
}

/**
 * Opens a CSV (UTF-8, UTF-16, GB18030) or xlsx file and finds its header. Throws TableError when it is no table;
 * single bad rows come through with a `fault`.
 */
export async function openTable(file: TableFile, options: TableOptions = {}): Promise<OpenTable> {
  const source = await openSource(file, options.mostBytes ?? 2 ** 31)
  let raw: Raw | undefined
  try {
    raw = await openRaw(source, options)
    const head = await readHead(raw.rows)
    const { names, firstDataRow } = chooseHeader(head, options.findHeader)
    if (names.length > mostColumns) throw new TableError('too-many-columns')
    const { rows, ...known } = raw
    return {
      columns: names,
      ...known,
      batches: batchesOf(head.slice(firstDataRow), raw, names, options.batchSize ?? defaultBatch),
    }
  } catch (error) {
    await (raw?.close ?? source.discard)()
    throw error
  }
}

async function* batchesOf(
  head: readonly RawRow[],
  raw: Raw,
  names: readonly string[],
  size: number,
): AsyncGenerator<TableRow[]> {
  let batch: TableRow[] = []
  async function* pieces(): AsyncGenerator<readonly RawRow[]> {
    yield head
    yield* raw.rows
  }
  try {
    for await (const piece of pieces())
      for (const row of piece) {
        if (isBlankRow(row)) continue
        batch.push(toTableRow(row, names, raw.format))
        if (batch.length < size) continue
        yield batch
        batch = []
      }
    if (batch.length > 0) yield batch
  } finally {
    await raw.close()
  }
}

/** The rows alone, for those who need nothing else of the table. */
export async function* readTable(file: TableFile, options: TableOptions = {}): AsyncGenerator<TableRow[]> {
  yield* (await openTable(file, options)).batches
}
