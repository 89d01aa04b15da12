import { FrameFault } from './message.ts'

/** Big-endian reading with bounds: past the end is a FrameFault, never undefined. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  peek(ahead = 0): number {
    return this.#bytes[this.#at + ahead] ?? -1
  }

  u8(): number {
    return this.take(1)[0]!
  }

  u16(): number {
    const [a, b] = this.take(2) as unknown as [number, number]
    return a * 256 + b
  }

  u24(): number {
    return this.u8() * 65536 + this.u16()
  }

  u32(): number {
    return this.u16() * 65536 + this.u16()
  }

  /** Eight bytes as a number; exact up to 2^53, which no cell or counter reaches. */
  u64(): number {
    return this.u32() * 4294967296 + this.u32()
  }

  i16(): number {
    const value = this.u16()
    return value >= 0x8000 ? value - 0x10000 : value
  }

  i32(): number {
    return this.u32() | 0
  }

  take(count: number): Uint8Array {
    if (count < 0 || count > this.left)
      throw new FrameFault(`frame ends early: ${count} bytes wanted, ${this.left} left`)
    const part = this.#bytes.subarray(this.#at, this.#at + count)
    this.#at += count
    return part
  }

  skip(count: number): void {
    this.take(count)
  }

  part(count: number): ByteReader {
    return new ByteReader(this.take(count))
  }

  rest(): Uint8Array {
    return this.take(this.left)
  }

  hex(count: number): string {
    return toHex(this.take(count))
  }

  /** Bytes as Latin-1 up to the first NUL. */
  text(count: number): string {
    return latin1(this.take(count))
  }
}

export const toHex = (bytes: Uint8Array): string => {
  let out = ''
  for (const byte of bytes) out += (byte < 16 ? '0' : '') + byte.toString(16)
  return out
}

/** Bytes of hex digits; undefined when there is an odd number of them or something else among them. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[\da-f]*$/i.test(text)) return undefined
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(i * 2, i * 2 + 2), 16)
  return bytes
}

export function latin1(bytes: Uint8Array): string {
  let out = ''
  for (const byte of bytes) {
    if (byte === 0) break
    out += String.fromCharCode(byte)
  }
  return out
}

/** Every byte as one character, NUL too. */
export function rawText(bytes: Uint8Array): string {
  let out = ''
  for (const byte of bytes) out += String.fromCharCode(byte)
  return out
}

/** A byte of two decimal digits; a nibble over nine is taken as it is, as terminals do. */
export const bcd = (byte: number): number => (byte >> 4) * 10 + (byte & 15)
