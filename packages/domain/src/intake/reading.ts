import type { FieldSource, LookupRule } from './call-mapping.ts'
import type { RecordField } from './record-field.ts'
import type { RowReason } from './row-reason.ts'
import type { ZoneClock } from './zoned-time.ts'

/** The kept cells of a row in column order, outer spaces gone. */
export type Row = readonly string[]

/** A record in the making: values by field name, what speaks against the row, what is to be said about it. */
export type Draft = {
  readonly values: Record<string, unknown>
  readonly reasons: RowReason[]
  readonly notes: RowReason[]
}

export type FieldReader = (row: Row, draft: Draft) => void

/** Where a column stands in the row. */
export type ColumnPlace = (column: string) => number

export type Reading = {
  readonly name: string
  readonly field: RecordField
  readonly source: FieldSource
  readonly clock: ZoneClock
  readonly place: ColumnPlace
}

type TextReader = (row: Row) => string

export function cellReader(column: string, place: ColumnPlace): TextReader {
  const at = place(column)
  return row => row[at] ?? ''
}

/** The non-empty cells of the columns of a source, joined with its sign; '' for a source without columns. */
export function sourceText({ source, place }: Reading): TextReader {
  if (!('columns' in source)) return () => ''
  const [first, ...more] = source.columns.map(column => cellReader(column, place))
  if (first && more.length === 0) return first
  const join = source.join ?? ' '
  const cells = source.columns.map(column => cellReader(column, place))
  return row =>
    cells
      .map(cell => cell(row))
      .filter(cell => cell !== '')
      .join(join)
}

const mostRemembered = 5000

/** Works an answer out once for each combination of values in the columns: feeds repeat a few hundred of them. */
export function remembered<Answer extends object>(
  columns: readonly string[],
  place: ColumnPlace,
  work: (texts: readonly string[]) => Answer,
): (row: Row) => Answer {
  const cells = columns.map(column => cellReader(column, place))
  const [only] = cells
  const answers = new Map<string, Answer>()
  const keyOf: TextReader = only && cells.length === 1 ? only : row => cells.map(cell => cell(row)).join('\u001f')
  return row => {
    const key = keyOf(row)
    const known = answers.get(key)
    if (known) return known
    const answer = work(cells.map(cell => cell(row)))
    if (answers.size < mostRemembered) answers.set(key, answer)
    return answer
  }
}

export const columnsOfRules = (rules: readonly LookupRule[]): string[] => [
  ...new Set(rules.flatMap(rule => rule.columns)),
]

/** What each rule answers for these values of `columnsOfRules`, in rule order; rules without an answer say nothing. */
export function ruleHits(rules: readonly LookupRule[], texts: readonly string[]): string[][] {
  const columns = columnsOfRules(rules)
  return rules.flatMap(rule => {
    const key = rule.columns.map(column => texts[columns.indexOf(column)] ?? '').join('|')
    return Object.hasOwn(rule.values, key) ? [[rule.values[key]!].flat()] : []
  })
}

/** The value shown with a reason or note; personal data is never repeated there. */
export const shown = (field: RecordField, text: string) => (field.privacy === 'personal' ? undefined : text)
