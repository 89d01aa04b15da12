import type { ByteReader } from '../byte-reader.ts'
import { type Attributes, tidy } from '../message.ts'

/** Cargo locks by radio, eleven bytes each: address, millivolts, signal, state. */
export function readLocks(body: ByteReader, attributes: Attributes): void {
  for (let lock = 1; body.left >= 11; lock++) {
    attributes[`lock${lock}Id`] = body.hex(6)
    attributes[`lock${lock}Battery`] = tidy(body.u16() / 1000)
    body.skip(1)
    attributes[`lock${lock}Status`] = body.u16()
  }
}

/** Locks opened by card, thirteen bytes each after their count; bit 5 of the state is "open". */
export function readLockCard(body: ByteReader, attributes: Attributes): void {
  const count = body.u8()
  for (let lock = 1; lock <= count && body.left >= 13; lock++) {
    attributes[`lock${lock}Id`] = body.hex(5)
    attributes[`lock${lock}Card`] = body.hex(5)
    attributes[`lock${lock}BatteryLevel`] = body.u8()
    attributes[`lock${lock}Locked`] = (body.u16() & 32) === 0
  }
}

/** An event of a lock; 61 to 66 name the card that was held to it. */
export function readLockEvent(body: ByteReader, attributes: Attributes): void {
  const event = body.u16()
  attributes.event = event
  if (event < 0x61 || event > 0x66 || body.left < 14) return
  body.skip(6)
  attributes.driverUniqueId = body.text(8)
}

/** Tyres, eight bytes each: number, sensor, pressure in 25 mbar, temperature from −50 °C, state. */
export function readTyres(body: ByteReader, attributes: Attributes): void {
  while (body.left >= 8) {
    const tyre = body.u8()
    body.skip(3)
    attributes[`tire${tyre}Pressure`] = tidy(body.u16() * 0.025)
    attributes[`tire${tyre}Temp`] = body.u8() - 50
    attributes[`tire${tyre}Status`] = body.u8()
  }
}
