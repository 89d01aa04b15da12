import { ByteReader } from '../byte-reader.ts'
import { type Attributes, addAlarm, tidy } from '../message.ts'

/** Alarms in bits 3 to 5 of the state byte. */
const stateAlarms: Readonly<Record<number, string>> = { 1: 'vibration', 2: 'powerCut', 3: 'lowBattery', 4: 'sos' }

/** Alarm codes of status and alarm reports. */
const codes: Readonly<Record<number, string>> = {
  1: 'sos',
  2: 'powerCut',
  3: 'vibration',
  4: 'geofenceEnter',
  5: 'geofenceExit',
  6: 'overspeed',
  9: 'vibration',
  14: 'lowBattery',
  15: 'lowBattery',
  17: 'powerOff',
  19: 'tampering',
  20: 'door',
  25: 'lowBattery',
  35: 'fallDown',
  41: 'hardAcceleration',
  42: 'hardCornering',
  43: 'hardCornering',
  44: 'accident',
  48: 'hardBraking',
}

/** The state byte of GT06 §5.3: armed, ignition, charging, alarm, oil cut. */
export function readState(state: number, attributes: Attributes): void {
  attributes.status = state
  attributes.ignition = (state & 2) !== 0
  attributes.charge = (state & 4) !== 0
  const alarm = stateAlarms[(state >> 3) & 7]
  if (alarm !== undefined) addAlarm(attributes, alarm)
}

/** Six steps of battery, or a percent where the terminal sends one. */
export const batteryLevel = (value: number): number =>
  value <= 6 ? Math.trunc((value * 100) / 6) : Math.min(value, 100)

/** The last five bytes of status reports: state, battery, signal, alarm, language. */
export function readStatusTail(reader: ByteReader, attributes: Attributes): void {
  if (reader.left < 5) return
  const rest = reader.rest()
  const tail = new ByteReader(rest.subarray(-5))
  readStatus(tail, attributes)
}

/** State, battery, signal, alarm where they stand; an alarm of the state is not told twice. */
export function readStatus(reader: ByteReader, attributes: Attributes): void {
  readState(reader.u8(), attributes)
  attributes.batteryLevel = batteryLevel(reader.u8())
  attributes.rssi = reader.u8()
  const alarm = reader.left > 0 ? codes[reader.u8()] : undefined
  if (alarm !== undefined && attributes.alarm === undefined) addAlarm(attributes, alarm)
}

/** 13 and its kin: the state, then steps of battery and signal, or a voltage in its place. */
export function readHeartbeat(reader: ByteReader): Attributes {
  const attributes: Attributes = {}
  const isLong = reader.left >= 9
  readState(reader.u8(), attributes)
  if (isLong) {
    reader.skip(6)
    attributes.power = tidy(reader.u16() / 100)
  } else if (reader.peek() > 6) {
    attributes.power = tidy(reader.u16() / 100)
    attributes.rssi = reader.u8()
  } else {
    attributes.batteryLevel = batteryLevel(reader.u8())
    attributes.rssi = reader.u8()
    // Tenths of a volt marked by a leading f.
    const supply = reader.left >= 2 ? reader.u16() : 0
    if (supply >> 12 === 15) attributes.power = tidy((supply & 0xfff) / 10)
  }
  return attributes
}
