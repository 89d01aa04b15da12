import type { ByteReader } from '../byte-reader.ts'
import { type Attributes, type AttributeValue, addAlarm, FrameFault, tidy } from '../message.ts'

type Part = (body: ByteReader, attributes: Attributes) => void

const value =
  (name: string, read: (body: ByteReader) => AttributeValue): Part =>
  (body, attributes) => {
    attributes[name] = read(body)
  }

/** Bits that are zero while their alarm lasts. */
const alarms: Part = (body, attributes) => {
  const bits = body.u32()
  if (!(bits & (1 << 12))) addAlarm(attributes, 'removing')
}

/** Bit 6 zero: shaken; bits 23 and 24 zero: under way. */
const movement: Part = (body, attributes) => {
  const bits = body.u32()
  if (!(bits & (1 << 6))) addAlarm(attributes, 'vibration')
  if (!(bits & (1 << 23)) && !(bits & (1 << 24))) attributes.motion = true
}

/** Two bytes are the terminal's own battery, four the vehicle's supply, both in millivolts. */
const voltage: Part = (body, attributes) => {
  if (body.left === 2) attributes.battery = tidy(body.u16() / 1000)
  else attributes.power = tidy(body.u32() / 1000)
}

const fuel: Part = (body, attributes) => {
  const litres = Number(body.text(body.left))
  if (Number.isFinite(litres)) attributes.fuel2 = litres
}

const parts: ReadonlyMap<number, Part> = new Map<number, Part>([
  [0x0023, fuel],
  [0x002d, voltage],
  [0x0089, alarms],
  [0x00a8, value('batteryLevel', body => body.u8())],
  [0x00b2, value('iccid', body => body.hex(body.left).replace(/f+$/, ''))],
  [0x00c5, movement],
  [0x00ce, value('power', body => tidy(body.u16() / 100))],
  [0x00d5, value('imei', body => body.text(body.left))],
])

/** Item `eb`: parts `length, type, bytes`, the length counting the type. What does not fit that form is other vendors' cells. */
export function readExtension(body: ByteReader, attributes: Attributes): void {
  while (body.left >= 4) {
    const length = body.u16()
    if (length < 2 || length > body.left) return
    const type = body.u16()
    const part = body.part(length - 2)
    try {
      parts.get(type)?.(part, attributes)
    } catch (fault) {
      if (!(fault instanceof FrameFault)) throw fault
    }
  }
}
