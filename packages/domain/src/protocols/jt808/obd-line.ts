import type { ByteReader } from '../byte-reader.ts'
import type { Attributes } from '../message.ts'

const fields: readonly (readonly [place: number, name: string])[] = [
  [1, 'power'],
  [2, 'rpm'],
  [3, 'obdSpeed'],
  [4, 'throttle'],
  [5, 'engineLoad'],
  [6, 'coolantTemp'],
  [12, 'fuelUsed'],
]

/** `$OBD-RT,volts,rpm,…`: what a dongle appends, fields by their place; an empty one is left out. */
export function readObdLine(body: ByteReader, attributes: Attributes): void {
  const parts = body.text(body.left).trim().split(',')
  if (parts[0] !== '$OBD-RT') return
  for (const [place, name] of fields) {
    const value = parts[place]?.trim() ?? ''
    if (value !== '' && Number.isFinite(Number(value))) attributes[name] = Number(value)
  }
}
