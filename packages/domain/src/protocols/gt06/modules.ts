import type { ByteReader } from '../byte-reader.ts'
import { type Attributes, type AttributeValue, addAlarm, isPlace, type ReportedPosition, tidy } from '../message.ts'

interface Report {
  readonly attributes: Attributes
  position?: Omit<ReportedPosition, 'attributes'>
}

type Module = (body: ByteReader, report: Report) => void

const value =
  (name: string, read: (body: ByteReader) => AttributeValue): Module =>
  (body, { attributes }) => {
    attributes[name] = read(body)
  }

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString()

/** Seconds since 1970, satellites, metres, place in 1/30000 minutes, km/h, course with its flags. */
const fix: Module = (body, report) => {
  const at = instant(body.u32())
  report.attributes.sat = body.u8()
  const altitude = body.i16()
  const degrees = [body.u32() / 1_800_000, body.u32() / 1_800_000] as const
  const speed = body.u8()
  const flags = body.u16()
  const lat = tidy(flags & 0x400 ? degrees[0] : -degrees[0])
  const lng = tidy(flags & 0x800 ? -degrees[1] : degrees[1])
  if (!isPlace(lat, lng)) return
  report.position = { at, lat, lng, valid: (flags & 0x1000) !== 0, speed, course: flags & 0x3ff, altitude }
}

const alarm: Module = (body, { attributes }) => {
  const code = body.u8()
  attributes.event = code
  if (code === 0x12) addAlarm(attributes, 'removing')
}

const tag: Module = (body, { attributes }) => {
  attributes.tag1Mac = body.hex(6)
  body.skip(2)
  attributes.tag1BatteryLevel = body.u8()
  attributes.tag1Temp = tidy(body.i16() / 10)
  attributes.tag1Humidity = tidy(body.u16() / 10)
}

const modules: ReadonlyMap<number, Module> = new Map<number, Module>([
  [0x01, value('imei', body => body.hex(8).slice(1))],
  [0x03, value('iccid', body => body.hex(10))],
  [0x09, value('sat', body => body.u8())],
  [0x18, value('battery', body => tidy(body.u16() / 100))],
  [0x2e, value('odometer', body => body.u32())],
  [0x33, fix],
  [0x34, alarm],
  [0x7f, tag],
])

/** 70: a report of modules `number, length, bytes`, two bytes each for number and length. */
export function readModules(reader: ByteReader): { attributes: Attributes; positions: readonly ReportedPosition[] } {
  const report: Report = { attributes: {} }
  while (reader.left >= 4) {
    const module = modules.get(reader.u16())
    const length = reader.u16()
    const body = reader.part(Math.min(length, reader.left))
    module?.(body, report)
  }
  const { attributes, position } = report
  return { attributes, positions: position === undefined ? [] : [{ ...position, attributes }] }
}

/** f1: seconds since 1970, then items with a number of two bytes and a length of one. */
export function readItems(reader: ByteReader): Attributes {
  const attributes: Attributes = { deviceTime: instant(reader.u32()) }
  while (reader.left >= 3) {
    const item = reader.u16()
    const length = reader.u8()
    const body = reader.part(Math.min(length, reader.left))
    if (item === 5) attributes.power = tidy(body.u16() / 100)
    else if (item === 6) attributes.charge = body.u8() === 1
  }
  return attributes
}
