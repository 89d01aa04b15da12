import {
  type CallMapping,
  type Compiled,
  compileMapping,
  createOccurrenceCounter,
  type FormOptions,
  type IntakeRecord,
  keptCells,
  type MappingProblem,
  mapRow,
  type RowMapper,
  type RowReason,
  readMapping,
  recogniseForm,
  refusal,
} from '@fangwei/domain/intake/index.ts'
import {
  columnNames,
  type HeaderFinder,
  type OpenTable,
  openTable,
  type TableOptions,
  type TableRow,
} from './read-table.ts'
import type { TableFile } from './source-file.ts'
import type { RejectedRow } from './write-rejected.ts'

/** A mapping that cannot be used on this file, or a file that is none of the three forms. */
export class MappingError extends Error {
  readonly problems: readonly MappingProblem[]

  constructor(problems: readonly MappingProblem[]) {
    super(problems.map(({ path, en }) => `${path}: ${en}`).join('; '))
    this.name = 'MappingError'
    this.problems = problems
  }
}

/** A record with the line it stood on and the row as it came, refused columns gone. */
export type AcceptedRow = {
  readonly line: number
  readonly record: IntakeRecord
  readonly kept: Readonly<Record<string, string>>
}

export type RecordBatch = {
  readonly read: number
  readonly accepted: readonly AcceptedRow[]
  readonly rejected: readonly RejectedRow[]
}

export type OpenRecords = {
  readonly table: OpenTable
  readonly mapper: RowMapper
  readonly batches: AsyncIterable<RecordBatch>
}

export type RecordOptions = TableOptions & {
  /** Parsed M.json; without one the file must be a 接警单, 派警单 or 反馈单. */
  readonly mapping?: unknown
  readonly form?: FormOptions
  /** The day of the import, against which times in the future are refused. */
  readonly now?: Date
}

function columnsUsed(mapping: CallMapping): string[] {
  const sources = Object.values(mapping.fields)
  const columns = sources.flatMap(source =>
    'columns' in source ? source.columns : 'rules' in source ? source.rules.flatMap(rule => rule.columns) : [],
  )
  return [...new Set([...columns, ...(mapping.position ? [mapping.position.x, mapping.position.y] : [])])]
}

/** The first row that names every column of the mapping; titles above it are passed over. */
function mappingHeader(mapping: CallMapping): HeaderFinder {
  const used = columnsUsed(mapping)
  return rows => {
    for (const [at, cells] of rows.entries()) {
      const names = columnNames(cells)
      if (used.every(column => names.includes(column))) return { names, firstDataRow: at + 1 }
    }
    return undefined
  }
}

function finderOf(options: RecordOptions, recognised: { mapping?: CallMapping }): HeaderFinder {
  if (options.mapping !== undefined) {
    const mapping = readMapping(options.mapping)
    if (Array.isArray(mapping)) throw new MappingError(mapping)
    recognised.mapping = mapping
    return mappingHeader(mapping)
  }
  return rows => {
    const form = recogniseForm(rows, options.form ?? { feed: 'manual' })
    if (!form) return undefined
    recognised.mapping = form.mapping
    return form
  }
}

const notRecognised: MappingProblem = {
  path: '/',
  zh: '认不出这是接警单、派警单还是反馈单，请提供映射文件',
  en: 'this is not recognised as a call, dispatch or feedback form: give a mapping',
}

const withoutRefused = (mapper: RowMapper, cells: TableRow['cells']): Record<string, string> =>
  Object.fromEntries(mapper.columns.map((column): [string, string] => [column, cells[column] ?? '']))

/** In a broken line a cell may stand under the wrong name, so with refused columns about its cells are withheld. */
function brokenRow(mapper: RowMapper, row: TableRow): RejectedRow {
  const reasons: RowReason[] = row.fault ? [refusal('row', row.fault)] : []
  const withhold = mapper.refused.some(({ where }) => where === 'column')
  const first = mapper.columns[0]
  if (withhold || first === undefined) return { line: row.line, reasons, cells: {} }
  const wholeLine = row.fault === 'broken-quoting' || row.fault === 'row-too-long'
  return { line: row.line, reasons, cells: wholeLine ? { [first]: row.raw[0] ?? '' } : row.cells }
}

async function* recordBatches(table: OpenTable, mapper: RowMapper): AsyncGenerator<RecordBatch> {
  const occurrenceOf = createOccurrenceCounter()
  for await (const rows of table.batches) {
    const accepted: AcceptedRow[] = []
    const rejected: RejectedRow[] = []
    for (const row of rows) {
      if (row.fault) {
        rejected.push(brokenRow(mapper, row))
        continue
      }
      const mapped = mapRow(mapper, row.cells, occurrenceOf)
      if (mapped.ok)
        accepted.push({ line: row.line, record: mapped.record, kept: keptCells(mapper, row.cells, mapped.record) })
      else rejected.push({ line: row.line, reasons: mapped.reasons, cells: withoutRefused(mapper, row.cells) })
    }
    yield { read: rows.length, accepted, rejected }
  }
}

/**
 * From a file to records in batches, by a mapping or by recognising one of the three forms.
 * Throws TableError (no table) or MappingError (unusable mapping, unknown form); bad rows are in `rejected`.
 */
export async function openRecords(file: TableFile, options: RecordOptions = {}): Promise<OpenRecords> {
  const recognised: { mapping?: CallMapping } = {}
  const findHeader = finderOf(options, recognised)
  const table = await openTable(file, { ...options, findHeader })
  const compiled: Compiled = recognised.mapping
    ? compileMapping(recognised.mapping, table.columns, options.now ? { now: options.now } : {})
    : { ok: false, problems: [notRecognised] }
  if (!compiled.ok) {
    await table.close()
    throw new MappingError(compiled.problems)
  }
  return { table, mapper: compiled.mapper, batches: recordBatches(table, compiled.mapper) }
}
