import { bcd, toHex } from '../byte-reader.ts'
import { type Attributes, tidy } from '../message.ts'
import { type CellForm, readCell, readCells } from './cells.ts'
import { readClock } from './fix.ts'
import { type After, fixThen } from './fix-reports.ts'
import { plain, type Read, said, wide } from './report.ts'
import { readHeartbeat, readState, readStatus, readStatusTail } from './state.ts'

/** Cells after a clock, or a fix where one stands: a count of satellites begins with the length of what follows. */
export const cellsOrFix =
  (form: CellForm, after: After): Read =>
  (reader, frame) => {
    if (reader.peek(6) >= 0x40) return fixThen(after)(reader, frame)
    const attributes: Attributes = {}
    const deviceTime = readClock(reader)
    if (deviceTime !== null) attributes.deviceTime = deviceTime
    readCells(reader, { ...form, rssi: true }, 7, attributes)
    return said(attributes)
  }

export const cellThenTail: Read = reader => {
  const attributes: Attributes = {}
  if (!readCell(reader, plain, attributes)) return {}
  readStatusTail(reader, attributes)
  return said(attributes)
}

export const wideCellThenStatus: Read = reader => {
  const attributes: Attributes = {}
  readCell(reader, wide, attributes)
  readStatus(reader, attributes)
  return said(attributes)
}

/** 69 and 17 of wearables: the length field counts the networks heard; a clock of decimal digits. */
export const heardNetworks: Read = (reader, { declared }) => {
  const parts = Array.from(reader.take(6), bcd)
  const attributes: Attributes = { deviceTime: parts.map(part => String(part).padStart(2, '0')).join('') }
  const heard: string[] = []
  for (let i = 0; i < declared && reader.left >= 7; i++) {
    heard.push(reader.hex(6))
    reader.skip(1)
  }
  if (heard.length > 0) attributes.wifi = heard.join(',')
  if (reader.left > 4) readCells(reader, { lac: 2, cid: 2, rssi: true }, reader.u8(), attributes)
  return said(attributes)
}

export const clockOnly: Read = reader => {
  const deviceTime = readClock(reader)
  return deviceTime === null ? {} : said({ deviceTime })
}

/** 36 without a fix: state, battery, signal, then items `number, length, bytes`. */
export const heartbeatWithItems: Read = reader => {
  const attributes: Attributes = {}
  readStatus(reader.part(3), attributes)
  reader.skip(2)
  while (reader.left >= 3) {
    const item = reader.u16()
    const body = reader.part(Math.min(reader.u8(), reader.left))
    if (item === 0x18) attributes.battery = tidy(body.u16() / 100)
    else if (item === 0x6a) attributes.batteryLevel = body.u8()
  }
  return said(attributes)
}

/** a3 of wristbands. */
export const steps: Read = reader => {
  reader.skip(9)
  return said({ steps: reader.u32() })
}

export const carriedTag: Read = reader => {
  const deviceTime = new Date(reader.u32() * 1000).toISOString()
  return said({ deviceTime, tag: toHex(reader.rest()) })
}

/** 8c: pairs `number=value` of the vehicle's own bus. */
export const vehicleBus: Read = reader => {
  const deviceTime = readClock(reader)
  return said({ ...(deviceTime === null ? {} : { deviceTime }), bus: reader.text(reader.left) })
}

export const heartbeat: Read = reader => said(readHeartbeat(reader))
export const voltage: Read = reader => {
  const attributes: Attributes = {}
  readState(reader.u8(), attributes)
  attributes.power = tidy(reader.u16() / 100)
  attributes.rssi = reader.u8()
  return said(attributes)
}
