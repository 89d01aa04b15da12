import { readFile } from 'node:fs/promises'
import { loadDefaultModel } from '../../packages/domain/src/text/default-models.ts'
import { createClassifier } from '../../packages/domain/src/text/linear/index.ts'
import { scoreLabels } from '../../packages/domain/src/text/score-labels.ts'
import type { BenchRun } from '../bench.ts'
import type { Figure } from '../figures/figure.ts'
import { show } from './fraud.ts'

interface Sentence {
  readonly sentence: string
  readonly labels: readonly string[]
}

/** What each file of court sentences is about. */
const files = [
  ['disputes/cail2019-divorce.jsonl', 'D01'],
  ['disputes/cail2019-labor.jsonl', 'D05'],
  ['disputes/cail2019-loan.jsonl', 'D06'],
] as const

/** The shipped dispute model on court papers it never saw: sentences that say something of their matter, and whole papers. */
export async function disputeFigures(pathOf: (name: string) => string | undefined, run: BenchRun): Promise<Figure[]> {
  const classify = createClassifier(await loadDefaultModel('dispute-type'))
  const sentences: { label: string; answered: string | null }[] = []
  const papers: { label: string; answered: string | null }[] = []
  for (const [name, label] of files) {
    const path = pathOf(name)
    if (path === undefined) return []
    for (const line of (await readFile(path, 'utf8')).trim().split('\n')) {
      const paper = JSON.parse(line) as Sentence[]
      papers.push({ label, answered: classify(paper.map(s => s.sentence).join('')).label })
      for (const { sentence, labels } of paper)
        if (labels.length > 0) sentences.push({ label, answered: classify(sentence).label })
    }
  }
  const [bySentence, byPaper] = [scoreLabels(sentences), scoreLabels(papers)]
  show(run, 'shipped dispute model, sentences of court papers', bySentence)
  show(run, 'shipped dispute model, whole court papers', byPaper)
  return [
    {
      name: 'shipped dispute model, sentences it never saw: accuracy',
      value: bySentence.accuracy,
      unit: '',
      note: `${bySentence.texts} sentences`,
    },
    {
      name: 'shipped dispute model, whole papers: accuracy',
      value: byPaper.accuracy,
      unit: '',
      note: `${byPaper.texts} papers`,
    },
  ]
}
