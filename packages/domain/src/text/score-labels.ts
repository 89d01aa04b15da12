/** What was right about a set of answers, label by label. */
export interface LabelScore {
  readonly texts: number
  readonly accuracy: number
  /** Mean over the labels that occur of the harmonic mean of precision and recall. */
  readonly macroF1: number
  readonly labels: readonly {
    readonly label: string
    readonly texts: number
    readonly precision: number
    readonly recall: number
    readonly f1: number
  }[]
  /** Wrong answers by kind, the most frequent first. */
  readonly confusions: readonly { readonly label: string; readonly answered: string; readonly times: number }[]
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

/** Scores answers against labels. An answer of null counts as wrong and as no label's mistake. */
export function scoreLabels(
  answers: readonly { readonly label: string; readonly answered: string | null }[],
): LabelScore {
  const wanted = new Map<string, number>()
  const given = new Map<string, number>()
  const right = new Map<string, number>()
  const wrong = new Map<string, { label: string; answered: string; times: number }>()
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { label, answered } of answers) {
    add(wanted, label)
    if (answered !== null) add(given, answered)
    if (answered === label) {
      add(right, label)
      continue
    }
    const key = JSON.stringify([label, answered])
    const known = wrong.get(key) ?? { label, answered: answered ?? '', times: 0 }
    wrong.set(key, { ...known, times: known.times + 1 })
  }
  const labels = [...wanted.keys()].sort().map(label => {
    const hits = right.get(label) ?? 0
    const precision = share(hits, given.get(label) ?? 0)
    const recall = share(hits, wanted.get(label)!)
    return {
      label,
      texts: wanted.get(label)!,
      precision,
      recall,
      f1: share(2 * precision * recall, precision + recall),
    }
  })
  const hits = [...right.values()].reduce((sum, n) => sum + n, 0)
  return {
    texts: answers.length,
    accuracy: share(hits, answers.length),
    macroF1: share(
      labels.reduce((sum, { f1 }) => sum + f1, 0),
      labels.length,
    ),
    labels,
    confusions: [...wrong.values()].sort((a, b) => b.times - a.times || a.label.localeCompare(b.label)),
  }
}
