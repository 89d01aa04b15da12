import { readFile } from 'node:fs/promises'
import { fraudTypeOfTft5 } from '../../packages/domain/src/dictionaries/fraud-type.ts'
import { loadDefaultModel } from '../../packages/domain/src/text/default-models.ts'
import {
  type Classifier,
  createClassifier,
  decodeModel,
  encodeModel,
  trainLinear,
} from '../../packages/domain/src/text/linear/index.ts'
import { type LabelScore, scoreLabels } from '../../packages/domain/src/text/score-labels.ts'
import type { BenchRun } from '../bench.ts'
import type { Figure } from '../figures/figure.ts'
import { confusionTable, worstErrors } from './confusion.ts'
import { type Labelled, runSklearn } from './sklearn.ts'

const normal = 'normal'

/** Every other text trains, the others test; then the other way round, so that no half is a lucky one. */
const halvesOf = (rows: readonly Labelled[]) => {
  const [even, odd] = [rows.filter((_, i) => i % 2 === 0), rows.filter((_, i) => i % 2 === 1)]
  return [
    { name: 'even half → odd half', train: even, test: odd },
    { name: 'odd half → even half', train: odd, test: even },
  ]
}

const falseAlarms = (test: readonly Labelled[], answers: readonly (string | null)[]) => {
  const calm = test.flatMap((row, i) => (row.label === normal ? [answers[i]] : []))
  return (100 * calm.filter(answer => answer !== normal).length) / calm.length
}

/** The fastest of five passes: what the code does when the machine lets it. */
function speedOf(classify: Classifier, rows: readonly Labelled[]): number {
  let best = Number.POSITIVE_INFINITY
  for (let pass = 0; pass < 5; pass += 1) {
    const began = performance.now()
    for (const { text } of rows) classify(text)
    best = Math.min(best, performance.now() - began)
  }
  return (1000 * rows.length) / best
}

/** Trained on half of the open fraud texts and judged on the other half, beside scikit-learn; then the shipped model. */
export async function fraudFigures(path: string, run: BenchRun): Promise<Figure[]> {
  const rows = (await readFile(path, 'utf8'))
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Labelled)
  const figures: Figure[] = []
  for (const { name, train, test } of halvesOf(rows)) figures.push(...(await half(name, train, test, run)))
  return [...figures, ...(await shipped(rows, run))]
}

async function half(
  name: string,
  train: readonly Labelled[],
  test: readonly Labelled[],
  run: BenchRun,
): Promise<Figure[]> {
  const classify = createClassifier(decodeModel(encodeModel(trainLinear('fraud', train))))
  const answers = test.map(({ text }) => classify(text).label)
  const score = scoreLabels(test.map(({ label }, i) => ({ label, answered: answers[i]! })))
  show(run, `fraud texts, ${name}`, score)
  run.say(
    worstErrors(
      test,
      test.map(({ text }) => classify(text)),
    ),
  )
  const rival = await runSklearn(train, test)
  if (rival === undefined)
    run.say('scikit-learn not measured: /usr/bin/python3 has no sklearn (Debian: apt install python3-sklearn)')
  const theirs = rival && scoreLabels(test.map(({ label }, i) => ({ label, answered: rival.answers[i]! })))
  if (theirs) show(run, `scikit-learn, ${name}`, theirs)
  return [
    {
      name: `fraud texts, ${name}: macro-F1`,
      value: score.macroF1,
      unit: '',
      bar: { atLeast: 0.985 },
      ...(theirs && { limit: { name: 'scikit-learn', value: theirs.macroF1 } }),
      note: `accuracy ${score.accuracy.toFixed(4)}${theirs ? `; scikit-learn ${theirs.macroF1.toFixed(4)} macro-F1` : ''}`,
    },
    {
      name: `fraud texts, ${name}: false alarms on normal texts`,
      value: falseAlarms(test, answers),
      unit: '%',
      bar: { atMost: 0.5 },
    },
    {
      name: `fraud texts, ${name}: texts classified a second, evidence included`,
      value: speedOf(classify, test),
      unit: '/s',
      bar: { atLeast: 20_000 },
      ...(rival && { limit: { name: 'scikit-learn', value: rival.textsPerSecond } }),
    },
  ]
}

async function shipped(rows: readonly Labelled[], run: BenchRun): Promise<Figure[]> {
  const classify = createClassifier(await loadDefaultModel('fraud-type'))
  const answered = rows.map(({ text }) => classify(text))
  const score = scoreLabels(
    rows.map(({ label }, i) => ({ label: fraudTypeOfTft5[label] ?? label, answered: answered[i]!.label })),
  )
  show(run, 'shipped fraud model, unseen texts', score)
  const frauds = rows.flatMap((row, i) => (row.label === normal ? [] : [answered[i]!]))
  return [
    {
      name: 'shipped fraud model, texts it never saw: accuracy',
      value: score.accuracy,
      unit: '',
      note: `macro-F1 ${score.macroF1.toFixed(3)}`,
    },
    {
      name: 'shipped fraud model: frauds told from normal texts',
      value: (100 * frauds.filter(a => a.label !== normal).length) / frauds.length,
      unit: '%',
      note: `false alarms ${falseAlarms(
        rows,
        answered.map(a => a.label),
      ).toFixed(2)} %`,
    },
  ]
}

export function show(run: BenchRun, name: string, score: LabelScore): void {
  run.say(
    `${name}: accuracy ${score.accuracy.toFixed(4)}, macro-F1 ${score.macroF1.toFixed(4)}\n${confusionTable(score)}`,
  )
}
