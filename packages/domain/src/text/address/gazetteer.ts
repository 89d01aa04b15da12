import type { TaggedAddress } from './tagged.ts'

/** Names seen in training, each with the labels it stood for, and the characters that labels often end with. */
export interface Gazetteer {
  isEnding(token: string): boolean
  /** The longest known name from each token on: first token, one after the last, its labels as bits. */
  eachName(tokens: readonly string[], found: (start: number, end: number, mask: number) => void): void
  readonly names: ReadonlyMap<string, number>
  readonly endings: ReadonlySet<string>
}

const longestName = 10
const leastEndings = 20

export function openGazetteer(names: ReadonlyMap<string, number>, endings: ReadonlySet<string>): Gazetteer {
  return {
    names,
    endings,
    isEnding: token => endings.has(token),
    eachName(tokens, found) {
      for (let start = 0; start < tokens.length; start += 1) {
        let [name, end, mask] = ['', 0, 0]
        for (let k = start; k < Math.min(tokens.length, start + longestName); k += 1) {
          name += tokens[k]
          const known = k > start ? names.get(name) : undefined
          if (known !== undefined) [end, mask] = [k + 1, known]
        }
        if (end > 0) found(start, end, mask)
      }
    },
  }
}

const han = /^\p{Script=Han}+$/u

/** Names that stood at least `least` times for a label; a name that stands once would only be recognised where it was learned. */
export function learnGazetteer(
  addresses: readonly TaggedAddress[],
  labels: readonly string[],
  least: number,
): Gazetteer {
  const counts = new Map<string, Map<number, number>>()
  const ends = new Map<string, number>()
  for (const address of addresses) {
    for (const { text, label, tokens } of segmentsOf(address)) {
      const last = tokens.at(-1)!
      if (han.test(last)) ends.set(last, (ends.get(last) ?? 0) + 1)
      if (tokens.length < 2 || tokens.length > longestName || !han.test(text)) continue
      const place = labels.indexOf(label)
      const known = counts.get(text) ?? counts.set(text, new Map()).get(text)!
      known.set(place, (known.get(place) ?? 0) + 1)
    }
  }
  const names = new Map<string, number>()
  for (const [name, byLabel] of counts) {
    let mask = 0
    for (const [place, count] of byLabel) if (count >= least) mask |= 1 << place
    if (mask !== 0) names.set(name, mask)
  }
  return openGazetteer(names, new Set([...ends].filter(([, count]) => count >= leastEndings).map(([token]) => token)))
}

function* segmentsOf({ tokens, tags }: TaggedAddress) {
  for (let i = 0; i < tokens.length; ) {
    const label = tags[i]!.slice(2)
    let end = i + 1
    while (end < tokens.length && tags[end] === `I-${label}`) end += 1
    if (tags[i] !== 'O') yield { label, text: tokens.slice(i, end).join(''), tokens: tokens.slice(i, end) }
    i = end
  }
}
