/** Rows of a sparse matrix: row i holds `index` and `value` from `start[i]` to `start[i + 1]`. */
export interface SparseRows {
  readonly start: Int32Array
  readonly index: Int32Array
  readonly value: Float32Array
}

export interface DualOptions {
  /** What a mistake costs against the size of the weights. */
  readonly cost: number
  readonly rounds: number
  readonly seed: number
}

/** xorshift32: the order in which examples are visited, the same on every machine. */
export function startShuffle(seed: number): (order: Int32Array) => void {
  let state = seed | 0 || 1
  const below = (limit: number) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % limit
  }
  return order => {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = below(i + 1)
      const moved = order[i]!
      order[i] = order[j]!
      order[j] = moved
    }
  }
}

/**
 * Weights of a linear SVM (squared hinge loss, bias kept small like a weight) by coordinate descent on the dual
 * (Hsieh et al. 2008). `sign[i]` is 1 or −1. The bias is the last of `width + 1` weights.
 */
export function dualDescent(rows: SparseRows, sign: Int8Array, width: number, options: DualOptions): Float64Array {
  const { start, index, value } = rows
  const count = sign.length
  const weights = new Float64Array(width + 1)
  const alpha = new Float64Array(count)
  const slack = 1 / (2 * options.cost)
  const size = Float64Array.from({ length: count }, (_, i) => {
    let sum = 1
    for (let k = start[i]!; k < start[i + 1]!; k += 1) sum += value[k]! * value[k]!
    return sum + slack
  })
  const order = Int32Array.from({ length: count }, (_, i) => i)
  const shuffle = startShuffle(options.seed)
  for (let round = 0; round < options.rounds; round += 1) {
    shuffle(order)
    let worst = 0
    for (const i of order) {
      const y = sign[i]!
      let margin = weights[width]!
      for (let k = start[i]!; k < start[i + 1]!; k += 1) margin += weights[index[k]!]! * value[k]!
      const gradient = y * margin - 1 + alpha[i]! * slack
      const projected = alpha[i] === 0 ? Math.min(gradient, 0) : gradient
      if (projected === 0) continue
      worst = Math.max(worst, Math.abs(projected))
      const was = alpha[i]!
      alpha[i] = Math.max(0, was - gradient / size[i]!)
      const step = (alpha[i]! - was) * y
      if (step === 0) continue
      for (let k = start[i]!; k < start[i + 1]!; k += 1) weights[index[k]!] = weights[index[k]!]! + step * value[k]!
      weights[width] = weights[width]! + step
    }
    if (worst < 0.02) break
  }
  return weights
}
