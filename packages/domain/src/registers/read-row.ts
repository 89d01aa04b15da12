import { type Dictionary, findDictionary } from '../dictionaries/index.ts'
import { refusedNotion } from '../intake/refused-notion.ts'
import type { Field } from '../loop/field.ts'
import type { EntryValues, Fault } from './fault.ts'
import type { Register } from './register.ts'

/** Which column of a table fills which field. `id`, `validFrom` and `validTo` are fields here too. */
export type RowMapping = Readonly<Record<string, string>>

export interface HeadingReading {
  readonly mapping: RowMapping
  /** Columns that fill nothing. */
  readonly unused: readonly string[]
  /** Columns whose notion the platform never keeps: they are dropped unread. */
  readonly refused: readonly { readonly column: string; readonly zh: string; readonly en: string }[]
}

const DATES = {
  validFrom: { zh: '启用日期', en: 'Valid from' },
  validTo: { zh: '停用日期', en: 'Valid to' },
} as const

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_()*]+/g, '')

/** Names under which each field of a register may stand in a heading: its own name and its labels. */
export function headingsOf(register: Register): Record<string, readonly string[]> {
  const of = (name: string, label: { zh: string; en: string }) => [name, label.zh, label.en]
  return {
    id: of('id', register.key.label),
    ...Object.fromEntries(Object.entries(register.fields).map(([name, field]) => [name, of(name, field.label)])),
    validFrom: of('validFrom', DATES.validFrom),
    validTo: of('validTo', DATES.validTo),
  }
}

/** Finds out which columns fill which fields. The first column that fits a field is taken. */
export function readHeadings(register: Register, columns: readonly string[]): HeadingReading {
  const wanted = new Map(
    Object.entries(headingsOf(register)).flatMap(([field, names]) => names.map(name => [plain(name), field] as const)),
  )
  const mapping: Record<string, string> = {}
  const unused: string[] = []
  const refused: { column: string; zh: string; en: string }[] = []
  for (const column of columns) {
    const notion = refusedNotion(column)
    const field = wanted.get(plain(column))
    if (notion !== undefined) refused.push({ column, ...notion.label })
    else if (field !== undefined && mapping[field] === undefined) mapping[field] = column
    else unused.push(column)
  }
  return { mapping, unused, refused }
}

export interface RowReading {
  readonly id?: string
  readonly values: EntryValues
  readonly validFrom?: string
  readonly validTo?: string
  readonly faults: readonly Fault[]
}

/** One row of text cells as an entry. Empty cells fill nothing. */
export function readRow(register: Register, mapping: RowMapping, cells: Readonly<Record<string, string>>): RowReading {
  const faults: Fault[] = []
  const cell = (name: string) => {
    const column = mapping[name]
    const text = column === undefined ? '' : (cells[column] ?? '').trim()
    return text === '' ? undefined : text
  }
  const day = (name: 'validFrom' | 'validTo') => {
    const text = cell(name)
    if (text === undefined) return undefined
    const read = readDay(text)
    if (read === undefined) {
      const { zh, en } = DATES[name]
      faults.push({
        field: name,
        zh: `“${zh}”不是日期，应如 2026-01-31`,
        en: `“${en}” is not a date such as 2026-01-31`,
      })
    }
    return read
  }
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(register.fields)) {
    const text = cell(name)
    if (text !== undefined) values[name] = cellValue(field, text)
  }
  const id = cell('id')
  const validFrom = day('validFrom')
  const validTo = day('validTo')
  return {
    ...(id === undefined ? {} : { id: unguarded(id) }),
    values,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    faults,
  }
}

/** A file we wrote ourselves may hold an apostrophe before what would be a formula. */
const unguarded = (text: string) => (/^'[=+\-@|%]/.test(text) ? text.slice(1) : text)

/** A cell as its field's kind of value; what cannot be read stays text, for the schema to refuse. */
function cellValue(field: Field, text: string): unknown {
  const clear = unguarded(text)
  if (field.widget === 'number') return /^[+-]?\d+(\.\d+)?$/.test(clear) ? Number(clear) : clear
  if (field.widget === 'yes-no') return YES.has(plain(clear)) ? true : NO.has(plain(clear)) ? false : clear
  const dictionary = field.dictionary === undefined ? undefined : findDictionary(field.dictionary)
  if (field.widget === 'tags') return clear.split(/[、,，;；|]/).map(part => codeOf(dictionary, part.trim()))
  return field.widget === 'choice' ? codeOf(dictionary, clear) : clear
}

const YES = new Set(['是', 'yes', 'true', '1', 'y', '有'])
const NO = new Set(['否', 'no', 'false', '0', 'n', '无'])

/** The code of a label in either language, or the text as it is. */
function codeOf(dictionary: Dictionary | undefined, text: string): string {
  const wanted = plain(text)
  const entry = dictionary?.entries.find(e => [e.code, e.label.zh, e.label.en].some(word => plain(word) === wanted))
  return entry?.code ?? text
}

/** `2026-1-5`, `2026/01/05` or `20260105` as an ISO day; undefined for a day that does not exist. */
function readDay(text: string): string | undefined {
  const match = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?( .*)?$/.exec(text)
  if (match === null) return undefined
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`
  const read = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day ? undefined : day
}
