import { ByteReader, bcd, toHex } from '../byte-reader.ts'
import { instantOf } from '../instant.ts'
import { type Attributes, type DecodedMessage, FrameFault, isPlace, message, tidy } from '../message.ts'
import { decimal, degreesOf } from './coordinate.ts'
import { readState } from './state.ts'

const steps = 6

function clockOf(reader: ByteReader): string | null {
  const [hour, minute, second, day, month, year] = Array.from(reader.take(6), bcd) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return instantOf({ year, month, day, hour, minute, second })
}

/** The terminal's number takes five bytes, or eight where no clock stands after five. */
function readHead(bytes: Uint8Array): { readonly id: string; readonly at: string; readonly reader: ByteReader } {
  for (const width of [5, 8]) {
    const reader = new ByteReader(bytes)
    const id = reader.hex(width)
    const at = clockOf(reader)
    if (at !== null) return { id: width === 5 ? id : id.slice(0, 15), at, reader }
  }
  throw new FrameFault('no clock where a binary H02 report has one')
}

/** `24`, number, clock, latitude, battery, longitude with flags (2 fix, 4 north, 8 east), knots, course, state. */
export function decodeBinary(bytes: Uint8Array): DecodedMessage {
  const { id, at, reader } = readHead(bytes.subarray(1))
  const latDigits = toHex(reader.take(4))
  const battery = reader.u8()
  const lngDigits = toHex(reader.take(5))
  const flags = Number.parseInt(lngDigits.slice(9), 16)
  const motion = toHex(reader.take(3))
  const attributes: Attributes = {}
  if (battery <= steps) attributes.batteryLevel = Math.trunc((battery * 100) / steps)
  readState(reader.u32(), attributes)
  const lat = degreesOf(latDigits, flags & 4 ? 'N' : 'S')
  const lng = degreesOf(lngDigits.slice(0, 9), flags & 8 ? 'E' : 'W')
  if (!isPlace(lat, lng) || Number.isNaN(lat + lng)) throw new FrameFault('coordinates are not on earth')
  const position = {
    at,
    lat: tidy(lat),
    lng: tidy(lng),
    valid: (flags & 2) !== 0,
    speed: tidy(decimal(motion.slice(0, 3)) * 1.852),
    course: decimal(motion.slice(3)),
    altitude: 0,
    attributes,
  }
  return message('position', { id, positions: [position] })
}
