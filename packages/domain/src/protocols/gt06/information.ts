import type { ByteReader } from '../byte-reader.ts'
import { rawText, toHex } from '../byte-reader.ts'
import { type Attributes, tidy } from '../message.ts'

const networks: Readonly<Record<number, string>> = { 0: '2G', 1: '4G' }

const identity = (reader: ByteReader): Attributes => {
  const [imei, imsi, iccid] = [reader.hex(8).slice(1), reader.hex(8).slice(1), reader.hex(10)]
  return { imei, imsi, iccid: iccid.replace(/f+$/, '') }
}

/** Behind a clock, where there is one. */
const doors = (reader: ByteReader): Attributes => {
  if (reader.left >= 7) reader.skip(6)
  const flags = reader.u8()
  return { door: (flags & 1) !== 0, input: flags }
}

/** `!AIOIL,no,level,temperature,…` of a fuel probe; the words are kept too. */
const fuelProbe = (reader: ByteReader): Attributes => {
  const line = reader.text(reader.left)
  const level = Number(line.split(',')[2])
  return Number.isFinite(level) ? { result: line, fuel: level } : { result: line }
}

/** A serial reader: its words, or the four bytes of a card, framed by 02, a length … 03. */
const serialReader = (reader: ByteReader): Attributes => {
  const bytes = reader.rest()
  const line = rawText(bytes)
  if (/^[\x20-\x7e]+\r?\n?$/.test(line)) return { serial: line.trim() }
  const start = bytes[0] === 2 ? 2 : 0
  return { driverUniqueId: toHex(bytes.subarray(start, start + 4)) }
}

const kinds: ReadonlyMap<number, (reader: ByteReader) => Attributes> = new Map([
  [0x00, reader => ({ power: tidy(reader.u16() / 100) })],
  [0x04, reader => ({ result: reader.text(reader.left) })],
  [0x05, doors],
  [0x08, reader => ({ gpsStatus: reader.u8() })],
  [0x0a, identity],
  [0x0b, reader => ({ networkTechnology: networks[reader.u8()] ?? 'other' })],
  [0x0d, fuelProbe],
  [0x1b, serialReader],
])

/** 94: what a terminal tells of itself and of what hangs on it, by the kind in its first byte. */
export function readInformation(reader: ByteReader): Attributes {
  const kind = reader.u8()
  return kinds.get(kind)?.(reader) ?? {}
}

/** 9b: a serial line passed through: its words when they are words, else its bytes. */
export function readSerial(reader: ByteReader): Attributes {
  reader.skip(1)
  const bytes = reader.rest()
  const line = rawText(bytes)
  return { result: /^[\x20-\x7e]+\r\n$/.test(line) ? line.trim() : toHex(bytes) }
}

/** 15 and 21: an answer in words. Four bytes of the server's own stand before it. */
export function readAnswer(reader: ByteReader, isLong: boolean): Attributes {
  const length = isLong ? reader.left + 1 : reader.u8()
  reader.skip(4)
  const isWide = isLong && reader.u8() === 2
  let text = ''
  if (isWide) while (reader.left >= 2) text += String.fromCharCode(reader.u16())
  else text = reader.text(Math.min(reader.left, Math.max(length - 4, 0)))
  const iccid = /<ICCID:(\w+)>/.exec(text)?.[1]
  return iccid === undefined ? { result: text.toWellFormed().trim() } : { iccid }
}
