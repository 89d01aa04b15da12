import type { Label } from '../../dictionaries/dictionary.ts'
import { at, ScanFault } from './fault.ts'

export type Row = { readonly line: number; readonly cells: readonly string[] }

const cell = /"([^"]*)"|[^\s"]+/g

/** Rows of a SaTScan file: cells between blanks, ids with blanks in quotation marks, empty lines passed over. */
export const rowsOf = (text: string, file: Label, fewest: number): Row[] => {
  const rows: Row[] = []
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  for (const [index, line] of lines.entries()) {
    const cells = Array.from(line.matchAll(cell), match => match[1] ?? match[0])
    if (cells.length === 0) continue
    if (cells.length < fewest) {
      const where = at(file, index + 1)
      throw new ScanFault(
        `${where.zh}只有 ${cells.length} 项，至少应有 ${fewest} 项`,
        `${where.en}: ${cells.length} values, at least ${fewest} are needed`,
      )
    }
    rows.push({ line: index + 1, cells })
  }
  if (rows.length === 0) throw new ScanFault(`${file.zh}没有内容`, `The ${file.en} is empty`)
  return rows
}

/** A whole number from 0; anything else is told with its row. */
export const countOf = (text: string, file: Label, line: number): number => {
  const value = Number(text)
  if (text !== '' && Number.isInteger(value) && value >= 0 && value <= 2 ** 31) return value
  const where = at(file, line)
  throw new ScanFault(
    `${where.zh}：“${text}”不是数目（0 或正整数）`,
    `${where.en}: "${text}" is no count (a whole number from 0)`,
  )
}
