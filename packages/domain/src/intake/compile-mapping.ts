import { findEntry } from '../dictionaries/dictionary.ts'
import {
  type CallMapping,
  dropRefused,
  type FieldSource,
  type MappingProblem,
  type RefusedName,
  readMapping,
  splitRefused,
} from './call-mapping.ts'
import { converterOf, makeFieldReader } from './field-reader.ts'
import { makePositionReader } from './position-reader.ts'
import type { FieldReader } from './reading.ts'
import type { FormName } from './record.ts'
import type { RecordField } from './record-field.ts'
import { formFields } from './record-fields.ts'
import { compileTimeFormat } from './time-format.ts'
import { findZoneClock } from './zoned-time.ts'

/** A mapping made ready for one table: what every row goes through. */
export type RowMapper = {
  readonly form: FormName
  readonly feed: string
  readonly mapping: CallMapping
  /** Columns of the table that may be kept, in order. */
  readonly columns: readonly string[]
  /** Columns and category values dropped before anything is kept. */
  readonly refused: readonly RefusedName[]
  /** Places in `columns` that make up a row's identity. */
  readonly identityPlaces: readonly number[]
  readonly readers: readonly FieldReader[]
  /** Rows later than this instant (ISO, UTC) are refused; none when not told. */
  readonly latestAt: string | undefined
}

export type Compiled =
  | { readonly ok: true; readonly mapper: RowMapper }
  | { readonly ok: false; readonly problems: readonly MappingProblem[] }

const problem = (path: string, zh: string, en: string): MappingProblem => ({ path, zh, en })

const isText = (value: unknown): value is string => typeof value === 'string'

/** Every value a source may produce must be one the field can hold. */
function valueProblems(path: string, field: RecordField, source: FieldSource): MappingProblem[] {
  const given: unknown[] =
    'constant' in source
      ? [source.constant].flat()
      : 'rules' in source
        ? [...source.rules.flatMap(rule => Object.values(rule.values).flat()), ...[source.otherwise ?? []].flat()]
        : []
  const fits = (value: unknown): boolean => {
    if (field.dictionary) return isText(value) && findEntry(field.dictionary, value) !== undefined
    if (field.kind === 'count' || field.kind === 'money')
      return typeof value === 'number' || (isText(value) && converterOf(field)(value) !== undefined)
    if (field.kind === 'flag')
      return typeof value === 'boolean' || (isText(value) && converterOf(field)(value) !== undefined)
    return isText(value) && converterOf(field)(value) !== undefined
  }
  return given
    .filter(value => !fits(value))
    .map(value =>
      problem(path, `“${value}”不是“${field.label.zh}”可用的值`, `"${value}" is not a value of ${field.label.en}`),
    )
}

function formatProblems(path: string, source: FieldSource): MappingProblem[] {
  const formats = 'columns' in source ? (source.formats ?? []) : []
  return formats
    .filter(format => !compileTimeFormat(format))
    .map(format => problem(path, `时间格式“${format}”不认识`, `time format "${format}" is not known`))
}

const instantsNeedColumns = (path: string, field: RecordField, source: FieldSource): MappingProblem[] =>
  (field.kind === 'instant' || field.kind === 'id') && !('columns' in source)
    ? [problem(path, '时间和编号必须取自列', 'times and ids must come from columns')]
    : []

function fieldProblems(mapping: CallMapping, form: FormName): MappingProblem[] {
  return Object.entries(mapping.fields).flatMap(([name, source]) => {
    const path = `/fields/${name}`
    const field = Object.hasOwn(formFields[form], name) ? formFields[form][name] : undefined
    if (!field) return [problem(path, `没有“${name}”这个字段`, `there is no field "${name}"`)]
    return [
      ...instantsNeedColumns(path, field, source),
      ...valueProblems(path, field, source),
      ...formatProblems(path, source),
    ]
  })
}

function columnsUsed({ fields, position, rowIdentity }: CallMapping): string[] {
  const ofSource = (source: FieldSource): string[] =>
    'columns' in source ? source.columns : 'rules' in source ? source.rules.flatMap(rule => rule.columns) : []
  return [
    ...new Set([
      ...Object.values(fields).flatMap(ofSource),
      ...(position ? [position.x, position.y] : []),
      ...(rowIdentity ?? []),
    ]),
  ]
}

function columnProblems(mapping: CallMapping, columns: readonly string[]): MappingProblem[] {
  const there = new Set(columns)
  return columnsUsed(mapping)
    .filter(column => !there.has(column))
    .map(column => problem('/fields', `表中没有“${column}”列`, `the table has no column "${column}"`))
}

/**
 * Checks a mapping (parsed M.json) against the columns of a table and makes it ready. Refused columns and
 * category values are taken out first and listed in `mapper.refused`; every other fault is a problem and nothing is read.
 */
export function compileMapping(
  input: unknown,
  tableColumns: readonly string[],
  options: { readonly now?: Date } = {},
): Compiled {
  const read = readMapping(input)
  if (Array.isArray(read)) return { ok: false, problems: read }
  const { mapping, refused: inMapping } = dropRefused(read)
  const form = mapping.form ?? 'call'
  const { kept: columns, refused: inTable } = splitRefused(tableColumns, 'column')
  const clock = findZoneClock(mapping.zone)
  const places = new Map(columns.map((column, at) => [column, at]))
  const place = (column: string) => places.get(column) ?? -1
  const position = mapping.position && makePositionReader(mapping.position, place)
  const problems = [
    ...(clock
      ? []
      : [
          problem(
            '/zone',
            `时区“${mapping.zone}”不存在，请用 IANA 名称，如 Asia/Shanghai`,
            `zone "${mapping.zone}" does not exist: use an IANA name such as Asia/Shanghai`,
          ),
        ]),
    ...(typeof position === 'string' ? [positionProblem(mapping, position)] : []),
    ...fieldProblems(mapping, form),
    ...columnProblems(mapping, columns),
  ]
  if (problems.length > 0 || !clock || typeof position === 'string') return { ok: false, problems }
  const readers = Object.entries(mapping.fields).map(([name, source]) =>
    makeFieldReader({ name, field: formFields[form][name]!, source, clock, place }),
  )
  return {
    ok: true,
    mapper: {
      form,
      feed: mapping.feed,
      mapping,
      columns,
      refused: uniqueNames([...inTable, ...inMapping]),
      identityPlaces: (mapping.rowIdentity ?? columns).map(place),
      readers: position ? [...readers, position] : readers,
      latestAt: options.now && new Date(options.now.getTime() + dayMs).toISOString(),
    },
  }
}

const dayMs = 86_400_000

function positionProblem(mapping: CallMapping, fault: string): MappingProblem {
  return fault === 'unknown-crs'
    ? problem(
        '/position/crs',
        `坐标系“${mapping.position?.crs}”不认识，可在 proj4 中写明`,
        `coordinate system "${mapping.position?.crs}" is not known: give its proj4 text`,
      )
    : problem('/position/proj4', 'proj4 文本无法使用', 'the proj4 text cannot be used')
}

function uniqueNames(names: readonly RefusedName[]): RefusedName[] {
  return [...new Map(names.map(name => [`${name.where} ${name.name}`, name])).values()]
}
