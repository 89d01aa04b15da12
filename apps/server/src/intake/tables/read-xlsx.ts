import { type FileHandle, open } from 'node:fs/promises'
import type { RawRow } from './raw-row.ts'
import { SheetRows } from './sheet-rows.ts'
import { TableError } from './table-error.ts'
import { readWorkbook, type Sheet } from './xlsx-workbook.ts'
import { XmlScanner } from './xml-scanner.ts'
import { openZip, type ZipLimits, zipLimits } from './zip-archive.ts'

export type XlsxOptions = { readonly sheet?: string; readonly limits?: ZipLimits }
export type XlsxRows = {
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly rows: AsyncGenerator<RawRow[]>
  readonly close: () => Promise<void>
}

const visibleNames = (sheets: readonly Sheet[]) => sheets.filter(({ hidden }) => !hidden).map(({ name }) => name)

function chooseSheet(sheets: readonly Sheet[], wanted: string | undefined): Sheet {
  const sheet =
    wanted === undefined
      ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0])
      : sheets.find(({ name }) => name === wanted)
  if (!sheet) throw new TableError('sheet-not-found', wanted ?? '')
  return sheet
}

async function openRows(file: FileHandle, options: XlsxOptions): Promise<Omit<XlsxRows, 'close'>> {
  const zip = await openZip(file, options.limits ?? zipLimits)
  const book = await readWorkbook(zip)
  const sheet = chooseSheet(book.sheets, options.sheet)
  const bytes = zip.open(sheet.part)
  if (!bytes) throw new TableError('zip-broken', sheet.part)
  async function* rows(parts: AsyncGenerator<Uint8Array>): AsyncGenerator<RawRow[]> {
    const collected = new SheetRows(book)
    const scanner = new XmlScanner(collected)
    const decoder = new TextDecoder('utf-8')
    for await (const chunk of parts) {
      scanner.push(decoder.decode(chunk, { stream: true }))
      yield collected.take()
    }
    scanner.push(decoder.decode())
    scanner.end()
    yield collected.take()
  }
  return { sheet: sheet.name, sheets: visibleNames(book.sheets), rows: rows(bytes) }
}

/** Rows of one sheet (the first visible one unless named), streamed; the caller closes the file. */
export async function readXlsx(path: string, options: XlsxOptions = {}): Promise<XlsxRows> {
  const file = await open(path, 'r')
  const close = () => file.close()
  try {
    return { ...(await openRows(file, options)), close }
  } catch (error) {
    await close()
    throw error
  }
}
