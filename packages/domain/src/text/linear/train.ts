import { type Calibration, calibrate, type Trial } from './calibrate.ts'
import { dualDescent, type SparseRows, startShuffle } from './dual-descent.ts'
import type { LinearModel } from './model.ts'
import { byteSteps } from './packed-rows.ts'
import { buildVocabulary, startVectoriser, type Vocabulary } from './vectors.ts'

/** A text and what it is. Texts of one `group` were made from one sentence and are left out together. */
export interface Example {
  readonly text: string
  readonly label: string
  readonly group?: string
}

export interface TrainOptions {
  /** Grams in fewer texts than this are not learned. */
  readonly leastTexts: number
  readonly mostGrams: number
  readonly cost: number
  /** Weights smaller than this share of the largest are dropped. */
  readonly prune: number
  readonly folds: number
  readonly seed: number
}

export const trainDefaults: TrainOptions = {
  leastTexts: 2,
  mostGrams: 200_000,
  cost: 6,
  prune: 0,
  folds: 3,
  seed: 20_260_101,
}

export const mostLabels = 250

interface Weights {
  readonly vocabulary: Vocabulary
  readonly labels: readonly string[]
  /** For each label its weights, the bias last. */
  readonly of: readonly Float64Array[]
}

/**
 * Trains a one-against-the-rest linear SVM on TF-IDF of runs of one to five tokens. The same examples in the same order
 * give the same model on every machine. `onProgress` is told a share between 0 and 1.
 */
export function trainLinear(
  task: string,
  examples: readonly Example[],
  options: Partial<TrainOptions> = {},
  onProgress?: (share: number) => void,
): LinearModel {
  const chosen = { ...trainDefaults, ...options }
  const steps = chosen.folds + 1
  const calibration = calibrateByFolds(examples, chosen, fold => onProgress?.(fold / steps))
  const weights = fit(examples, chosen)
  onProgress?.(1)
  return { task, trainedOn: examples.length, calibration, ...pruned(weights, chosen.prune) }
}

function fit(examples: readonly Example[], { leastTexts, mostGrams, cost, seed }: TrainOptions): Weights {
  const vocabulary = buildVocabulary(
    examples.map(e => e.text),
    leastTexts,
    mostGrams,
  )
  const rows = sparseRows(examples, vocabulary)
  const labels = [...new Set(examples.map(e => e.label))].sort()
  const of = labels.map(label => {
    const sign = Int8Array.from(examples, e => (e.label === label ? 1 : -1))
    return dualDescent(rows, sign, vocabulary.hashes.length, { cost, seed, rounds: 30 })
  })
  return { vocabulary, labels, of }
}

function sparseRows(examples: readonly Example[], vocabulary: Vocabulary): SparseRows {
  const vectoriser = startVectoriser(vocabulary)
  const start = new Int32Array(examples.length + 1)
  let index = new Int32Array(1 << 16)
  let value = new Float32Array(1 << 16)
  for (const [i, { text }] of examples.entries()) {
    vectoriser.read(text)
    const from = start[i]!
    const to = from + vectoriser.size
    if (to > index.length) {
      const [was, values] = [index, value]
      index = new Int32Array(to * 2)
      value = new Float32Array(to * 2)
      index.set(was)
      value.set(values)
    }
    index.set(vectoriser.rows.subarray(0, vectoriser.size), from)
    value.set(vectoriser.values.subarray(0, vectoriser.size), from)
    start[i + 1] = to
  }
  return { start, index, value }
}

/** What the model is worth on texts it has not seen: every text is judged once by weights trained without its group. */
function calibrateByFolds(
  examples: readonly Example[],
  options: TrainOptions,
  onFold: (fold: number) => void,
): Calibration {
  const foldOf = foldsOf(examples, options)
  const trials: Trial[] = []
  for (let fold = 0; fold < options.folds; fold += 1) {
    const kept = examples.filter((_, i) => foldOf[i] !== fold)
    const left = examples.filter((_, i) => foldOf[i] === fold)
    if (kept.length === 0 || left.length === 0) continue
    trials.push(...tried(fit(kept, options), left))
    onFold(fold + 1)
  }
  return calibrate(trials)
}

function foldsOf(examples: readonly Example[], { folds, seed }: TrainOptions): Int32Array {
  const groups = [...new Set(examples.map((e, i) => e.group ?? `#${i}`))]
  const order = Int32Array.from({ length: groups.length }, (_, i) => i)
  startShuffle(seed)(order)
  const foldOfGroup = new Map([...order].map((group, place) => [groups[group]!, place % folds]))
  return Int32Array.from(examples, (e, i) => foldOfGroup.get(e.group ?? `#${i}`)!)
}

function tried({ vocabulary, labels, of }: Weights, left: readonly Example[]): Trial[] {
  const vectoriser = startVectoriser(vocabulary)
  const width = vocabulary.hashes.length
  return left.map(({ text, label }) => {
    vectoriser.read(text)
    let [best, next, at] = [-Infinity, -Infinity, 0]
    for (const [place, weights] of of.entries()) {
      let score = weights[width]!
      for (let k = 0; k < vectoriser.size; k += 1) score += weights[vectoriser.rows[k]!]! * vectoriser.values[k]!
      if (score > best) [best, next, at] = [score, best, place]
      else if (score > next) next = score
    }
    return { best, lead: Number.isFinite(next) ? best - next : best, right: labels[at] === label }
  })
}

/** A gram without a weight left is forgotten, unless a longer one begins with it. */
function pruned({ vocabulary, labels, of }: Weights, prune: number) {
  const width = vocabulary.hashes.length
  const most = of.reduce((m, weights) => weights.subarray(0, width).reduce((n, w) => Math.max(n, Math.abs(w)), m), 0)
  // A byte has 127 steps on each side: what rounds to none is nothing.
  const least = most * Math.max(prune, 0.5 / byteSteps)
  const isKept = new Uint8Array(width)
  for (let row = 0; row < width; row += 1)
    if (of.some(weights => Math.abs(weights[row]!) >= least))
      for (let at = row; at >= 0 && isKept[at] === 0; at = vocabulary.beginning[at]!) isKept[at] = 1
  const [rows, start, label, weight]: [number[], number[], number[], number[]] = [[], [0], [], []]
  for (let row = 0; row < width; row += 1) {
    if (isKept[row] === 0) continue
    for (const [place, weights] of of.entries()) {
      if (Math.abs(weights[row]!) < least) continue
      label.push(place)
      weight.push(weights[row]!)
    }
    rows.push(row)
    start.push(label.length)
  }
  return {
    labels,
    hashes: Int32Array.from(rows, row => vocabulary.hashes[row]!),
    rarity: Float32Array.from(rows, row => vocabulary.rarity[row]!),
    start: Int32Array.from(start),
    label: Uint8Array.from(label),
    weight: Float32Array.from(weight),
    bias: Float32Array.from(of, weights => weights[width]!),
  }
}
