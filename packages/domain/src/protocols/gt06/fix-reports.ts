import { ByteReader, toHex } from '../byte-reader.ts'
import { type Attributes, type ReportedPosition, tidy } from '../message.ts'
import { readCell } from './cells.ts'
import { clockAt, readFix } from './fix.ts'
import { plain, type Read, trailing, wide } from './report.ts'
import { readState, readStatus, readStatusTail } from './state.ts'

/** What follows a fix differs by terminal: each reader takes what it knows and leaves the rest. */
export type After = (reader: ByteReader, attributes: Attributes) => void

export const fixThen =
  (after: After): Read =>
  reader => {
    // Some terminals put their number before the clock.
    const id = !clockAt(reader, 0) && clockAt(reader, 8) ? reader.hex(8).slice(1) : null
    const position = readFix(reader)
    trailing(() => after(reader, position.attributes))
    return { id, positions: [position] }
  }

export const cell: After = (reader, attributes) => void readCell(reader, plain, attributes)

/** 12: a serving cell, then nothing, a status, or a probe's temperature behind state, volts and signal. */
export const cellThenStatus: After = (reader, attributes) => {
  cell(reader, attributes)
  if (reader.left === 5) readStatusTail(reader, attributes)
  else if (reader.left === 12) {
    readState(reader.u8(), attributes)
    attributes.power = tidy(reader.u16() / 100)
    attributes.rssi = reader.u8()
    reader.skip(2)
    attributes.temp1 = reader.i16()
  } else if (reader.left === 10) {
    attributes.odometer = reader.u32()
    reader.skip(4)
    attributes.drivingTime = reader.u16()
  }
}

export const cellThenIgnition: After = (reader, attributes) => {
  cell(reader, attributes)
  attributes.ignition = reader.u8() !== 0
}

export const wideCellThenIgnition: After = (reader, attributes) => {
  readCell(reader, wide, attributes)
  attributes.ignition = reader.u8() !== 0
}

/** A8 and older status reports: the cell block says its own length, itself included. */
export const status: After = (reader, attributes) => {
  const length = reader.u8()
  if (length > 8 && reader.left >= 8) trailing(() => readCell(reader.part(8), plain, attributes))
  readStatusTail(reader, attributes)
}

export const wideStatus: After = (reader, attributes) => {
  reader.skip(1)
  readCell(reader, wide, attributes)
  readStatus(reader, attributes)
}

export const altitudeAtEnd: Read = (reader, frame) => {
  const content = fixThen(cell)(reader, frame)
  const [position] = content.positions as [ReportedPosition]
  const altitude = new ByteReader(frame.body.subarray(-2)).i16()
  return { ...content, positions: [{ ...position, altitude }] }
}

export const cardReader: After = (reader, attributes) => {
  cell(reader, attributes)
  attributes.driverUniqueId = reader.hex(8)
}

/** 36 with a fix: cell, ignition, percent, tenths of a volt, the card held to the reader. */
export const vehicle: After = (reader, attributes) => {
  readCell(reader.part(3 + 2 + 3), plain, attributes)
  reader.skip(1)
  attributes.ignition = reader.u8() !== 0
  reader.skip(5)
  attributes.batteryLevel = reader.u8()
  reader.skip(2)
  attributes.battery = tidy(reader.u8() / 10)
  reader.skip(3)
  const card = reader.hex(8)
  if (!/^0+$/.test(card)) attributes.driverUniqueId = card
}

/** 61: the card is the last number of the report. */
export const cardAtEnd: After = (reader, attributes) => {
  reader.skip(reader.left - 4)
  attributes.driverUniqueId = String(reader.u32())
}

/** Two clocks and the terminal's number stand before the fix; volts, battery, distance and hours behind it. */
export const detailed =
  (hasAlarm: boolean): Read =>
  reader => {
    reader.skip(1)
    const id = reader.hex(8).slice(1)
    reader.skip(6)
    const position = readFix(reader)
    trailing(() => readDetails(reader, hasAlarm, position.attributes))
    return { id, positions: [position] }
  }

function readDetails(reader: ByteReader, hasAlarm: boolean, attributes: Attributes): void {
  reader.skip(Math.max(reader.u8() - 1, 0))
  if (hasAlarm) reader.skip(1)
  readState(reader.u8(), attributes)
  attributes.power = tidy(reader.u16() / 100)
  attributes.battery = tidy(reader.u8() / 10)
  reader.skip(3)
  attributes.odometer = reader.u32()
  attributes.hours = reader.u16() * 60_000
  if (reader.left === 0) return
  const length = reader.u8()
  reader.skip(1)
  attributes.driverUniqueId = toHex(reader.take(Math.min(length - 1, reader.left)))
}

/** 34: four bytes before the fix; two voltages end it. */
export const probed: Read = (reader, frame) => {
  reader.skip(4)
  const position = readFix(reader)
  const tail = new ByteReader(frame.body.subarray(-4))
  position.attributes.adc1 = tidy(tail.u16() / 100)
  position.attributes.adc2 = tidy(tail.u16() / 100)
  return { positions: [position] }
}
