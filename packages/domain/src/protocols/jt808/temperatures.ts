import type { ByteReader } from '../byte-reader.ts'
import { type Attributes, tidy } from '../message.ts'

/** Tenths of a degree, one word a sensor: the highest bit is the sign, the rest the amount; all ones is no sensor. */
export function temperatures(body: ByteReader, attributes: Attributes): void {
  for (let sensor = 1; body.left >= 2; sensor++) {
    const raw = body.u16()
    if (raw === 0xffff || raw === 0x7fff) continue
    attributes[`temp${sensor}`] = tidy((raw & 0x8000 ? -(raw & 0x7fff) : raw) / 10)
  }
}

/** Radio tags of eleven bytes: number, address, temperature as whole degrees and 255ths away from zero, humidity. */
export function temperatureTags(body: ByteReader, attributes: Attributes): void {
  while (body.left >= 11) {
    const tag = body.u8()
    body.skip(6)
    attributes[`temp${tag}`] = awayFromZero(body.u8(), body.u8())
    attributes[`humidity${tag}`] = awayFromZero(body.u8(), body.u8())
  }
}

function awayFromZero(whole: number, fraction: number): number {
  const signed = whole >= 128 ? whole - 256 : whole
  return signed + (signed < 0 ? -fraction : fraction) / 255
}

/** An event, a mask, and by its bits: light, temperature, humidity (tenths), acceleration along three axes. */
export function environment(body: ByteReader, attributes: Attributes): void {
  body.skip(1)
  const mask = body.u8()
  if (mask & 1) attributes.light = body.u16()
  if (mask & 2) attributes.temp1 = tidy(body.i16() / 10)
  if (mask & 4) attributes.humidity = tidy(body.u16() / 10)
  if (mask & 8) attributes.acceleration = [body.i16(), body.i16(), body.i16()].join(',')
}
