import { crsMark } from '../geo/index.ts'
import type { CallMapping, FieldSource, PositionSource } from './call-mapping.ts'
import { findFormHeader, type RawRows } from './form-header.ts'
import { type HeadingMeaning, meaningOf } from './heading.ts'
import type { FormName } from './record.ts'

/** A 接警单, 派警单 or 反馈单 table understood from its headings alone. */
export type RecognisedForm = {
  readonly form: FormName
  readonly mapping: CallMapping
  /** One name for each column, unique, to read the rows by. */
  readonly names: readonly string[]
  readonly firstDataRow: number
  /** Columns that stand for nothing we know; they stay in the row as it came. */
  readonly unmapped: readonly string[]
}

export type FormOptions = {
  readonly feed: string
  /** IANA zone of the times; Asia/Shanghai unless said. */
  readonly zone?: string
  /** Coordinate system of the coordinate columns when no heading names one; WGS-84 unless said. */
  readonly crs?: string
}

type Column = { readonly name: string; readonly headings: readonly string[] }

/** The innermost heading first; then outer and inner together, as in 报警信息 over 时间. */
function headingsOf(levels: readonly string[]): string[] {
  const inner = levels.toReversed()
  const joined =
    levels.length > 1 ? [levels.join(''), levels.map(level => level.replace(/信息|情况|部分$/, '')).join('')] : []
  return [...inner, ...joined]
}

function uniqueNames(levels: readonly (readonly string[])[]): string[] {
  const seen = new Map<string, number>()
  return levels.map((column, at) => {
    const base = (column.join(' ') || `列${at + 1}`).slice(0, 100)
    const times = (seen.get(base) ?? 0) + 1
    seen.set(base, times)
    return times === 1 ? base : `${base} #${times}`
  })
}

type Found = { readonly column: Column; readonly meaning: HeadingMeaning }

function meanings(form: FormName, columns: readonly Column[]): Found[] {
  return columns.flatMap(column => {
    const meaning = column.headings.map(heading => meaningOf(form, heading)).find(found => found !== undefined)
    return meaning ? [{ column, meaning }] : []
  })
}

const keyOf = (meaning: HeadingMeaning) =>
  meaning.kind === 'field' ? meaning.name : meaning.kind === 'category' ? `category ${meaning.level}` : meaning.kind

/** Of several columns for one thing the most exact heading wins. */
function bestOf(found: readonly Found[]): Map<string, Found> {
  const best = new Map<string, Found>()
  for (const one of found) {
    const other = best.get(keyOf(one.meaning))
    if (!other || one.meaning.rank < other.meaning.rank) best.set(keyOf(one.meaning), one)
  }
  return best
}

/** A table with report time and content is a call table, whatever else was joined to it; then its own id decides. */
function formOf(byForm: Readonly<Record<FormName, Map<string, Found>>>): FormName {
  if (byForm.call.has('receivedAt') && byForm.call.has('content')) return 'call'
  if (byForm.feedback.has('sourceId')) return 'feedback'
  if (byForm.dispatch.has('sourceId')) return 'dispatch'
  const sizes = (['call', 'feedback', 'dispatch'] as const).toSorted((a, b) => byForm[b].size - byForm[a].size)
  return sizes[0]!
}

function positionOf(
  best: Map<string, Found>,
  columns: readonly Column[],
  crs: string | undefined,
): PositionSource | undefined {
  const pair = best.get('xy')
  const [x, y] = [best.get('x') ?? pair, best.get('y') ?? pair]
  if (!x || !y) return undefined
  const marked = [x, y].flatMap(({ column }) => column.headings.flatMap(heading => crsMark(heading) ?? []))[0]
  const elsewhere = columns.flatMap(({ headings }) => headings).find(heading => /^坐标系/.test(heading))
  const named = marked ?? (elsewhere && crsMark(elsewhere))
  return {
    x: x.column.name,
    y: y.column.name,
    crs: named ?? crs ?? 'EPSG:4326',
    crsBasis: named ? 'marked' : 'stated',
  }
}

function fieldsOf(best: Map<string, Found>): Record<string, FieldSource> {
  const fields: Record<string, FieldSource> = {}
  for (const { column, meaning } of best.values())
    if (meaning.kind === 'field') fields[meaning.name] = { columns: [column.name] }
  const levels = [0, 1, 2, 3].flatMap(level => best.get(`category ${level}`)?.column.name ?? [])
  if (levels.length > 0) fields.category = { columns: levels }
  return fields
}

/**
 * Recognises one of the three forms in the first rows of a sheet (raw cells, header not yet known).
 * Undefined when fewer than three headings are known: then a mapping has to be written.
 */
export function recogniseForm(rows: RawRows, options: FormOptions): RecognisedForm | undefined {
  const header = findFormHeader(rows)
  if (!header) return undefined
  const names = uniqueNames(header.levels)
  const columns = header.levels.map((levels, at): Column => ({ name: names[at]!, headings: headingsOf(levels) }))
  const byForm = {
    call: bestOf(meanings('call', columns)),
    dispatch: bestOf(meanings('dispatch', columns)),
    feedback: bestOf(meanings('feedback', columns)),
  }
  const form = formOf(byForm)
  const best = byForm[form]
  const position = positionOf(best, columns, options.crs)
  const used = new Set([...best.values()].map(({ column }) => column.name))
  return {
    form,
    names,
    firstDataRow: header.firstDataRow,
    unmapped: names.filter(name => !used.has(name)),
    mapping: {
      version: 1,
      name: { call: '接警单', dispatch: '派警单', feedback: '反馈单' }[form],
      feed: options.feed,
      form,
      zone: options.zone ?? 'Asia/Shanghai',
      fields: fieldsOf(best),
      ...(position ? { position } : {}),
    },
  }
}
