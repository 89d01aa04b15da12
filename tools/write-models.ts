import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { encodeAddressModel, trainAddress } from '@fangwei/domain/text/address/index.ts'
import { expandAddresses } from '@fangwei/domain/text/address-corpus.ts'
import { expandCorpus, readSlots } from '@fangwei/domain/text/corpus.ts'
import { encodeModel, trainLinear } from '@fangwei/domain/text/linear/index.ts'
import { type TaskCode, textTasks } from '@fangwei/domain/text/tasks.ts'

/**
 * `npm run models` trains the shipped models on the corpora of the repository and writes them beside the code;
 * `--check` says which have drifted and exits 1. Nothing from outside the repository goes in.
 */
const folder = new URL('../packages/domain/src/text/', import.meta.url)
const corpusText = (name: string) => readFileSync(new URL(`corpus/${name}.txt`, folder), 'utf8')

/** What a shipped model is trained on. */
export const examplesOf = (task: TaskCode) => expandCorpus(corpusText(task), readSlots(corpusText('slots')))

/** The shipped model of a task, as its file holds it. */
export const shippedModel = (task: TaskCode): string =>
  encodeModel(trainLinear(task, examplesOf(task), { leastTexts: 2, mostGrams: 30_000, cost: 1, prune: 0.04, folds: 2 }))

const addresses = 4000

/** The shipped address parser, as its file holds it. */
export const shippedAddressModel = (): string =>
  encodeAddressModel(trainAddress(expandAddresses(corpusText('address'), addresses), { rounds: 5, leastSeen: 3 }))

export const moduleText = (model: string) => `/** Written by npm run models. */\nexport const model = '${model}'\n`

const isMain = process.argv[1] === new URL(import.meta.url).pathname
if (isMain) {
  mkdirSync(new URL('generated/', folder), { recursive: true })
  const models = [
    ...textTasks.map(({ code }) => [code, () => shippedModel(code)] as const),
    ['address', shippedAddressModel] as const,
  ]
  for (const [code, make] of models) {
    const began = performance.now()
    const text = moduleText(make())
    const file = new URL(`generated/${code}.ts`, folder)
    if (process.argv.includes('--check')) {
      if (readFileSync(file, 'utf8') === text) continue
      console.error(`${code}: the model is not what its corpus says; run npm run models`)
      process.exitCode = 1
    } else {
      writeFileSync(file, text)
      console.log(`${code}: ${Math.round(text.length / 1024)} kB in ${Math.round(performance.now() - began)} ms`)
    }
  }
}
