import { ByteReader } from '../byte-reader.ts'
import {
  type Attributes,
  type Decoded,
  type DecodedMessage,
  guarded,
  type MessageKind,
  message,
  type ReportedPosition,
} from '../message.ts'
import { type Jt808Frame, readFrame } from './frame.ts'
import { readBcdClock, readLocation } from './location.ts'
import { readShortLocation } from './short-location.ts'
import { readTransparent } from './transparent.ts'

type Content = Partial<Pick<DecodedMessage, 'positions' | 'attributes'>>
type Handler = readonly [kind: MessageKind, read: (reader: ByteReader) => Content]

const nothing = (): Content => ({})
const one = (position: ReportedPosition): Content => ({ positions: [position] })

/** A location that answers a question, whose sequence stands before it. */
function readAnswered(reader: ByteReader): Content {
  reader.skip(2)
  return one(readLocation(reader))
}

/** 0704: a count, what kind of batch, then locations with their length before them. */
function readBatch(reader: ByteReader): Content {
  const count = reader.u16()
  reader.skip(1)
  const positions: ReportedPosition[] = []
  while (positions.length < count && reader.left >= 2) {
    const length = reader.u16()
    positions.push(readLocation(reader.part(Math.min(length, reader.left))))
  }
  return { positions }
}

/** 0210: locations with a length of one byte; or a battery's percent and a clock. */
function readCompactBatch(reader: ByteReader): Content {
  if (reader.left === 7) return { attributes: { batteryLevel: reader.u8() } }
  const positions: ReportedPosition[] = []
  while (reader.left > 28) positions.push(readLocation(reader.part(Math.min(reader.u8(), reader.left))))
  return { positions }
}

/** 0702: a driver's card put in or taken out; name, number of the card, who issued it. */
function readDriverCard(reader: ByteReader): Content {
  const attributes: Attributes = { cardInserted: reader.u8() === 1 }
  readBcdClock(reader)
  if (reader.left === 0) return { attributes }
  reader.skip(1)
  reader.skip(reader.u8())
  const cardCode = reader.text(20).trim()
  return { attributes: cardCode === '' ? attributes : { ...attributes, cardCode } }
}

/** 0107: what the terminal is; model and number, then its SIM's number. */
function readProperties(reader: ByteReader): Content {
  reader.skip(2 + 5)
  const model = reader.text(20)
  reader.skip(7)
  return { attributes: { model, iccid: reader.hex(10) } }
}

/** 1300: an answer in words, UTF-16. */
function readWords(reader: ByteReader): Content {
  reader.skip(2)
  let result = ''
  while (reader.left >= 2) result += String.fromCharCode(reader.u16())
  return { attributes: { result: result.toWellFormed().trim() } }
}

const handlers: ReadonlyMap<number, Handler> = new Map<number, Handler>([
  [0x0001, ['reply', nothing]],
  [0x0002, ['heartbeat', nothing]],
  [0x0003, ['logout', nothing]],
  [0x0100, ['register', nothing]],
  [0x0102, ['login', nothing]],
  [0x0107, ['status', readProperties]],
  [0x0109, ['time-request', nothing]],
  [0x0200, ['position', reader => one(readLocation(reader))]],
  [0x0201, ['position', readAnswered]],
  [0x0210, ['batch', readCompactBatch]],
  [0x0500, ['position', readAnswered]],
  [0x0702, ['driver', readDriverCard]],
  [0x0704, ['batch', readBatch]],
  [0x0900, ['other', readTransparent]],
  [0x1300, ['reply', readWords]],
  [0x5501, ['position', reader => one(readShortLocation(reader, true))]],
  [0x5502, ['position', reader => one(readShortLocation(reader, false))]],
])

/** What a whole frame says. A part of a longer message says nothing until `joinParts` has them all. */
export function decodeFrame(frame: Jt808Frame): DecodedMessage {
  const [kind, read] = handlers.get(frame.type) ?? (['other', nothing] as Handler)
  const isPart = frame.part !== undefined && frame.part.total > 1
  return message(isPart ? 'other' : kind, {
    id: frame.phone,
    sequence: frame.sequence,
    intact: frame.intact,
    ...(isPart ? {} : read(new ByteReader(frame.body))),
  })
}

/** One frame between its delimiters, escaped or not. Never throws. */
export const decodeJt808 = (bytes: Uint8Array): Decoded => guarded(() => decodeFrame(readFrame(bytes)))
