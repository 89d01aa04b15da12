import { CsvSplitter } from './csv-splitter.ts'
import { type DecodedText, decodeText } from './decode-text.ts'
import { type Delimiter, detectDelimiter } from './delimiter.ts'
import type { RawRow } from './raw-row.ts'
import { TableError } from './table-error.ts'

export type CsvRows = {
  readonly encoding: DecodedText['encoding']
  readonly delimiter: () => Delimiter
  readonly rows: AsyncGenerator<RawRow[]>
}

const sampleCharacters = 65_536

async function takeSample(text: AsyncGenerator<string>): Promise<string> {
  let sample = ''
  while (sample.length < sampleCharacters) {
    const next = await text.next()
    if (next.done) break
    sample += next.value
  }
  return sample
}

/** NUL bytes in what was not taken for UTF-16 mean a picture, a database or an archive. */
const isBinary = (sample: string) => sample.slice(0, 4096).split('\0').length > 8

/** Rows of a CSV byte stream with encoding and delimiter found out; memory stays within a few megabytes. */
export function readCsv(bytes: AsyncIterable<Uint8Array>, told: { readonly delimiter?: Delimiter } = {}): CsvRows {
  const { encoding, text } = decodeText(bytes)
  let delimiter: Delimiter = told.delimiter ?? ','

  async function* rows(): AsyncGenerator<RawRow[]> {
    try {
      const sample = await takeSample(text)
      if (isBinary(sample)) throw new TableError('not-a-table')
      delimiter = told.delimiter ?? detectDelimiter(sample)
      const splitter = new CsvSplitter(delimiter)
      const oldMac = !sample.includes('\n') && sample.includes('\r')
      const lines = (piece: string) => (oldMac ? piece.replaceAll('\r', '\n') : piece)
      yield splitter.push(lines(sample.startsWith('\ufeff') ? sample.slice(1) : sample))
      for await (const piece of text) yield splitter.push(lines(piece))
      yield splitter.end()
    } finally {
      await text.return(undefined)
    }
  }
  return { encoding, delimiter: () => delimiter, rows: rows() }
}
