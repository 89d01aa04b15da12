import type { ByteReader } from '../byte-reader.ts'
import { rawText } from '../byte-reader.ts'
import { type Attributes, addAlarm, isPlace, type ReportedPosition, tidy } from '../message.ts'
import { readClock, readPlace } from './fix.ts'

const names: Readonly<Record<number, string>> = {
  1: 'sos',
  14: 'lowPower',
  128: 'vibration',
  135: 'overspeed',
  144: 'hardAcceleration',
  145: 'hardBraking',
  146: 'hardCornering',
  147: 'accident',
}

interface EventReport {
  readonly attributes: Attributes
  readonly positions: readonly ReportedPosition[]
}

function finish(reader: ByteReader, event: number, attributes: Attributes): void {
  attributes.event = event
  const name = names[event]
  if (name !== undefined) addAlarm(attributes, name)
  const files = rawText(reader.rest()).replace(/^\0+/, '').replace(/\0.*$/s, '')
  if (files !== '') attributes.eventFiles = files
}

/** 95 of dashboard cameras: an event with its place and the names of its recordings. The short form has no place. */
export function readEvent(reader: ByteReader): EventReport {
  if (reader.peek() === 0xff && reader.peek(1) === 0xff) return readMarkedEvent(reader)
  const at = readClock(reader)
  if (reader.left < 11) {
    const event = reader.u8()
    const attributes: Attributes = { event }
    addAlarm(attributes, event === 1 ? 'general' : (names[event] ?? 'general'))
    return { attributes, positions: [] }
  }
  const fix = readPlace(reader, at, false)
  finish(reader, reader.u8(), fix.attributes)
  return { attributes: fix.attributes, positions: [fix] }
}

/** The later form: a mark, satellites, speed, a byte of flags, course, supply in tenths of a volt. */
function readMarkedEvent(reader: ByteReader): EventReport {
  reader.skip(3)
  const at = readClock(reader)
  const attributes: Attributes = { sat: reader.u8() & 15 }
  const lat = tidy(reader.u32() / 1_800_000)
  const lng = tidy(reader.u32() / 1_800_000)
  const speed = reader.u8()
  reader.skip(1)
  const course = reader.u16()
  attributes.power = tidy(reader.u16() / 10)
  finish(reader, reader.u8(), attributes)
  const positions = isPlace(lat, lng) ? [{ at, lat, lng, valid: true, speed, course, altitude: 0, attributes }] : []
  return { attributes, positions }
}
