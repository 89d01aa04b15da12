import { type ByteReader, bcd } from '../byte-reader.ts'
import { instantOf } from '../instant.ts'
import { type Attributes, isPlace, type ReportedPosition, tidy } from '../message.ts'
import { beijing } from './location.ts'

/** Degrees and ten-thousandths of minutes in BCD digits: `22348474` → 22° 34.8474′. */
const degrees = (digits: string): number => {
  const whole = Number(digits.slice(0, -6))
  return whole + Number(digits.slice(-6)) / 1e4 / 60
}

/**
 * Messages 5501 (fix) and 5502 (no fix) of battery terminals: day, month, year and time, latitude (8 digits), longitude
 * (9 digits and a nibble of flags: 1 fix, 2 north, 4 east), knots, tens of degrees, signal, satellites, kilometres, battery.
 */
export function readShortLocation(reader: ByteReader, hasFix: boolean): ReportedPosition {
  const [day, month, year, hour, minute, second] = Array.from(reader.take(6), bcd) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const lat = degrees(reader.hex(4))
  const lngDigits = reader.hex(5)
  const flags = Number.parseInt(lngDigits.slice(9), 16)
  const lng = degrees(lngDigits.slice(0, 9))
  const speed = tidy(bcd(reader.u8()) * 1.852)
  const course = bcd(reader.u8()) * 10
  const attributes: Attributes = {}
  attributes.rssi = reader.u8()
  attributes.sat = reader.u8()
  attributes.odometer = reader.u32() * 1000
  const battery = reader.u8()
  if (battery <= 100) attributes.batteryLevel = battery
  else if (battery === 0xaa || battery === 0xab) attributes.charge = true
  const signed = { lat: flags & 2 ? lat : -lat, lng: flags & 4 ? lng : -lng }
  const place = isPlace(signed.lat, signed.lng)
  return {
    at: instantOf({ year, month, day, hour, minute, second }, beijing),
    lat: place ? tidy(signed.lat) : 0,
    lng: place ? tidy(signed.lng) : 0,
    valid: place && hasFix,
    speed,
    course,
    altitude: 0,
    attributes,
  }
}
