import type { ByteReader } from '../byte-reader.ts'
import { type Attributes, type DecodedMessage, isPlace, type ReportedPosition, tidy } from '../message.ts'
import { readBcdClock } from './location.ts'
import { readObdLine } from './obd-line.ts'

type Content = Partial<Pick<DecodedMessage, 'positions' | 'attributes'>>

/** `GTSL|6|1|0|card|1|`: a card held to a reader, after two bytes of its own. */
function readReader(reader: ByteReader): Content {
  reader.skip(2)
  const card = reader.text(reader.left).trim().split('|')[4]
  return card === undefined || card === '' ? {} : { attributes: { driverUniqueId: card } }
}

/** Radio tags after eighteen bytes of state and a clock: number, address, signal, length, bytes. */
function readTags(reader: ByteReader): Content {
  reader.skip(18 + 6 + 1)
  const attributes: Attributes = {}
  while (reader.left >= 9) {
    const tag = reader.u8() + 1
    attributes[`tag${tag}Mac`] = reader.hex(6)
    attributes[`tag${tag}Rssi`] = reader.u8() - 256
    reader.skip(Math.min(reader.u8(), reader.left))
  }
  return { attributes }
}

/** Behind an event of its own length: status, latitude, longitude, clock. */
function readEvent(reader: ByteReader): Content {
  if (reader.left < 18 + 6) return {}
  reader.skip(reader.left - 18)
  const status = reader.u32()
  const lat = tidy((reader.u32() / 1e6) * (status & 4 ? -1 : 1))
  const lng = tidy((reader.u32() / 1e6) * (status & 8 ? -1 : 1))
  const at = readBcdClock(reader)
  if (!isPlace(lat, lng)) return {}
  const attributes: Attributes = { status, ignition: (status & 1) !== 0 }
  const position: ReportedPosition = {
    at,
    lat,
    lng,
    valid: (status & 2) !== 0,
    speed: 0,
    course: 0,
    altitude: 0,
    attributes,
  }
  return { positions: [position] }
}

function readLine(reader: ByteReader): Content {
  const attributes: Attributes = {}
  readObdLine(reader, attributes)
  return { attributes }
}

const kinds: ReadonlyMap<number, (reader: ByteReader) => Content> = new Map([
  [0x40, readReader],
  [0x41, readLine],
  [0x53, readTags],
  [0xf0, readEvent],
])

/** 0900: what other devices of the vehicle say through the terminal, by the type in its first byte. */
export const readTransparent = (reader: ByteReader): Content => kinds.get(reader.u8())?.(reader) ?? {}
