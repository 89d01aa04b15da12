import { type GramTable, gramTable, rowOf } from './gram-table.ts'
import { firstHash, longestGram, nextHash } from './grams.ts'
import { startTokens, type Tokens, tokenise } from './tokens.ts'

/** The grams a model knows, and how much each says by its rarity (1 + log of the share of texts without it). */
export interface Vocabulary {
  readonly hashes: Int32Array
  readonly rarity: Float32Array
  readonly table: GramTable
  /** The row of the same run without its last token, −1 for a single one. */
  readonly beginning: Int32Array
}

/** One text as TF-IDF of unit length. `rowAt[i]` is the row of gram i of the text (−1: unknown), to find evidence. */
export interface Vectoriser {
  readonly tokens: Tokens
  readonly rowAt: Int32Array
  /** Rows in the text, each once, and their values: the first `size` places. */
  readonly rows: Int32Array
  readonly values: Float32Array
  size: number
  read(text: string): void
}

/**
 * Grams of at least `least` of the texts, at most `most` of them, the most frequent first kept. With a gram its
 * beginning is kept too, so that reading a text may stop where a run is unknown.
 */
export function buildVocabulary(texts: readonly string[], least: number, most: number): Vocabulary {
  const seen = countGrams(texts)
  const counts = [...seen.values()].map(({ count }) => count).filter(count => count >= least)
  // All grams of one count are kept or none: a beginning is never rarer than what follows it.
  const bar = counts.length <= most ? least : counts.sort((a, b) => b - a)[most]! + 1
  // Frequent grams first: what is read often lies together in memory.
  const kept = [...seen]
    .filter(([, { count }]) => count >= bar)
    .sort(([a, { count: x }], [b, { count: y }]) => y - x || a - b)
  const hashes = Int32Array.from(kept, ([hash]) => hash)
  const rarity = Float32Array.from(kept, ([, { count }]) => 1 + Math.log((1 + texts.length) / (1 + count)))
  const table = gramTable(hashes)
  const beginning = Int32Array.from(kept, ([, { before }]) => (before === 0 ? -1 : rowOf(table, before)))
  return { hashes, rarity, table, beginning }
}

interface Seen {
  count: number
  last: number
  /** The same run without its last token, 0 for a single one. */
  readonly before: number
}

function countGrams(texts: readonly string[]): Map<number, Seen> {
  const seen = new Map<number, Seen>()
  const tokens = startTokens()
  for (const [index, text] of texts.entries()) {
    tokenise(text, tokens)
    for (let at = 0; at < tokens.count; at += 1) {
      let before = 0
      for (let size = 0, hash = firstHash; size < longestGram && at + size < tokens.count; size += 1) {
        hash = nextHash(hash, tokens.code[at + size]!)
        const known = seen.get(hash)
        if (known === undefined) seen.set(hash, { count: 1, last: index, before })
        else if (known.last !== index) {
          known.count += 1
          known.last = index
        }
        before = hash
      }
    }
  }
  return seen
}

const logs = Float32Array.from({ length: 64 }, (_, count) => 1 + Math.log(Math.max(1, count)))

/** Reads texts into vectors with one piece of memory. */
export function startVectoriser({ rarity, table }: Pick<Vocabulary, 'rarity' | 'table'>): Vectoriser {
  const counts = new Uint8Array(rarity.length)
  const tokens = startTokens()
  const made: { -readonly [K in keyof Vectoriser]: Vectoriser[K] } = {
    tokens,
    rowAt: new Int32Array(1024),
    rows: new Int32Array(1024),
    values: new Float32Array(1024),
    size: 0,
    read(text) {
      tokenise(text, tokens)
      const length = tokens.count * longestGram
      if (made.rowAt.length < length) {
        made.rowAt = new Int32Array(length * 2)
        made.rows = new Int32Array(length * 2)
        made.values = new Float32Array(length * 2)
      }
      made.size = findRows(made, table, counts)
      weigh(made, rarity, counts)
    },
  }
  return made
}

function findRows({ tokens, rowAt, rows }: Vectoriser, table: GramTable, counts: Uint8Array): number {
  const { count, code } = tokens
  rowAt.fill(-1, 0, count * longestGram)
  let size = 0
  for (let at = 0; at < count; at += 1) {
    const end = Math.min(count, at + longestGram)
    for (let k = at, hash = firstHash; k < end; k += 1) {
      hash = nextHash(hash, code[k]!)
      const row = rowOf(table, hash)
      if (row < 0) break
      rowAt[at * longestGram + k - at] = row
      const times = counts[row]!
      if (times === 0) {
        rows[size] = row
        size += 1
      }
      if (times < 63) counts[row] = times + 1
    }
  }
  return size
}

function weigh({ rows, values, size }: Vectoriser, rarity: Float32Array, counts: Uint8Array): void {
  let sum = 0
  for (let i = 0; i < size; i += 1) {
    const row = rows[i]!
    const value = logs[counts[row]!]! * rarity[row]!
    counts[row] = 0
    values[i] = value
    sum += value * value
  }
  const scale = sum === 0 ? 0 : 1 / Math.sqrt(sum)
  for (let i = 0; i < size; i += 1) values[i] = values[i]! * scale
}
