import type { Delimiter } from './delimiter.ts'
import type { RawRow } from './raw-row.ts'

/** A record longer than this, quoted line ends included, is taken for a quotation mark that was never closed. */
const mostRecordCharacters = 262_144

type Quoted =
  | { readonly kind: 'record'; readonly cells: string[]; readonly end: number; readonly lines: number }
  | { readonly kind: 'broken' }
  | { readonly kind: 'incomplete' }

/**
 * Splits CSV text into rows as it arrives. A quotation mark that is not closed, or closed in the middle of a cell,
 * costs that one line: reading goes on at the next line end.
 */
export class CsvSplitter {
  readonly #delimiter: Delimiter
  #text = ''
  #at = 0
  #line = 1
  #width = 0
  #skipping = false

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter
  }

  push(piece: string): RawRow[] {
    this.#text = this.#at === this.#text.length ? piece : this.#text.slice(this.#at) + piece
    this.#at = 0
    return this.#split(false)
  }

  end(): RawRow[] {
    return this.#split(true)
  }

  #split(last: boolean): RawRow[] {
    const rows: RawRow[] = []
    if (this.#skipping && !this.#skipLine(last)) return rows
    let quote = this.#text.indexOf('"', this.#at)
    while (this.#at < this.#text.length) {
      if (quote >= 0 && quote < this.#at) quote = this.#text.indexOf('"', this.#at)
      const newline = this.#text.indexOf('\n', this.#at)
      const end = newline < 0 ? this.#text.length : newline
      if (newline < 0 && !last && end - this.#at <= mostRecordCharacters && !(quote >= 0 && quote < end)) break
      if (quote < 0 || quote >= end) {
        if (end - this.#at > mostRecordCharacters) {
          rows.push(this.#fault('row-too-long', end))
          if (newline < 0) this.#skipping = true
          continue
        }
        rows.push(this.#plain(end))
        continue
      }
      const record = this.#quoted(last)
      const lineMayGoOn = newline < 0 && !last && end - this.#at <= mostRecordCharacters
      if (record.kind === 'incomplete' || (record.kind === 'broken' && lineMayGoOn)) break
      rows.push(this.#take(record, end))
    }
    return rows
  }

  /** Drops the rest of a line that was too long to keep; false while its end has not come. */
  #skipLine(last: boolean): boolean {
    const newline = this.#text.indexOf('\n', this.#at)
    this.#at = newline < 0 ? this.#text.length : newline + 1
    this.#skipping = newline < 0 && !last
    return !this.#skipping
  }

  #plain(end: number): RawRow {
    const stop = this.#text.charCodeAt(end - 1) === 13 && end > this.#at ? end - 1 : end
    const cells = this.#text.slice(this.#at, stop).split(this.#delimiter)
    this.#width = cells.length
    return this.#advance(end, 1, { cells })
  }

  #take(record: Quoted, lineEnd: number): RawRow {
    if (record.kind !== 'record') return this.#fault('broken-quoting', lineEnd)
    const spansWrongly = record.lines > 1 && this.#width > 0 && record.cells.length !== this.#width
    if (spansWrongly) return this.#fault('broken-quoting', lineEnd)
    if (record.lines === 1) this.#width = record.cells.length
    return this.#advance(record.end, record.lines, { cells: record.cells })
  }

  #fault(fault: 'broken-quoting' | 'row-too-long', end: number): RawRow {
    return this.#advance(end, 1, {
      cells: [this.#text.slice(this.#at, Math.min(end, this.#at + 2000)).replace(/\r$/, '')],
      fault,
    })
  }

  #advance(end: number, lines: number, row: Omit<RawRow, 'line'>): RawRow {
    const line = this.#line
    this.#line += lines
    this.#at = Math.min(end + 1, this.#text.length)
    return { line, ...row }
  }

  /** RFC 4180 from the place reached; a quote inside an unquoted cell is an ordinary character. */
  #quoted(last: boolean): Quoted {
    const text = this.#text
    const cells: string[] = []
    let at = this.#at
    let lines = 1
    for (;;) {
      const cell = text[at] === '"' ? this.#quotedCell(at, last) : this.#bareCell(at)
      if (cell === 'broken') return { kind: 'broken' }
      if (cell.end < 0)
        return last || text.length - this.#at > mostRecordCharacters ? { kind: 'broken' } : { kind: 'incomplete' }
      cells.push(cell.value)
      lines += cell.lines
      at = cell.end
      if (at >= text.length && !last) return { kind: 'incomplete' }
      if (at >= text.length || text[at] === '\n') return { kind: 'record', cells, end: at, lines }
      at += 1
    }
  }

  #bareCell(at: number): { value: string; end: number; lines: number } {
    const text = this.#text
    const newline = text.indexOf('\n', at)
    const lineEnd = newline < 0 ? text.length : newline
    const delimiter = text.indexOf(this.#delimiter, at)
    if (delimiter >= 0 && delimiter < lineEnd) return { value: text.slice(at, delimiter), end: delimiter, lines: 0 }
    return { value: text.slice(at, lineEnd).replace(/\r$/, ''), end: lineEnd, lines: 0 }
  }

  #quotedCell(open: number, last: boolean): { value: string; end: number; lines: number } | 'broken' {
    const text = this.#text
    let close = text.indexOf('"', open + 1)
    let doubled = false
    while (close >= 0 && text[close + 1] === '"') {
      doubled = true
      close = text.indexOf('"', close + 2)
    }
    const cutAfterReturn = !last && text[close + 1] === '\r' && close + 2 === text.length
    if (close < 0 || cutAfterReturn) return { value: '', end: -1, lines: 0 }
    const inner = text.slice(open + 1, close)
    const value = doubled ? inner.replaceAll('""', '"') : inner
    const lines = value.includes('\n') ? value.split('\n').length - 1 : 0
    const end = text[close + 1] === '\r' && text[close + 2] === '\n' ? close + 2 : close + 1
    const next = text[end]
    return next === undefined || next === this.#delimiter || next === '\n' ? { value, end, lines } : 'broken'
  }
}
