import { rawText } from '../byte-reader.ts'
import { type Decoded, FrameFault, guarded } from '../message.ts'
import { decodeBinary } from './binary.ts'
import { decodeText } from './text.ts'

/** One H02 report, in words (`*HQ,…#`) or binary (`24 …`). Never throws. */
export const decodeH02 = (bytes: Uint8Array): Decoded =>
  guarded(() => {
    if (bytes[0] === 0x24) return decodeBinary(bytes)
    if (bytes[0] === 0x2a) return decodeText(rawText(bytes))
    throw new FrameFault('report begins neither with * nor with 24')
  })

const hash = 0x23
const binaryLengths = [32, 45] as const

/** Splits a stream: words end in `#`, binary reports have one of two lengths. */
export function splitFrames(buffer: Uint8Array): { readonly frames: readonly Uint8Array[]; readonly rest: Uint8Array } {
  const frames: Uint8Array[] = []
  let at = 0
  for (;;) {
    while (at < buffer.length && buffer[at] !== 0x2a && buffer[at] !== 0x24) at++
    if (at >= buffer.length) return { frames, rest: new Uint8Array(0) }
    const end = buffer[at] === 0x2a ? buffer.indexOf(hash, at) + 1 : binaryEnd(buffer, at)
    if (end <= 0) return { frames, rest: buffer.subarray(at) }
    frames.push(buffer.subarray(at, end))
    at = end
  }
}

/** A binary report ends where the next begins, else at the longest length there is. */
function binaryEnd(buffer: Uint8Array, at: number): number {
  const starts = (i: number) => i === buffer.length || buffer[i] === 0x24 || buffer[i] === 0x2a
  return binaryLengths.map(length => at + length).find(end => end <= buffer.length && starts(end)) ?? 0
}
