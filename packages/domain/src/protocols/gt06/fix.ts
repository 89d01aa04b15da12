import type { ByteReader } from '../byte-reader.ts'
import { instantOf } from '../instant.ts'
import { type Attributes, isPlace, type ReportedPosition, tidy } from '../message.ts'

/** GT06 clocks run on UTC unless somebody set them otherwise. */
export function readClock(reader: ByteReader): string | null {
  const [year, month, day, hour, minute, second] = Array.from(reader.take(6)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return instantOf({ year, month, day, hour, minute, second })
}

/** Whether a clock that could be stands `ahead` bytes on. */
export function clockAt(reader: ByteReader, ahead: number): boolean {
  const [year, month, day, hour, minute, second] = Array.from({ length: 6 }, (_, i) => reader.peek(ahead + i)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return year >= 9 && instantOf({ year, month, day, hour, minute, second }) !== null
}

const west = 1 << 11
const north = 1 << 10
const fixed = 1 << 12

/** Clock, satellites, latitude and longitude in 1/30000 minutes, km/h, then course with its flags. */
export function readFix(reader: ByteReader): ReportedPosition {
  const at = readClock(reader)
  const sat = reader.u8() & 15
  const fix = readPlace(reader, at, true)
  return { ...fix, attributes: { sat, ...fix.attributes } }
}

/** A fix without its clock; some reports leave the speed out too. */
export function readPlace(reader: ByteReader, at: string | null, hasSpeed: boolean): ReportedPosition {
  let lat = reader.u32() / 1_800_000
  let lng = reader.u32() / 1_800_000
  const speed = hasSpeed ? reader.u8() : 0
  const flags = reader.u16()
  const attributes: Attributes = {}
  if (!(flags & north)) lat = -lat
  if (flags & west) lng = -lng
  if (flags & (1 << 14)) attributes.ignition = (flags & (1 << 15)) !== 0
  const place = isPlace(lat, lng)
  return {
    at,
    lat: place ? tidy(lat) : 0,
    lng: place ? tidy(lng) : 0,
    valid: place && (flags & fixed) !== 0,
    speed,
    course: flags & 0x3ff,
    altitude: 0,
    attributes,
  }
}
