import { confidence } from './calibrate.ts'
import { type Evidence, startEvidence } from './evidence.ts'
import { gramTable } from './gram-table.ts'
import type { LinearModel } from './model.ts'
import { startVectoriser } from './vectors.ts'

/** What a text is taken for. Null: nothing in it was ever seen. */
export interface Classified {
  readonly label: string | null
  /** The chance that the label is right, 0 to 1, judged by texts left out of training. */
  readonly score: number
  /** The next best label: what else it could be. */
  readonly next: string | null
  readonly evidence: readonly Evidence[]
}

export type Classifier = (text: string) => Classified

const nothing: Classified = { label: null, score: 0, next: null, evidence: [] }

/** A classifier that reuses its memory from text to text. Takes any string and never throws. */
export function createClassifier(model: LinearModel): Classifier {
  const { labels, start, label, weight, bias, calibration } = model
  const vectoriser = startVectoriser({ rarity: model.rarity, table: gramTable(model.hashes) })
  const evidenceOf = startEvidence(model)
  const scores = new Float32Array(labels.length)
  return text => {
    vectoriser.read(text)
    const { rows, values, size } = vectoriser
    if (size === 0) return nothing
    scores.set(bias)
    for (let i = 0; i < size; i += 1) {
      const row = rows[i]!
      for (let k = start[row]!; k < start[row + 1]!; k += 1)
        scores[label[k]!] = scores[label[k]!]! + weight[k]! * values[i]!
    }
    let [best, next] = [0, -1]
    for (let place = 1; place < scores.length; place += 1) {
      if (scores[place]! > scores[best]!) [best, next] = [place, best]
      else if (next < 0 || scores[place]! > scores[next]!) next = place
    }
    const lead = scores[best]! - (next < 0 ? 0 : scores[next]!)
    return {
      label: labels[best]!,
      score: Math.round(confidence(calibration, scores[best]!, lead) * 1e4) / 1e4,
      next: next < 0 ? null : labels[next]!,
      evidence: evidenceOf(text, vectoriser, best),
    }
  }
}
