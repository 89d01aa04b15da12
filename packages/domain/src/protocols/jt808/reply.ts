import { fromHex } from '../byte-reader.ts'
import { xorOf } from '../checksum.ts'
import { escapeFrame, type Jt808Frame } from './frame.ts'

/** Results of the platform's general answer, table 8: done, failed, wrong, unsupported, alarm taken. */
export const generalResult = { done: 0, failed: 1, wrong: 2, unsupported: 3, alarmTaken: 4 } as const

const word = (value: number) => [(value >> 8) & 255, value & 255]

/** A frame to the terminal in the version it spoke. `sequence` is the platform's own counter. */
function frameTo(frame: Jt808Frame, type: number, sequence: number, body: readonly number[]): Uint8Array {
  const isNew = frame.version === '2019'
  const content = Uint8Array.from([
    ...word(type),
    ...word(body.length | (isNew ? 0x4000 : 0)),
    ...(isNew ? [1] : []),
    ...(fromHex(frame.phone) ?? []),
    ...word(sequence & 0xffff),
    ...body,
  ])
  return escapeFrame(Uint8Array.from([...content, xorOf(content)]))
}

/** 8001: what became of a message. Sent once it is committed, so that the terminal keeps what it is not told of. */
export const generalReply = (
  frame: Jt808Frame,
  sequence: number,
  result: (typeof generalResult)[keyof typeof generalResult],
): Uint8Array => frameTo(frame, 0x8001, sequence, [...word(frame.sequence), ...word(frame.type), result])

/** 8100: registered, with the code the terminal must show at 0102; a result other than 0 refuses it. */
export function registrationReply(frame: Jt808Frame, sequence: number, code: string | undefined): Uint8Array {
  const accepted = code === undefined ? [3] : [0, ...Array.from(code, c => c.charCodeAt(0) & 127)]
  return frameTo(frame, 0x8100, sequence, [...word(frame.sequence), ...accepted])
}

/** The code shown at 0102: whole body (2013), or behind its length (2019). */
export function authenticationCode(frame: Jt808Frame): string {
  const bytes = frame.version === '2019' ? frame.body.subarray(1, 1 + (frame.body[0] ?? 0)) : frame.body
  return String.fromCharCode(...bytes.subarray(0, 255))
}
