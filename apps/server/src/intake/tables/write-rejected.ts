import { type FileHandle, open } from 'node:fs/promises'
import type { RowReason } from '@fangwei/domain/intake/index.ts'

/** A row that was not taken in, with what speaks against it. */
export type RejectedRow = {
  readonly line: number
  readonly reasons: readonly RowReason[]
  readonly cells: Readonly<Record<string, string>>
}

const leading = /^[\s\p{Cc}\p{Cf}\u3000\u00a0]*/u
const formulaSigns = /^[=+\-@＝＋－＠|%]/
const plainNumber = /^[+-]?\d+(\.\d+)?$/

/**
 * A cell no spreadsheet will run: when, after any spaces, tabs or invisible characters, it begins like a formula,
 * an apostrophe makes it text. Plain numbers stay numbers.
 */
export function guardedCell(text: string): string {
  if (plainNumber.test(text)) return text
  const bare = text.replace(leading, '')
  const startsWithControl = /^[\t\r\n]/.test(text)
  return formulaSigns.test(bare) || startsWithControl ? `'${text}` : text
}

const quoted = (text: string) => `"${guardedCell(text).replaceAll('"', '""')}"`
const csvLine = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\r\n`

export type RejectedWriter = {
  readonly write: (rows: readonly RejectedRow[]) => Promise<void>
  readonly close: () => Promise<{ rows: number }>
}

/**
 * Writes rejected rows as CSV (UTF-8 with mark, so that spreadsheets open it right). The file comes into being with
 * the first row. `columns` are the kept ones: refused columns never reach this file either.
 */
export function createRejectedWriter(path: string, columns: readonly string[]): RejectedWriter {
  let file: FileHandle | undefined
  let rows = 0
  return {
    write: async rejected => {
      if (rejected.length === 0) return
      if (!file) {
        file = await open(path, 'w', 0o600)
        await file.write(`\ufeff${csvLine(['行号 line', '原因', 'reason', ...columns])}`)
      }
      rows += rejected.length
      await file.write(
        rejected
          .map(({ line, reasons, cells }) =>
            csvLine([
              String(line),
              reasons.map(({ field, zh }) => `${field}：${zh}`).join('；'),
              reasons.map(({ field, en }) => `${field} ${en}`).join('; '),
              ...columns.map(column => cells[column] ?? ''),
            ]),
          )
          .join(''),
      )
    },
    close: async () => {
      await file?.close()
      file = undefined
      return { rows }
    },
  }
}
