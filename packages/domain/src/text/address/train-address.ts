import { startShuffle } from '../linear/dual-descent.ts'
import { gramTable, rowOf } from '../linear/gram-table.ts'
import { byteSteps, type LabelledRows } from '../linear/packed-rows.ts'
import { eachFeature } from './address-features.ts'
import type { AddressModel } from './address-model.ts'
import { learnGazetteer } from './gazetteer.ts'
import { startViterbi, tagSet } from './tag-path.ts'
import type { TaggedAddress } from './tagged.ts'

export interface AddressTrainOptions {
  readonly rounds: number
  /** Features in fewer places than this are not learned. */
  readonly leastSeen: number
  readonly seed: number
}

export const addressTrainDefaults: AddressTrainOptions = { rounds: 12, leastSeen: 2, seed: 20_260_101 }

/**
 * Trains a structured perceptron with averaged weights (Collins 2002) over the tags of whole addresses. The same
 * addresses in the same order give the same model. `onProgress` is told a share between 0 and 1.
 */
export function trainAddress(
  addresses: readonly TaggedAddress[],
  options: Partial<AddressTrainOptions> = {},
  onProgress?: (share: number) => void,
): AddressModel {
  const { rounds, leastSeen, seed } = { ...addressTrainDefaults, ...options }
  const labels = [...new Set(addresses.flatMap(a => a.tags.map(tag => tag.slice(2))))].filter(l => l !== '').sort()
  const set = tagSet(
    labels,
    addresses.some(a => a.tags.includes('O')),
  )
  const tagAt = new Map(set.tags.map((tag, i) => [tag, i]))
  const gazetteer = learnGazetteer(addresses, labels, 2)
  const { hashes, rows, start } = featureRows(addresses, gazetteer, leastSeen)
  const width = set.tags.length
  const weight = new Float32Array(hashes.length * width)
  const moved = new Float32Array(hashes.length * width)
  const transition = new Float32Array((width + 1) * width)
  const transitionMoved = new Float32Array((width + 1) * width)
  const viterbi = startViterbi(set)
  const longest = addresses.reduce((most, a) => Math.max(most, a.tokens.length), 1)
  const emission = new Float32Array(longest * width)
  const path = new Int32Array(longest)
  const gold = addresses.map(a => Int32Array.from(a.tags, (tag, i) => tagAt.get(repaired(tag, a.tags[i - 1]))!))
  const order = Int32Array.from(addresses, (_, i) => i)
  const shuffle = startShuffle(seed)
  let step = 1
  const add = (token: number, tag: number, by: number) => {
    for (let k = start[token]!; k < start[token + 1]!; k += 1) {
      const at = rows[k]! * width + tag
      weight[at] = weight[at]! + by
      moved[at] = moved[at]! + by * step
    }
  }
  const firstToken = new Int32Array(addresses.length)
  for (let i = 1; i < addresses.length; i += 1) firstToken[i] = firstToken[i - 1]! + addresses[i - 1]!.tokens.length
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order)
    for (const [done, i] of order.entries()) {
      const right = gold[i]!
      const first = firstToken[i]!
      score(emission, weight, rows, start, first, right.length, width)
      viterbi(emission, transition, right.length, path)
      for (let k = 0; k < right.length; k += 1) {
        const [wanted, got] = [right[k]!, path[k]!]
        if (wanted !== got) {
          add(first + k, wanted, 1)
          add(first + k, got, -1)
        }
        const [wantedFrom, gotFrom] = k === 0 ? [width, width] : [right[k - 1]!, path[k - 1]!]
        if (wanted === got && wantedFrom === gotFrom) continue
        for (const [at, by] of [
          [wantedFrom * width + wanted, 1],
          [gotFrom * width + got, -1],
        ] as const) {
          transition[at] = transition[at]! + by
          transitionMoved[at] = transitionMoved[at]! + by * step
        }
      }
      step += 1
      if (done % 500 === 0) onProgress?.((round + done / addresses.length) / rounds)
    }
  }
  for (let i = 0; i < weight.length; i += 1) weight[i] = weight[i]! - moved[i]! / step
  for (let i = 0; i < transition.length; i += 1) transition[i] = transition[i]! - transitionMoved[i]! / step
  const withOutside = set.tags.includes('O')
  return { labels, withOutside, transition, gazetteer, trainedOn: addresses.length, ...sparse(hashes, weight, width) }
}

/** Weights that a byte would round to nothing are dropped, and features without any. */
function sparse(hashes: Int32Array, weight: Float32Array, width: number): LabelledRows {
  const least = (weight.reduce((m, w) => Math.max(m, Math.abs(w)), 0) * 0.5) / byteSteps
  const [kept, start, label, value]: [number[], number[], number[], number[]] = [[], [0], [], []]
  for (let row = 0; row < hashes.length; row += 1) {
    const before = label.length
    for (let tag = 0; tag < width; tag += 1) {
      const w = weight[row * width + tag]!
      if (Math.abs(w) < least || w === 0) continue
      label.push(tag)
      value.push(w)
    }
    if (label.length === before) continue
    kept.push(hashes[row]!)
    start.push(label.length)
  }
  return {
    hashes: Int32Array.from(kept),
    start: Int32Array.from(start),
    label: Uint8Array.from(label),
    weight: Float32Array.from(value),
  }
}

/** Files hold an I-x after something else now and then: it begins a part. */
const repaired = (tag: string, before: string | undefined) =>
  tag.startsWith('I-') && before?.slice(2) !== tag.slice(2) ? `B-${tag.slice(2)}` : tag

function score(
  emission: Float32Array,
  weight: Float32Array,
  rows: Int32Array,
  start: Int32Array,
  first: number,
  length: number,
  width: number,
): void {
  emission.fill(0, 0, length * width)
  for (let i = 0; i < length; i += 1)
    for (let k = start[first + i]!; k < start[first + i + 1]!; k += 1) {
      const row = rows[k]! * width
      for (let tag = 0; tag < width; tag += 1)
        emission[i * width + tag] = emission[i * width + tag]! + weight[row + tag]!
    }
}

function featureRows(addresses: readonly TaggedAddress[], gazetteer: ReturnType<typeof learnGazetteer>, least: number) {
  const counts = new Map<number, number>()
  for (const { tokens } of addresses)
    eachFeature(tokens, gazetteer, (_, hash) => counts.set(hash, (counts.get(hash) ?? 0) + 1))
  const hashes = Int32Array.from([...counts].filter(([, count]) => count >= least).map(([hash]) => hash)).sort()
  const table = gramTable(hashes)
  const rows: number[] = []
  const start: number[] = [0]
  for (const { tokens } of addresses) {
    const of: number[][] = tokens.map(() => [])
    eachFeature(tokens, gazetteer, (i, hash) => {
      const row = rowOf(table, hash)
      if (row >= 0) of[i]!.push(row)
    })
    for (const found of of) {
      for (const row of found) rows.push(row)
      start.push(rows.length)
    }
  }
  return { hashes, rows: Int32Array.from(rows), start: Int32Array.from(start) }
}
