import type { Classified } from '../../packages/domain/src/text/linear/index.ts'
import type { LabelScore } from '../../packages/domain/src/text/score-labels.ts'
import type { Labelled } from './sklearn.ts'

const shown = 12
const cut = 40

/** Labels with precision and recall, then the mistakes from one to the other, the most frequent first. */
export function confusionTable({ labels, confusions }: LabelScore): string {
  const rows = labels.map(
    ({ label, texts, precision, recall, f1 }) =>
      `  ${label.padEnd(22)} ${String(texts).padStart(6)}  P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`,
  )
  const wrong = confusions
    .slice(0, shown)
    .map(({ label, answered, times }) => `  ${label} → ${answered === '' ? '(nothing)' : answered}: ${times}`)
  return [...rows, ...wrong].join('\n')
}

/** Wrong answers it was surest of: where a person would be misled. */
export function worstErrors(rows: readonly Labelled[], answers: readonly Classified[]): string {
  const wrong = rows
    .map((row, i) => ({ ...row, answer: answers[i]! }))
    .filter(({ label, answer }) => answer.label !== label)
    .sort((a, b) => b.answer.score - a.answer.score)
    .slice(0, 5)
    .map(
      ({ text, label, answer }) =>
        `  ${label}, answered ${answer.label} ${answer.score.toFixed(2)} [${answer.evidence.map(e => e.word).join(' ')}]: ${text.slice(0, cut)}…`,
    )
  return `worst errors:\n${wrong.join('\n')}`
}
