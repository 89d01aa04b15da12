import { mostColumns, type RawRow } from './raw-row.ts'
import { numberToText, serialToText } from './spreadsheet-number.ts'
import { TableError } from './table-error.ts'
import { RichText, type Workbook } from './xlsx-workbook.ts'
import { attributeOf, type XmlHandler } from './xml-scanner.ts'

/** BC12 → 54; -1 when there is no reference. */
function columnOf(reference: string | undefined): number {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (!letters) return -1
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

type Cell = { readonly at: number; readonly type: string; readonly isDate: boolean }

/**
 * Turns the elements of a sheet into rows. Formulas are never read: their last computed value is, as for any cell.
 * Dates come out as local ISO text, error values as nothing.
 */
export class SheetRows implements XmlHandler {
  readonly #book: Workbook
  readonly #inline = new RichText()
  #rows: RawRow[] = []
  #line = 0
  #cells: string[] = []
  #cell: Cell | undefined
  #next = 0
  #value = ''
  #inValue = false

  constructor(book: Workbook) {
    this.#book = book
  }

  /** The rows finished since the last call. */
  take(): RawRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open = (name: string, attributes: string): void => {
    if (name === 'row') {
      const line = Number(attributeOf(attributes, 'r'))
      this.#line = Number.isInteger(line) && line > this.#line ? line : this.#line + 1
      this.#cells = []
      this.#next = 0
    } else if (name === 'c') this.#openCell(attributes)
    else if (name === 'v') this.#inValue = true
    else if (this.#cell) this.#inline.open(name)
  }

  text = (text: string): void => {
    if (this.#inValue) this.#value += text
    else if (this.#cell) this.#inline.add(text)
  }

  close = (name: string): void => {
    if (name === 'row') this.#rows.push({ line: this.#line, cells: this.#cells })
    else if (name === 'c') this.#closeCell()
    else if (name === 'v') this.#inValue = false
    else if (this.#cell) this.#inline.close(name)
  }

  #openCell(attributes: string): void {
    const placed = columnOf(attributeOf(attributes, 'r'))
    const at = placed >= 0 ? placed : this.#next
    const style = Number(attributeOf(attributes, 's') ?? -1)
    this.#cell = { at, type: attributeOf(attributes, 't') ?? 'n', isDate: this.#book.dateStyles[style] === true }
    this.#next = at + 1
    this.#value = ''
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = undefined
    const inline = this.#inline.take()
    if (!cell) return
    const text = this.#textOf(cell, inline)
    if (text === '') return
    if (cell.at >= mostColumns) throw new TableError('too-many-columns')
    while (this.#cells.length < cell.at) this.#cells.push('')
    this.#cells[cell.at] = text
  }

  #textOf({ type, isDate }: Cell, inline: string): string {
    if (type === 's') return this.#book.sharedStrings[Number(this.#value)] ?? ''
    if (type === 'inlineStr') return inline
    if (type === 'str' || type === 'd') return this.#value
    if (type === 'b') return this.#value === '1' ? 'TRUE' : 'FALSE'
    if (type === 'e' || this.#value === '') return ''
    return (isDate ? serialToText(Number(this.#value), this.#book.dates1904) : undefined) ?? numberToText(this.#value)
  }
}
