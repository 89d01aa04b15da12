import type { ByteReader } from '../byte-reader.ts'
import { type Attributes, addAlarm, FrameFault, tidy } from '../message.ts'
import { readExtension } from './extension.ts'
import { readLockCard, readLockEvent, readLocks, readTyres } from './locks-and-tyres.ts'
import { readObdLine } from './obd-line.ts'
import { environment, temperatures, temperatureTags } from './temperatures.ts'

export type Item = (body: ByteReader, attributes: Attributes) => void

const widths: readonly ((body: ByteReader) => number)[] = [b => b.u8(), b => b.u16(), b => b.u24(), b => b.u32()]

/** A whole number as wide as the item, times a factor. */
const number =
  (name: string, factor = 1): Item =>
  (body, attributes) => {
    const read = widths[body.left - 1]
    if (read !== undefined) attributes[name] = tidy(read(body) * factor)
  }

const text =
  (name: string): Item =>
  (body, attributes) => {
    const value = body.text(body.left).trim()
    if (value !== '') attributes[name] = value
  }

/** One item number with a meaning of its own for each length. */
const byLength =
  (items: Readonly<Record<number, Item>>, otherwise?: Item): Item =>
  (body, attributes) =>
    (items[body.left] ?? otherwise)?.(body, attributes)

/** A padlock's line `*M00,45,1138600…`: hundredths of a volt from the third digit of its state. */
const lockLine: Item = (body, attributes) => {
  const volts = /^\*M00,\d+,\d\d(\d{3})/.exec(body.text(body.left))?.[1]
  if (volts !== undefined) attributes.battery = tidy(Number(volts) / 100)
}

/** Only the first byte counts: tenths of the battery. */
const batteryTenths: Item = (body, attributes) => {
  attributes.batteryLevel = body.u8() * 10
}

const chargeAndLevel: Item = (body, attributes) => {
  attributes.charge = body.u8() === 1
  attributes.batteryLevel = body.u8()
}

const harshDriving: Item = (body, attributes) => {
  const flags = body.u16()
  if (flags & 0x100) addAlarm(attributes, 'hardAcceleration')
  if (flags & 0x200) addAlarm(attributes, 'hardBraking')
  if (flags & 0x400) addAlarm(attributes, 'hardCornering')
  body.skip(2)
  if (body.left >= 4 && body.u32() & 0x10000) addAlarm(attributes, 'door')
}

/** Events of handheld buttons: a type of two bytes, then what belongs to it. */
const handheldEvent: Item = (body, attributes) => {
  const event = body.u16()
  if (event === 0x0c01) addAlarm(attributes, 'sos')
  else if (event === 0x0406) addAlarm(attributes, 'vibration')
  else if (event === 0x2003) {
    body.skip(3)
    attributes.battery = tidy(body.u16() / 100)
  }
}

const batteryState: Item = (body, attributes) => {
  attributes.battery = tidy(body.u32() / 1000)
  attributes.charge = body.u8() === 2
  attributes.batteryLevel = body.u8()
}

const identity: Item = (body, attributes) => {
  body.skip(1)
  attributes.imei = body.hex(8).slice(1)
  attributes.iccid = body.hex(10)
}

const troubleCodes: Item = (body, attributes) => {
  const codes = body.text(body.left).replaceAll(',', ' ').trim()
  if (codes !== '') attributes.dtcs = codes
}

/** Additional items by number: JT/T 808 table 27, JT/T 1078 (14 to 17), and those that terminals in use have added. */
const items: ReadonlyMap<number, Item> = new Map<number, Item>([
  [0x01, byLength({ 4: number('odometer', 100) })],
  [0x02, number('fuel', 0.1)],
  [0x03, number('obdSpeed', 0.1)],
  [0x06, byLength({ 1: number('batteryLevel') })],
  [0x14, number('videoAlarm')],
  [0x15, number('videoLost')],
  [0x16, number('videoHidden')],
  [0x17, number('storageFault')],
  [0x25, number('input')],
  [0x30, number('rssi')],
  [0x31, number('sat')],
  [0x33, byLength({ 1: number('mode') }, lockLine)],
  [0x51, temperatures],
  [0x56, batteryTenths],
  [0x57, harshDriving],
  [0x60, readLockEvent],
  [0x61, byLength({ 2: number('power', 0.01) })],
  [0x63, readLocks],
  [0x69, byLength({ 2: number('battery', 0.01) })],
  [0x77, readTyres],
  [0x80, byLength({ 1: number('obdSpeed') })],
  [0x81, byLength({ 2: number('rpm') })],
  [0x82, byLength({ 2: number('power', 0.1) })],
  [0x8b, text('vin')],
  [0xa0, troubleCodes],
  [0xbc, text('driver')],
  [0xbd, text('driverUniqueId')],
  [0xcc, text('iccid')],
  [0xd4, byLength({ 1: number('batteryLevel') })],
  [0xd5, byLength({ 2: number('battery', 0.01) }, readLockCard)],
  [0xe1, byLength({ 2: number('power', 0.1) })],
  [0xe4, byLength({ 2: chargeAndLevel })],
  [0xe6, (body, attributes) => (body.peek() === 0x24 ? readObdLine : temperatureTags)(body, attributes)],
  [0xe8, (body, attributes) => (body.left > 4 ? handheldEvent(body, attributes) : undefined)],
  [0xeb, readExtension],
  [0xf1, byLength({ 4: number('power', 0.001) })],
  [0xf6, environment],
  [0xf7, byLength({ 6: batteryState })],
  [0xf8, byLength({ 2: number('steps') }, identity)],
  [0xfe, byLength({ 1: number('batteryLevel') })],
])

/** Reads items `number, length, bytes` to the end; one that overruns ends the list, the fix before it stands. */
export function readExtras(reader: ByteReader, attributes: Attributes): void {
  while (reader.left >= 2) {
    const item = items.get(reader.u8())
    const length = reader.u8()
    if (length > reader.left) return
    readItem(item, reader.part(length), attributes)
  }
}

function readItem(item: Item | undefined, body: ByteReader, attributes: Attributes): void {
  try {
    item?.(body, attributes)
  } catch (fault) {
    // An item shorter than its kind says nothing; the next one may.
    if (!(fault instanceof FrameFault)) throw fault
  }
}
