import type { FileHandle } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { TableError } from './table-error.ts'

export type ZipLimits = {
  readonly mostEntries: number
  /** Unpacked bytes of one part and of all parts together. */
  readonly mostBytes: number
  /** Unpacked to packed bytes, judged on parts over a megabyte. */
  readonly mostRatio: number
}

/** A million rows of thirty columns unpack to about 1.5 GB at a ratio near 15. */
export const zipLimits: ZipLimits = { mostEntries: 2000, mostBytes: 2 ** 31, mostRatio: 200 }

type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

export type ZipArchive = {
  readonly names: readonly string[]
  /** Unpacked bytes of a part; throws TableError when it grows beyond what the directory says or the limits allow. */
  readonly open: (name: string) => AsyncGenerator<Uint8Array> | undefined
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const longestComment = 65_535 + 22

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, at)
  return buffer.subarray(0, bytesRead)
}

async function readDirectory(file: FileHandle, limits: ZipLimits): Promise<Buffer> {
  const { size } = await file.stat()
  const tailAt = Math.max(0, size - longestComment)
  const tail = await readAt(file, tailAt, size - tailAt)
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1
  if (end < 0) throw new TableError('zip-broken')
  const entries = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const at = tail.readUInt32LE(end + 16)
  if (entries === 0xffff || at === 0xffffffff) throw new TableError('zip64-not-supported')
  if (entries > limits.mostEntries) throw new TableError('zip-too-many-entries')
  if (at + length > size) throw new TableError('zip-broken')
  return readAt(file, at, length)
}

function readEntries(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature) {
    const nameLength = directory.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    if (directory.readUInt16LE(at + 8) & 1) throw new TableError('old-excel')
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    })
    at = next
  }
  return entries
}

/** Refuses what no spreadsheet program writes: huge or dense parts, and parts lying over one another. */
function checkEntries(entries: readonly ZipEntry[], limits: ZipLimits): void {
  if (entries.length > limits.mostEntries) throw new TableError('zip-too-many-entries')
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > limits.mostBytes) throw new TableError('zip-too-large')
  const inOrder = entries.toSorted((a, b) => a.at - b.at)
  for (const [index, { unpacked, packed, at }] of inOrder.entries()) {
    if (unpacked > 2 ** 20 && unpacked > packed * limits.mostRatio) throw new TableError('zip-too-dense')
    const next = inOrder[index + 1]
    if (next && at + 30 + packed > next.at) throw new TableError('zip-broken')
  }
}

const chunkBytes = 65_536

async function* packedBytes(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; ) {
    const chunk = await readAt(file, start + at, Math.min(chunkBytes, length - at))
    if (chunk.length === 0) throw new TableError('zip-broken')
    yield chunk
    at += chunk.length
  }
}

async function* unpack(file: FileHandle, entry: ZipEntry, limits: ZipLimits): AsyncGenerator<Uint8Array> {
  const local = await readAt(file, entry.at, 30)
  if (local.length < 30 || local.readUInt32LE(0) !== localSignature) throw new TableError('zip-broken')
  const start = entry.at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  if (entry.packed === 0) return
  const packed = packedBytes(file, start, entry.packed)
  const bytes: AsyncIterable<Buffer> =
    entry.method === 0 ? packed : pipeline(Readable.from(packed), createInflateRaw(), () => {})
  let size = 0
  try {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > limits.mostBytes) throw new TableError('zip-too-large')
      if (size > 2 ** 20 && size > entry.packed * limits.mostRatio) throw new TableError('zip-too-dense')
      yield chunk
    }
  } catch (error) {
    throw error instanceof TableError ? error : new TableError('zip-broken', entry.name)
  }
}

/** Reads the directory of a zip file and unpacks single parts on demand, never trusting the sizes it states. */
export async function openZip(file: FileHandle, limits: ZipLimits = zipLimits): Promise<ZipArchive> {
  const entries = readEntries(await readDirectory(file, limits))
  checkEntries(entries, limits)
  const byName = new Map(entries.map(entry => [entry.name.replace(/^\//, ''), entry]))
  return {
    names: [...byName.keys()],
    open: name => {
      const entry = byName.get(name)
      if (!entry) return undefined
      if (entry.method !== 0 && entry.method !== 8) throw new TableError('zip-broken', name)
      return unpack(file, entry, limits)
    },
  }
}
