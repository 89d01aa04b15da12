import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { TableError } from './table-error.ts'

/** A file on disk, or a stream such as an upload; `name` is only shown to people. */
export type TableFile =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly stream: AsyncIterable<Uint8Array> }

/** A zip is read from its end, so a streamed one is laid down in a private folder first. */
export type SourceFile =
  | { readonly kind: 'csv'; readonly bytes: AsyncIterable<Uint8Array>; readonly discard: () => Promise<void> }
  | { readonly kind: 'xlsx'; readonly path: string; readonly discard: () => Promise<void> }

const nothingToDiscard = async () => {}

function kindOf(head: Uint8Array): 'csv' | 'xlsx' {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'xlsx'
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new TableError('old-excel')
  const text = Buffer.from(head).toString('latin1').trimStart().toLowerCase()
  if (
    text.startsWith('%pdf') ||
    text.startsWith('<html') ||
    text.startsWith('<!doctype') ||
    text.startsWith('<?xml') ||
    starts(0x50, 0x4b)
  )
    throw new TableError('not-a-table')
  return 'csv'
}

async function headOfPath(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function* withHead(head: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* head
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

async function* limited(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > most) throw new TableError('file-too-large')
    yield chunk
  }
}

async function layDown(bytes: AsyncIterable<Uint8Array>): Promise<SourceFile> {
  const folder = await mkdtemp(join(tmpdir(), 'fangwei-table-'))
  const discard = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'table.xlsx')
  try {
    await pipeline(bytes, createWriteStream(path, { mode: 0o600 }))
    return { kind: 'xlsx', path, discard }
  } catch (error) {
    await discard()
    throw error
  }
}

/** Looks at the first bytes, not at the name. Throws TableError for what is no table. */
export async function openSource(file: TableFile, mostBytes: number): Promise<SourceFile> {
  if ('path' in file) {
    const kind = kindOf(await headOfPath(file.path))
    if (kind === 'xlsx') return { kind, path: file.path, discard: nothingToDiscard }
    return { kind, bytes: limited(createReadStream(file.path), mostBytes), discard: nothingToDiscard }
  }
  const rest = file.stream[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  for (let size = 0; size < 64; ) {
    const next = await rest.next()
    if (next.done) break
    head.push(next.value)
    size += next.value.length
  }
  const bytes = limited(withHead(head, rest), mostBytes)
  return kindOf(Buffer.concat(head)) === 'csv' ? { kind: 'csv', bytes, discard: nothingToDiscard } : layDown(bytes)
}
