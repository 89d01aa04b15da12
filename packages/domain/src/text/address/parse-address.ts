import { gramTable, rowOf } from '../linear/gram-table.ts'
import { eachFeature } from './address-features.ts'
import type { AddressModel } from './address-model.ts'
import { type AddressToken, addressTokens } from './address-tokens.ts'
import { startViterbi, tagSet } from './tag-path.ts'

/** A part of an address. `start` and `end` are UTF-16 positions in the text. */
export interface AddressPart {
  readonly text: string
  readonly label: string
  readonly start: number
  readonly end: number
}

const mostTokens = 200

/** The tags of tokens that were split beforehand, as files of tagged addresses hold them. */
export function createTagger(model: AddressModel): (tokens: readonly string[]) => string[] {
  const set = tagSet(model.labels, model.withOutside)
  const width = set.tags.length
  const table = gramTable(model.hashes)
  const viterbi = startViterbi(set)
  const emission = new Float32Array(mostTokens * width)
  const path = new Int32Array(mostTokens)
  const { start, label, weight, transition, gazetteer } = model
  return given => {
    const tokens = given.slice(0, mostTokens)
    if (tokens.length === 0) return []
    emission.fill(0, 0, tokens.length * width)
    eachFeature(tokens, gazetteer, (i, hash) => {
      const row = rowOf(table, hash)
      if (row < 0) return
      for (let k = start[row]!; k < start[row + 1]!; k += 1) {
        const at = i * width + label[k]!
        emission[at] = emission[at]! + weight[k]!
      }
    })
    viterbi(emission, transition, tokens.length, path)
    return tokens.map((_, i) => set.tags[path[i]!]!)
  }
}

/** Parts of an address whose tokens were split beforehand; positions are those of the tokens joined without spaces. */
export function createTokenParser(model: AddressModel): (tokens: readonly string[]) => AddressPart[] {
  const tagger = createTagger(model)
  return given => {
    let at = 0
    const tokens = given.slice(0, mostTokens).map(text => {
      at += text.length
      return { text, start: at - text.length, end: at }
    })
    return partsOf(tokens, tagger(given), given.join(''))
  }
}

/** Parts of an address in its order. Takes any string and never throws; looks at its first 200 tokens. */
export function createAddressParser(model: AddressModel): (text: string) => AddressPart[] {
  const tagger = createTagger(model)
  return text => {
    const tokens = addressTokens(text.slice(0, 2000)).slice(0, mostTokens)
    const tags = tagger(tokens.map(t => t.text))
    return partsOf(tokens, tags, text)
  }
}

/** Runs of tags as parts: a part ends where another begins. */
function partsOf(tokens: readonly AddressToken[], tags: readonly string[], text: string): AddressPart[] {
  const parts: AddressPart[] = []
  for (let i = 0; i < tags.length; ) {
    const label = tags[i]!.slice(2)
    let last = i
    while (tags[last + 1] === `I-${label}`) last += 1
    const [start, end] = [tokens[i]!.start, tokens[last]!.end]
    if (tags[i] !== 'O') parts.push({ text: text.slice(start, end), label, start, end })
    i = last + 1
  }
  return parts
}
