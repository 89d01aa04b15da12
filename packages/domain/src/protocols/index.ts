import { decodeGt06, splitFrames as splitGt06 } from './gt06/index.ts'
import { decodeH02, splitFrames as splitH02 } from './h02/index.ts'
import { decodeJt808, splitFrames as splitJt808 } from './jt808/index.ts'
import type { Decoded } from './message.ts'
import { decodeWatch, splitFrames as splitWatch } from './watch/index.ts'

export const protocols = ['jt808', 'gt06', 'h02', 'watch'] as const
export type Protocol = (typeof protocols)[number]

/** Whole frames found in a stream, and the bytes that wait for more. */
export type Split = (buffer: Uint8Array) => { readonly frames: readonly Uint8Array[]; readonly rest: Uint8Array }

interface Codec {
  readonly split: Split
  readonly decode: (frame: Uint8Array) => Decoded
}

const codecs: Readonly<Record<Protocol, Codec>> = {
  jt808: { split: splitJt808, decode: decodeJt808 },
  gt06: { split: splitGt06, decode: decodeGt06 },
  h02: { split: splitH02, decode: decodeH02 },
  watch: { split: splitWatch, decode: decodeWatch },
}

/** What one frame of a protocol says; bytes that are no frame of it say why. Never throws, never waits. */
export const decodeFrame = (protocol: Protocol, frame: Uint8Array): Decoded => codecs[protocol].decode(frame)

/** Cuts a stream of one protocol into frames. The caller bounds `rest`: a peer may never end its frame. */
export const splitFrames = (protocol: Protocol, buffer: Uint8Array): ReturnType<Split> => codecs[protocol].split(buffer)

export { fromHex, toHex } from './byte-reader.ts'
export * from './message.ts'
