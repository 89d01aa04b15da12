/** Tags in a fixed order, and which may follow which: I-x only B-x or I-x. */
export interface TagSet {
  readonly tags: readonly string[]
  /** For each tag, the tags it may follow; −1 stands for the beginning. */
  readonly mayFollow: readonly (readonly number[])[]
}

export function tagSet(labels: readonly string[], withOutside: boolean): TagSet {
  const tags = [...labels.flatMap(label => [`B-${label}`, `I-${label}`]), ...(withOutside ? ['O'] : [])]
  const all = tags.map((_, i) => i)
  const mayFollow = tags.map((tag, i) => (tag.startsWith('I-') ? [i - 1, i] : [-1, ...all]))
  return { tags, mayFollow }
}

/**
 * The best sequence of tags. `emission` holds a score for each token and tag, `transition` for each pair (after the row
 * of the beginning, which is the last). Memory is kept between calls.
 */
export function startViterbi({ tags, mayFollow }: TagSet) {
  const width = tags.length
  let back = new Int16Array(width * 64)
  let score = new Float64Array(width * 64)
  return (emission: Float32Array, transition: Float32Array, length: number, into: Int32Array): void => {
    if (score.length < width * length) {
      back = new Int16Array(width * length * 2)
      score = new Float64Array(width * length * 2)
    }
    for (let i = 0; i < length; i += 1) {
      for (let tag = 0; tag < width; tag += 1) {
        let [best, from] = [-Infinity, -1]
        for (const before of mayFollow[tag]!) {
          if (before < 0 !== (i === 0)) continue
          const row = before < 0 ? width : before
          const value = (before < 0 ? 0 : score[(i - 1) * width + before]!) + transition[row * width + tag]!
          if (value > best) {
            best = value
            from = before
          }
        }
        score[i * width + tag] = best + emission[i * width + tag]!
        back[i * width + tag] = from
      }
    }
    let tag = 0
    for (let k = 1; k < width; k += 1)
      if (score[(length - 1) * width + k]! > score[(length - 1) * width + tag]!) tag = k
    for (let i = length - 1; i >= 0; i -= 1) {
      into[i] = tag
      tag = back[i * width + tag]!
    }
  }
}
