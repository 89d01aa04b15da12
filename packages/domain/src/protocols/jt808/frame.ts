import { ByteReader, toHex } from '../byte-reader.ts'
import { xorOf } from '../checksum.ts'
import { FrameFault } from '../message.ts'

export type Version = '2013' | '2019'

/** Message header of JT/T 808 §4.4.3 with its body. */
export interface Jt808Frame {
  readonly type: number
  readonly version: Version
  /** BCD digits as sent: 12 of them (2013) or 20 (2019). */
  readonly phone: string
  readonly sequence: number
  /** Of a message sent in parts: how many there are and which this is, from 1. */
  readonly part: { readonly total: number; readonly index: number } | undefined
  readonly body: Uint8Array
  readonly intact: boolean
}

export const delimiter = 0x7e
const escapeByte = 0x7d

/** Undoes the escapes between two delimiters: 7d 02 → 7e, 7d 01 → 7d. Anything else after 7d is kept as it came. */
export function unescapeFrame(bytes: Uint8Array): Uint8Array {
  const first = bytes.indexOf(escapeByte)
  if (first < 0) return bytes
  const out = new Uint8Array(bytes.length)
  out.set(bytes.subarray(0, first))
  let size = first
  for (let i = first; i < bytes.length; i++) {
    const next = bytes[i + 1]
    if (bytes[i] === escapeByte && (next === 1 || next === 2)) {
      out[size++] = next === 2 ? delimiter : escapeByte
      i++
    } else out[size++] = bytes[i]!
  }
  return out.subarray(0, size)
}

export function escapeFrame(content: Uint8Array): Uint8Array {
  const out = new Uint8Array(content.length * 2 + 2)
  let size = 0
  out[size++] = delimiter
  for (const byte of content) {
    if (byte === delimiter || byte === escapeByte) {
      out[size++] = escapeByte
      out[size++] = byte === delimiter ? 2 : 1
    } else out[size++] = byte
  }
  out[size++] = delimiter
  return out.slice(0, size)
}

/** Messages 5501 and 5502 of some terminals count their sequence in one byte. */
const shortSequence = (type: number) => type === 0x5501 || type === 0x5502

/** What stands between the delimiters. Frames that a gateway hands on already unescaped are known by their check. */
function contentOf(bytes: Uint8Array): { readonly content: Uint8Array; readonly intact: boolean } {
  const inner = bytes.subarray(1, -1)
  const content = unescapeFrame(inner)
  if (xorOf(content) === 0) return { content, intact: true }
  return xorOf(inner) === 0 ? { content: inner, intact: true } : { content, intact: false }
}

/** Reads one frame with its delimiters; a check byte that does not fit is told in `intact`. */
export function readFrame(bytes: Uint8Array): Jt808Frame {
  if (bytes[0] !== delimiter) throw new FrameFault('frame does not begin with 7e')
  if (bytes.length < 2 || bytes.at(-1) !== delimiter) throw new FrameFault('frame does not end with 7e')
  const { content, intact } = contentOf(bytes)
  if (content.length < 13) throw new FrameFault(`frame of ${content.length} bytes is shorter than a header`)
  const reader = new ByteReader(content.subarray(0, -1))
  const type = reader.u16()
  const properties = reader.u16()
  const isShort = shortSequence(type)
  const isNew = !isShort && (properties & 0x4000) !== 0
  if (isNew) reader.skip(1)
  const phone = toHex(reader.take(isNew ? 10 : 6))
  const sequence = isShort ? reader.u8() : reader.u16()
  const isPart = !isShort && (properties & 0x2000) !== 0
  const part = isPart ? { total: reader.u16(), index: reader.u16() } : undefined
  return { type, version: isNew ? '2019' : '2013', phone, sequence, part, body: reader.rest(), intact }
}

/** Splits a stream into frames; what is left over waits for more. Bytes before the first delimiter are dropped. */
export function splitFrames(buffer: Uint8Array): { readonly frames: readonly Uint8Array[]; readonly rest: Uint8Array } {
  const frames: Uint8Array[] = []
  let start = buffer.indexOf(delimiter)
  while (start >= 0) {
    const end = buffer.indexOf(delimiter, start + 1)
    if (end < 0) return { frames, rest: buffer.subarray(start) }
    // Two delimiters side by side: the second begins the next frame.
    if (end - start > 1) {
      frames.push(buffer.subarray(start, end + 1))
      start = buffer.indexOf(delimiter, end + 1)
    } else start = end
  }
  return { frames, rest: new Uint8Array(0) }
}
