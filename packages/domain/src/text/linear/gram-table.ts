/** From a gram's hash to its row, by open addressing. Key and row stand side by side: a lookup is one memory read. */
export interface GramTable {
  readonly mask: number
  /** Hash at 2 × place, row beside it; hash 0 is an empty place. */
  readonly places: Int32Array
}

/** `hashes[row]` is the hash of that row; none is 0 and none comes twice. At most half of the places are taken. */
export function gramTable(hashes: Int32Array): GramTable {
  let size = 16
  while (size < hashes.length * 2) size *= 2
  const mask = size - 1
  const places = new Int32Array(size * 2)
  for (let row = 0; row < hashes.length; row += 1) {
    let place = hashes[row]! & mask
    while (places[place * 2] !== 0) place = (place + 1) & mask
    places[place * 2] = hashes[row]!
    places[place * 2 + 1] = row
  }
  return { mask, places }
}

/** The row of a hash, −1 for one that was never seen. */
export function rowOf({ mask, places }: GramTable, hash: number): number {
  let place = (hash & mask) * 2
  for (;;) {
    const key = places[place]
    if (key === hash) return places[place + 1]!
    if (key === 0) return -1
    place = (place + 2) & (mask * 2 + 1)
  }
}
