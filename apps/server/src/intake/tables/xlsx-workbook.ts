import { isDateFormat } from './spreadsheet-number.ts'
import { TableError } from './table-error.ts'
import { attributeOf, type XmlHandler, XmlScanner } from './xml-scanner.ts'
import type { ZipArchive } from './zip-archive.ts'

export type Sheet = { readonly name: string; readonly hidden: boolean; readonly part: string }
export type Workbook = {
  readonly sheets: readonly Sheet[]
  readonly dates1904: boolean
  /** By style index: does the cell show a date? */
  readonly dateStyles: readonly boolean[]
  readonly sharedStrings: readonly string[]
}

const nothing = () => {}
const mostSharedCharacters = 2 ** 27

/** Feeds one part of the archive through a scanner; answers false when the part is not there. */
export async function scanPart(zip: ZipArchive, part: string, handler: XmlHandler): Promise<boolean> {
  const bytes = zip.open(part)
  if (!bytes) return false
  const scanner = new XmlScanner(handler)
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of bytes) scanner.push(decoder.decode(chunk, { stream: true }))
  scanner.push(decoder.decode())
  scanner.end()
  return true
}

async function readTargets(zip: ZipArchive): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await scanPart(zip, 'xl/_rels/workbook.xml.rels', {
    open: (name, attributes) => {
      const [id, target] = [attributeOf(attributes, 'Id'), attributeOf(attributes, 'Target')]
      if (name === 'Relationship' && id && target)
        targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
    text: nothing,
    close: nothing,
  })
  return targets
}

async function readSheets(zip: ZipArchive): Promise<{ sheets: Sheet[]; dates1904: boolean }> {
  const targets = await readTargets(zip)
  const sheets: Sheet[] = []
  let dates1904 = false
  const found = await scanPart(zip, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') dates1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const id = /(?:^|\s)\w+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? ''
      const part = targets.get(id)
      if (part)
        sheets.push({
          name: attributeOf(attributes, 'name') ?? '',
          hidden: /\sstate\s*=\s*["'](hidden|veryHidden)/.test(attributes),
          part,
        })
    },
    text: nothing,
    close: nothing,
  })
  if (!found) throw new TableError('not-a-table')
  return { sheets, dates1904 }
}

async function readDateStyles(zip: ZipArchive): Promise<boolean[]> {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inCellFormats = false
  await scanPart(zip, 'xl/styles.xml', {
    open: (name, attributes) => {
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
      if (name === 'numFmt') formats.set(id, attributeOf(attributes, 'formatCode') ?? '')
      if (name === 'cellXfs') inCellFormats = true
      if (name === 'xf' && inCellFormats) styles.push(isDateFormat(id, formats.get(id)))
    },
    text: nothing,
    close: name => {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

/** Text of an `<si>` or `<is>` element: its runs joined, phonetic readings left out. */
export class RichText {
  #text = ''
  #inText = false
  #inReading = false

  open(name: string): void {
    if (name === 'rPh') this.#inReading = true
    if (name === 't') this.#inText = true
  }

  add(text: string): void {
    if (this.#inText && !this.#inReading) this.#text += text
  }

  close(name: string): void {
    if (name === 'rPh') this.#inReading = false
    if (name === 't') this.#inText = false
  }

  take(): string {
    const text = this.#text
    this.#text = ''
    return text.includes('_x')
      ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      : text
  }
}

async function readSharedStrings(zip: ZipArchive): Promise<string[]> {
  const strings: string[] = []
  const rich = new RichText()
  let characters = 0
  await scanPart(zip, 'xl/sharedStrings.xml', {
    open: name => rich.open(name),
    text: text => rich.add(text),
    close: name => {
      rich.close(name)
      if (name !== 'si') return
      const text = rich.take()
      characters += text.length + 16
      if (characters > mostSharedCharacters) throw new TableError('zip-too-large')
      strings.push(text)
    },
  })
  return strings
}

/** The parts of a workbook that its sheets refer to; shared strings are the only part held in memory. */
export async function readWorkbook(zip: ZipArchive): Promise<Workbook> {
  const { sheets, dates1904 } = await readSheets(zip)
  return { sheets, dates1904, dateStyles: await readDateStyles(zip), sharedStrings: await readSharedStrings(zip) }
}
