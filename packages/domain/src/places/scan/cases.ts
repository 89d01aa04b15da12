import type { Label } from '../../dictionaries/dictionary.ts'
import { dateText, type Precision, readDate, type WrittenDate } from './dates.ts'
import { at, ScanFault } from './fault.ts'
import { countOf, type Row, rowsOf } from './rows.ts'

export type Counted = {
  readonly location: number
  readonly count: number
  readonly date: WrittenDate | undefined
  readonly category: string
  readonly line: number
}

export type Study = { readonly start: number; readonly end: number }

/** How exactly a file writes its times; `none` when its third column is no date. */
export const precisionOf = (text: string, file: Label): Precision | 'none' => {
  const rows = rowsOf(text, file, 2)
  const dates = rows.map(row => (row.cells[2] === undefined ? undefined : readDate(row.cells[2])))
  // Two digits alone may as well be an age group.
  const isDated = dates.every((date, i) => date !== undefined && rows[i]!.cells[2]!.length >= 4)
  if (!isDated) return 'none'
  const found = new Set(dates.map(date => date!.precision))
  return found.has('year') ? 'year' : found.has('month') ? 'month' : 'day'
}

const locationOf = (id: string, indexOf: ReadonlyMap<string, number>, file: Label, row: Row): number => {
  const found = indexOf.get(id)
  if (found !== undefined) return found
  const where = at(file, row.line)
  throw new ScanFault(
    `${where.zh}：坐标文件里没有“${id}”，请补上或去掉此行`,
    `${where.en}: "${id}" is not in the coordinates file: add it there or take the row out`,
  )
}

const dateOf = (row: Row, file: Label, study: Study): WrittenDate => {
  const text = row.cells[2] ?? ''
  const date = readDate(text)
  const where = at(file, row.line)
  if (date === undefined)
    throw new ScanFault(
      `${where.zh}：时间“${text}”无法读取，应如 2001、2001/11 或 2001/11/22`,
      `${where.en}: "${text}" is no date: write 2001, 2001/11 or 2001/11/22`,
    )
  if (date.last >= study.start && date.first <= study.end) return date
  throw new ScanFault(
    `${where.zh}：${text} 不在 ${dateText(study.start)} 至 ${dateText(study.end)} 之内`,
    `${where.en}: ${text} is outside ${dateText(study.start)} to ${dateText(study.end)}`,
  )
}

/** Rows of a case or control file: `id count [date] [category …]`. Rows of count 0 say nothing. */
export const readCounts = (
  text: string,
  file: Label,
  how: { readonly indexOf: ReadonlyMap<string, number>; readonly isDated: boolean; readonly study: Study },
): Counted[] => {
  const counted: Counted[] = []
  for (const row of rowsOf(text, file, how.isDated ? 3 : 2)) {
    const [location, count] = [
      locationOf(row.cells[0]!, how.indexOf, file, row),
      countOf(row.cells[1]!, file, row.line),
    ]
    const date = how.isDated ? dateOf(row, file, how.study) : undefined
    const category = row.cells.slice(how.isDated ? 3 : 2).join(' ')
    if (count > 0) counted.push({ location, count, date, category, line: row.line })
  }
  return counted
}

/** The interval a date falls in; one that stands for many days counts at its first day within the study. */
export const intervalOf = (date: WrittenDate | undefined, starts: readonly number[]): number => {
  if (date === undefined) return 0
  const day = Math.max(date.first, starts[0]!)
  let interval = 0
  while (interval + 2 < starts.length && day >= starts[interval + 1]!) interval += 1
  return interval
}
