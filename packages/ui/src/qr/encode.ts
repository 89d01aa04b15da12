import { errorWords } from './reed-solomon.ts'

/** QR version 2 at error level M: 25 modules a side, 28 words of data, 16 of correction in one block (ISO/IEC 18004). */
export const SIDE = 25
const DATA_WORDS = 28
const ERROR_WORDS = 16
/** What is left of the data after the mode and the length. */
export const MOST_BYTES = 26

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  x => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

type Grid = boolean[][]
const blank = (): Grid => Array.from({ length: SIDE }, () => new Array<boolean>(SIDE).fill(false))

/** The dark modules of a code, row by row. Throws RangeError for a text longer than 26 bytes. */
export function qrOf(text: string): Grid {
  const words = wordsOf(new TextEncoder().encode(text))
  const made = masks.map((_, mask) => draw(words, mask))
  const costs = made.map(penaltyOf)
  return made[costs.indexOf(Math.min(...costs))]!
}

/** Byte mode: the mode, the length, the bytes, an end, and filling; then the words of correction. */
function wordsOf(bytes: Uint8Array): number[] {
  if (bytes.length > MOST_BYTES) throw new RangeError(`A code holds ${MOST_BYTES} bytes, not ${bytes.length}`)
  const nibbles = [4, bytes.length >> 4, bytes.length & 15, ...[...bytes].flatMap(byte => [byte >> 4, byte & 15]), 0]
  const data = Array.from({ length: nibbles.length / 2 }, (_, i) => nibbles[2 * i]! * 16 + nibbles[2 * i + 1]!)
  for (let filling = 0xec; data.length < DATA_WORDS; filling ^= 0xec ^ 0x11) data.push(filling)
  return [...data, ...errorWords(data, ERROR_WORDS)]
}

function draw(words: readonly number[], mask: number): Grid {
  const [dark, taken] = [blank(), blank()]
  const set = (x: number, y: number, isDark: boolean) => {
    dark[y]![x] = isDark
    taken[y]![x] = true
  }
  for (let i = 0; i < SIDE; i += 1) {
    set(i, 6, i % 2 === 0)
    set(6, i, i % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [SIDE - 4, 3],
    [3, SIDE - 4],
  ] as const)
    square(set, x, y, 4, ring => ring !== 2 && ring !== 4)
  square(set, 18, 18, 2, ring => ring !== 1)
  format(set, mask)
  let bit = 0
  for (let right = SIDE - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < SIDE; step += 1)
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? SIDE - 1 - step : step
        if (taken[y]![x] === true) continue
        const value = ((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1
        dark[y]![x] = (value === 1) !== masks[mask]!(x, y)
        bit += 1
      }
  }
  return dark
}

type Set = (x: number, y: number, isDark: boolean) => void

/** Square rings around a point, as far as they lie within. */
function square(set: Set, cx: number, cy: number, reach: number, isDark: (ring: number) => boolean): void {
  for (let dy = -reach; dy <= reach; dy += 1)
    for (let dx = -reach; dx <= reach; dx += 1) {
      const [x, y] = [cx + dx, cy + dy]
      if (x >= 0 && x < SIDE && y >= 0 && y < SIDE) set(x, y, isDark(Math.max(Math.abs(dx), Math.abs(dy))))
    }
}

/** The level and the mask, twice, with ten bits of correction. */
function format(set: Set, mask: number): void {
  let rest = mask
  for (let i = 0; i < 10; i += 1) rest = (rest << 1) ^ ((rest >> 9) * 0x537)
  const bits = ((mask << 10) | rest) ^ 0x5412
  const bit = (i: number) => ((bits >> i) & 1) === 1
  for (let i = 0; i < 6; i += 1) set(8, i, bit(i))
  set(8, 7, bit(6))
  set(8, 8, bit(7))
  set(7, 8, bit(8))
  for (let i = 9; i < 15; i += 1) set(14 - i, 8, bit(i))
  for (let i = 0; i < 8; i += 1) set(SIDE - 1 - i, 8, bit(i))
  for (let i = 8; i < 15; i += 1) set(8, SIDE - 15 + i, bit(i))
  set(8, SIDE - 8, true)
}

/** How hard a pattern is to read: long runs, blocks, what looks like a corner, and too much of one shade. */
function penaltyOf(dark: Grid): number {
  let cost = 0
  const lines = [...dark, ...dark.map((_, x) => dark.map(row => row[x]!))].map(line =>
    line.map(isDark => (isDark ? '1' : '0')).join(''),
  )
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) cost += run.length - 2
    for (const corner of ['10111010000', '00001011101'])
      for (let at = line.indexOf(corner); at >= 0; at = line.indexOf(corner, at + 1)) cost += 40
  }
  for (let y = 1; y < SIDE; y += 1)
    for (let x = 1; x < SIDE; x += 1)
      if (dark[y]![x] === dark[y - 1]![x] && dark[y]![x] === dark[y]![x - 1] && dark[y]![x] === dark[y - 1]![x - 1])
        cost += 3
  const share = dark.flat().filter(Boolean).length / (SIDE * SIDE)
  return cost + 10 * Math.floor(Math.abs(share - 0.5) * 20)
}
