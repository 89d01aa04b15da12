import { longestGram } from './grams.ts'
import type { LinearModel } from './model.ts'
import { isMarkUnit } from './tokens.ts'
import type { Vectoriser } from './vectors.ts'

/** A part of the text that spoke for the answer. `at` and the length of `word` count UTF-16 units of the text. */
export interface Evidence {
  readonly word: string
  readonly at: number
  readonly weight: number
}

/** A token belongs to a word of evidence when it says at least this share of what the loudest token says. */
const loud = 0.3
const longestWord = 8
const mostWords = 4

/** The words that spoke for `label` (its place in the model), in the order of the text, at most four. */
export function startEvidence(model: LinearModel): (text: string, vectoriser: Vectoriser, label: number) => Evidence[] {
  const saying = new Float32Array(model.hashes.length)
  let voice = new Float32Array(256)
  return (text, { tokens, rowAt, rows, size }, label) => {
    const { count } = tokens
    if (voice.length < count) voice = new Float32Array(count * 2)
    voice.fill(0, 0, count)
    for (let i = 0; i < size; i += 1) saying[rows[i]!] = weightOf(model, rows[i]!, label) * model.rarity[rows[i]!]!
    for (let at = 0; at < count; at += 1) {
      for (let gram = 0; gram < longestGram; gram += 1) {
        const row = rowAt[at * longestGram + gram]!
        if (row < 0) break
        const share = saying[row]! / (gram + 1)
        for (let k = at; k <= at + gram; k += 1) voice[k] = voice[k]! + share
      }
    }
    return loudest(text, voice, tokens)
  }
}

function weightOf({ start, label, weight }: LinearModel, row: number, wanted: number): number {
  const end = start[row + 1]!
  for (let k = start[row]!; k < end; k += 1) if (label[k] === wanted) return weight[k]!
  return 0
}

function loudest(text: string, voice: Float32Array, { count, from, to }: Vectoriser['tokens']): Evidence[] {
  let most = 0
  for (let k = 0; k < count; k += 1) if (voice[k]! > most) most = voice[k]!
  const least = most * loud
  const isLoud = (k: number) => k < count && voice[k]! >= least && !isMarkUnit(text.charCodeAt(from[k]!))
  /** One quiet token between two loud ones belongs to the word: 家中被盗. */
  const isBridge = (k: number) => isLoud(k + 1) && voice[k]! >= 0 && !isMarkUnit(text.charCodeAt(from[k]!))
  const wordFrom = (k: number) => {
    let [end, weight] = [k, 0]
    while (end - k < longestWord && (isLoud(end) || (end > k && isBridge(end)))) {
      weight += voice[end]!
      end += 1
    }
    return { end, weight }
  }
  const found: Evidence[] = []
  for (let k = 0; k < count && most > 0; k += 1) {
    const { end, weight } = wordFrom(k)
    if (end === k) continue
    found.push({ word: text.slice(from[k]!, to[end - 1]!), at: from[k]!, weight })
    k = end - 1
  }
  return found
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, mostWords)
    .sort((a, b) => a.at - b.at)
}
