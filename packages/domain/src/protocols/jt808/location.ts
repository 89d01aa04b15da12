import { type ByteReader, bcd } from '../byte-reader.ts'
import { instantOf } from '../instant.ts'
import { type Attributes, addAlarm, isPlace, type ReportedPosition, tidy } from '../message.ts'
import { readExtras } from './extras.ts'

/** Alarm bits of JT/T 808 table 24 that somebody must look at. */
const alarmBits: readonly (readonly [bit: number, name: string])[] = [
  [0, 'sos'],
  [1, 'overspeed'],
  [2, 'fatigueDriving'],
  [3, 'general'],
  [4, 'fault'],
  [5, 'gpsAntennaCut'],
  [6, 'gpsAntennaCut'],
  [7, 'lowBattery'],
  [8, 'powerCut'],
  [9, 'fault'],
  [10, 'fault'],
  [11, 'fault'],
  [15, 'vibration'],
  [16, 'tampering'],
  [17, 'tampering'],
  [18, 'fatigueDriving'],
  [19, 'parking'],
  [20, 'geofence'],
  [26, 'tow'],
  [27, 'general'],
  [28, 'movement'],
  [29, 'accident'],
  [30, 'accident'],
  [31, 'door'],
]

/** Status bits 13 to 17: a door of the vehicle stands open. */
const doors = 0x3e000

/** Clocks of JT/T 808 run on Beijing time. */
export const beijing = 8

export function readBcdClock(reader: ByteReader): string | null {
  const [year, month, day, hour, minute, second] = Array.from(reader.take(6), bcd) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return instantOf({ year, month, day, hour, minute, second }, beijing)
}

/** The body of 0200: alarm and status bits, fix, then additional items to the end of the reader. */
export function readLocation(reader: ByteReader): ReportedPosition {
  const attributes: Attributes = {}
  const alarms = reader.u32()
  for (const [bit, name] of alarmBits) if (alarms & (1 << bit)) addAlarm(attributes, name)
  const status = reader.u32()
  attributes.status = status
  attributes.ignition = (status & 1) !== 0
  if (status & doors) attributes.door = true
  const lat = (reader.u32() / 1e6) * (status & 4 ? -1 : 1)
  const lng = (reader.u32() / 1e6) * (status & 8 ? -1 : 1)
  const altitude = reader.i16()
  const speed = reader.u16() / 10
  const course = reader.u16()
  const at = readBcdClock(reader)
  readExtras(reader, attributes)
  const place = isPlace(lat, lng)
  return {
    at,
    lat: place ? tidy(lat) : 0,
    lng: place ? tidy(lng) : 0,
    valid: place && (status & 2) !== 0,
    speed,
    course,
    altitude,
    attributes,
  }
}
