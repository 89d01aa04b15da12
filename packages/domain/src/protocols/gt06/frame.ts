import { ByteReader } from '../byte-reader.ts'
import { crcX25 } from '../checksum.ts'
import { FrameFault } from '../message.ts'

export interface Gt06Frame {
  readonly type: number
  /** The length field counts two bytes (start 79 79) and not one (78 78). */
  readonly extended: boolean
  /** The length field itself: some messages put a count there. */
  readonly declared: number
  readonly sequence: number
  readonly body: Uint8Array
  /** Body, sequence and check together: old terminals end some reports without the last two. */
  readonly unsealed: Uint8Array
  readonly intact: boolean
}

const startShort = 0x78
const startLong = 0x79

/** Reads `78 78 length type … sequence crc 0d 0a`, or `79 79` with a length of two bytes. */
export function readFrame(bytes: Uint8Array): Gt06Frame {
  const reader = new ByteReader(bytes)
  const start = reader.u16()
  if (start !== 0x7878 && start !== 0x7979) throw new FrameFault('frame begins neither with 78 78 nor with 79 79')
  const extended = start === 0x7979
  const declared = extended ? reader.u16() : reader.u8()
  const type = reader.u8()
  const rest = reader.rest()
  const isEnded = rest.at(-2) === 0x0d && rest.at(-1) === 0x0a
  const inner = isEnded ? rest.subarray(0, -2) : rest.at(-1) === 0x0d ? rest.subarray(0, -1) : rest
  if (inner.length < 4)
    return { type, extended, declared, sequence: 0, body: new Uint8Array(0), unsealed: inner, intact: false }
  const tail = new ByteReader(inner.subarray(-4))
  const sequence = tail.u16()
  const crc = tail.u16()
  const checked = bytes.subarray(2, bytes.length - rest.length + inner.length - 2)
  const intact = crc === crcX25(checked)
  return { type, extended, declared, sequence, body: inner.subarray(0, -4), unsealed: inner, intact }
}

/** Splits a stream by the declared length; where that does not end in 0d 0a, by the next 0d 0a (messages with a count there). */
export function splitFrames(buffer: Uint8Array): { readonly frames: readonly Uint8Array[]; readonly rest: Uint8Array } {
  const frames: Uint8Array[] = []
  let at = 0
  for (;;) {
    at = startAt(buffer, at)
    if (at < 0) return { frames, rest: new Uint8Array(0) }
    const end = endOf(buffer, at)
    if (end < 0) return { frames, rest: buffer.subarray(at) }
    frames.push(buffer.subarray(at, end))
    at = end
  }
}

function startAt(buffer: Uint8Array, from: number): number {
  for (let i = from; i + 1 < buffer.length; i++)
    if ((buffer[i] === startShort || buffer[i] === startLong) && buffer[i + 1] === buffer[i]) return i
  const last = buffer.length - 1
  return last >= from && (buffer[last] === startShort || buffer[last] === startLong) ? last : -1
}

function endOf(buffer: Uint8Array, at: number): number {
  const isLong = buffer[at] === startLong
  if (buffer.length - at < 5) return -1
  const length = isLong ? buffer[at + 2]! * 256 + buffer[at + 3]! : buffer[at + 2]!
  const end = at + (isLong ? 4 : 3) + length + 2
  if (buffer[end - 2] === 0x0d && buffer[end - 1] === 0x0a && end <= buffer.length) return end
  for (let i = at + 4; i + 1 < buffer.length; i++) if (buffer[i] === 0x0d && buffer[i + 1] === 0x0a) return i + 2
  return -1
}
