/** FIPS 180-4 SHA-256, kept here because the domain has no node:crypto and a row's identity must not be forgeable. */
const roundConstants = Int32Array.from(primes(64), prime => fraction(Math.cbrt(prime)))
const initialState = Int32Array.from(primes(8), prime => fraction(Math.sqrt(prime)))

function primes(count: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n += 1) if (found.every(p => n % p !== 0)) found.push(n)
  return found
}

function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32)
}

const schedule = new Int32Array(64)

function compress(state: Int32Array, block: DataView, at: number): void {
  const w = schedule
  for (let i = 0; i < 16; i += 1) w[i] = block.getInt32(at + i * 4)
  for (let i = 16; i < 64; i += 1) {
    const x = w[i - 15]!
    const y = w[i - 2]!
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0
  }
  let a = state[0]!,
    b = state[1]!,
    c = state[2]!,
    d = state[3]!
  let e = state[4]!,
    f = state[5]!,
    g = state[6]!,
    h = state[7]!
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + roundConstants[i]! + w[i]!) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0]! += a
  state[1]! += b
  state[2]! += c
  state[3]! += d
  state[4]! += e
  state[5]! += f
  state[6]! += g
  state[7]! += h
}

const encoder = new TextEncoder()
let scratch = new Uint8Array(4096)
let scratchView = new DataView(scratch.buffer)

/** A UTF-16 unit takes at most three UTF-8 bytes; padding takes up to 72. */
function makeRoom(units: number): void {
  if (units * 3 + 72 <= scratch.length) return
  scratch = new Uint8Array(units * 3 + 4096)
  scratchView = new DataView(scratch.buffer)
}

function sha256(text: string): Int32Array {
  makeRoom(text.length)
  const length = encoder.encodeInto(text, scratch).written
  const end = (((length + 8) >> 6) + 1) << 6
  scratch.fill(0, length, end)
  scratch[length] = 0x80
  scratchView.setUint32(end - 8, Math.floor(length / 2 ** 29))
  scratchView.setUint32(end - 4, length << 3)
  const state = initialState.slice()
  for (let at = 0; at < end; at += 64) compress(state, scratchView, at)
  return state
}

const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0')

/** 32 hexadecimal digits (the first half of SHA-256) over the cells in column order, unit separators between. */
export function rowHash(cells: readonly string[]): string {
  const state = sha256(cells.join('\u001f'))
  return hex(state[0]!) + hex(state[1]!) + hex(state[2]!) + hex(state[3]!)
}

/** How many times this row hash has been seen so far, counting this time: 1 for the first. */
export type OccurrenceCounter = (rowHash: string) => number

const firstSlots = 1 << 12

/**
 * Counts repeats in one file in 10 bytes a slot: an open-addressing table keyed by 64 bits of the hash,
 * so that ten million rows need about 320 MB and a thousand almost nothing.
 */
export function createOccurrenceCounter(): OccurrenceCounter {
  let slots = firstSlots
  let keys = new Uint32Array(slots * 2)
  let counts = new Uint16Array(slots)
  let used = 0

  const slotOf = (high: number, low: number): number => {
    let slot = (low ^ high) & (slots - 1)
    while (counts[slot] !== 0 && (keys[slot * 2] !== high || keys[slot * 2 + 1] !== low))
      slot = (slot + 1) & (slots - 1)
    return slot
  }
  const grow = () => {
    const [oldKeys, oldCounts] = [keys, counts]
    slots *= 2
    keys = new Uint32Array(slots * 2)
    counts = new Uint16Array(slots)
    for (let old = 0; old < oldCounts.length; old += 1) {
      if (oldCounts[old] === 0) continue
      const slot = slotOf(oldKeys[old * 2]!, oldKeys[old * 2 + 1]!)
      keys.set([oldKeys[old * 2]!, oldKeys[old * 2 + 1]!], slot * 2)
      counts[slot] = oldCounts[old]!
    }
  }

  return rowHash => {
    if (used * 2 > slots) grow()
    const high = Number.parseInt(rowHash.slice(0, 8), 16)
    const low = Number.parseInt(rowHash.slice(8, 16), 16)
    const slot = slotOf(high, low)
    if (counts[slot] === 0) {
      used += 1
      keys[slot * 2] = high
      keys[slot * 2 + 1] = low
    }
    if (counts[slot]! < 0xffff) counts[slot]! += 1
    return counts[slot]!
  }
}
