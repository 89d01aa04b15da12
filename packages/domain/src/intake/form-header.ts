import { isKnownHeading } from './heading.ts'

export type RawRows = readonly (readonly string[])[]

/** Where the header of a sheet lies and what stands above each column, outermost first. */
export type FormHeader = {
  readonly from: number
  readonly to: number
  readonly firstDataRow: number
  /** For each column the headings of its levels, blanks of merged cells filled in. */
  readonly levels: readonly (readonly string[])[]
}

const rowsLookedAt = 20
const fewestKnown = 3

const written = (row: readonly string[] | undefined, at: number) => (row?.[at] ?? '').trim() !== ''
const filled = (row: readonly string[] | undefined) => (row ?? []).filter(cell => cell.trim() !== '')
const knownIn = (row: readonly string[] | undefined) => filled(row).filter(isKnownHeading).length

/** A row of codes or names: at least two are known and they are half of what is written. */
function isHeadingRow(row: readonly string[] | undefined): boolean {
  const known = knownIn(row)
  return known >= 2 && known * 2 >= filled(row).length
}

const hint =
  /^[(（[【].*[)）\]】]$|必填|选填|可空|格式|单位[:：]|示例|样例|填写|字符|文本|数值|日期型|yyyy|hh:mm|varchar|number|datetime/i

/** 填写说明 under a header: every written cell is a unit, a format or an instruction. */
export function isHintRow(row: readonly string[] | undefined): boolean {
  const cells = filled(row)
  return cells.length > 0 && cells.every(cell => hint.test(cell))
}

/** A row of group names over merged cells: it fills what is blank below it, or is blank where below is written. */
function isGroupRow(above: readonly string[] | undefined, below: readonly string[]): boolean {
  if (filled(above).length < 2) return false
  const width = Math.max(above?.length ?? 0, below.length)
  const spans = (at: number) => written(above, at) && !written(below, at)
  const covered = (at: number) => !written(above, at) && written(below, at)
  const places = Array.from({ length: width }, (_, at) => at)
  return places.some(spans) || (places.some(covered) && knownIn(above) > 0)
}

/**
 * In a merged cell only the first holds the text: a blank takes it from the left where a row below is written,
 * unless a new group begins above it.
 */
function fillRight(lines: RawRows, level: number, width: number): string[] {
  let last = ''
  return Array.from({ length: width }, (_, at) => {
    const newGroup = lines.slice(0, level).some(line => written(line, at))
    if (written(lines[level], at)) last = lines[level]![at]!.trim()
    else if (newGroup || !lines.slice(level + 1).some(line => written(line, at))) last = ''
    return last
  })
}

function headerRows(rows: RawRows, from: number, to: number): string[][] {
  const lines = rows.slice(from, to + 1)
  const width = Math.max(...lines.map(line => line.length))
  return lines.map((_, level) => fillRight(lines, level, width))
}

/** Finds the header among the first rows of a sheet: titles and notes above it, code rows and hints below it. */
export function findFormHeader(rows: RawRows): FormHeader | undefined {
  const looked = rows.slice(0, rowsLookedAt)
  const known = looked.map(knownIn)
  const most = Math.max(0, ...known)
  if (most < fewestKnown) return undefined
  let from = known.indexOf(most)
  let to = from
  while (from > 0 && isHeadingRow(looked[from - 1])) from -= 1
  while (isHeadingRow(looked[to + 1])) to += 1
  if (from > 0 && isGroupRow(looked[from - 1], looked[from]!)) from -= 1
  let firstDataRow = to + 1
  while (isHintRow(looked[firstDataRow])) firstDataRow += 1
  const lines = headerRows(rows, from, to)
  const width = Math.max(...lines.map(line => line.length))
  const levels = Array.from({ length: width }, (_, at) =>
    lines.map(line => line[at] ?? '').filter((cell, level, all) => cell !== '' && all.indexOf(cell) === level),
  )
  return { from, to, firstDataRow, levels }
}
