import { fromBase64, toBase64 } from './base64.ts'

/** Sparse weights by feature: those of `row` stand from `start[row]` to `start[row + 1]`, a label's place and a value. */
export interface LabelledRows {
  readonly hashes: Int32Array
  readonly start: Int32Array
  readonly label: Uint8Array
  readonly weight: Float32Array
}

/** Rows as text: for each its hash (4 bytes, little end first), the number of its weights, then label and weight. */
export interface PackedRows {
  readonly count: number
  /** The weight that one step of a byte stands for. */
  readonly step: number
  readonly bytes: string
}

export const byteSteps = 127

/** Weights become a byte each: on texts left out of training this costs nothing that could be measured. */
export function packRows({ hashes, start, label, weight }: LabelledRows): PackedRows {
  const most = weight.reduce((m, w) => Math.max(m, Math.abs(w)), 0)
  const step = Math.fround(most / byteSteps) || 1
  const bytes = new Uint8Array(hashes.length * 5 + label.length * 2)
  let at = 0
  for (let row = 0; row < hashes.length; row += 1) {
    const hash = hashes[row]!
    for (let shift = 0; shift < 32; shift += 8) bytes[at++] = (hash >>> shift) & 255
    bytes[at++] = start[row + 1]! - start[row]!
    for (let k = start[row]!; k < start[row + 1]!; k += 1) {
      bytes[at++] = label[k]!
      bytes[at++] = Math.round(weight[k]! / step) & 255
    }
  }
  return { count: hashes.length, step, bytes: toBase64(bytes) }
}

/** Reads what `packRows` wrote; undefined for anything else, labels of `labels` and above among it. */
export function unpackRows(packed: unknown, labels: number): LabelledRows | undefined {
  const { count, step, bytes: text } = (packed ?? {}) as Partial<PackedRows>
  if (!Number.isInteger(count) || count! < 0 || !Number.isFinite(step) || typeof text !== 'string') return undefined
  let bytes: Uint8Array
  try {
    bytes = fromBase64(text)
  } catch {
    return undefined
  }
  const pairs = (bytes.length - count! * 5) / 2
  if (!Number.isInteger(pairs) || pairs < 0) return undefined
  const rows = {
    hashes: new Int32Array(count!),
    start: new Int32Array(count! + 1),
    label: new Uint8Array(pairs),
    weight: new Float32Array(pairs),
  }
  const isWhole = fill(rows, bytes, step!)
  return isWhole && !rows.hashes.includes(0) && rows.label.every(place => place < labels) ? rows : undefined
}

function fill({ hashes, start, label, weight }: LabelledRows, bytes: Uint8Array, step: number): boolean {
  let [at, pair] = [0, 0]
  for (let row = 0; row < hashes.length; row += 1) {
    hashes[row] = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    const count = bytes[at + 4]!
    at += 5
    if (pair + count > label.length) return false
    for (let k = 0; k < count; k += 1) {
      label[pair] = bytes[at]!
      weight[pair] = ((bytes[at + 1]! << 24) >> 24) * step
      pair += 1
      at += 2
    }
    start[row + 1] = pair
  }
  return pair === label.length
}
