/** Parts that tags mark, as `first:after:label`. An I-x after something else begins a part. */
export function partsOfTags(tags: readonly string[]): string[] {
  const parts: string[] = []
  for (let i = 0; i < tags.length; ) {
    const label = tags[i]!.slice(2)
    let end = i + 1
    while (tags[end] === `I-${label}`) end += 1
    if (tags[i] !== 'O') parts.push(`${i}:${end}:${label}`)
    i = end
  }
  return parts
}

export interface ChunkScore {
  readonly wanted: number
  readonly given: number
  readonly right: number
  /** Harmonic mean of right/given and right/wanted, 0 to 1. */
  readonly f1: number
}

/** How many parts have the right place and label (what the CoNLL score counts). */
export function chunkScore(
  pairs: Iterable<readonly [wanted: readonly string[], given: readonly string[]]>,
): ChunkScore {
  let [wanted, given, right] = [0, 0, 0]
  for (const [a, b] of pairs) {
    const gold = new Set(partsOfTags(a))
    const got = partsOfTags(b)
    wanted += gold.size
    given += got.length
    right += got.filter(part => gold.has(part)).length
  }
  return { wanted, given, right, f1: wanted + given === 0 ? 0 : (2 * right) / (wanted + given) }
}
