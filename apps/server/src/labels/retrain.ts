import { readFileSync } from 'node:fs'
import { expandCorpus, readSlots } from '@fangwei/domain/text/corpus.ts'
import { loadDefaultModel, type TaskCode } from '@fangwei/domain/text/index.ts'
import {
  createClassifier,
  decodeModel,
  type Example,
  encodeModel,
  type LinearModel,
  trainLinear,
} from '@fangwei/domain/text/linear/index.ts'
import { type LabelScore, scoreLabels } from '@fangwei/domain/text/score-labels.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { Services } from '../services.ts'
import { wordsOf } from './labelled-texts.ts'
import { keepModel, storedModel } from './stored-model.ts'

/** Fewer labels than this teach less than they unsettle. */
export const leastLabels = 40
const mostLabels = 20_000
/** Every fourth label is left out to judge by. */
const every = 4
/** How often an officer's choice counts against one sentence of the corpus. */
const timesOwn = 3

export interface Retrained {
  readonly task: TaskCode
  readonly labels: number
  /** How many were chosen against the suggestion of the day. */
  readonly corrected: number
  /** On the labels left out; absent where there were too few labels. */
  readonly before?: LabelScore
  readonly after?: LabelScore
  /** Whether the new classifier is in use: it is no worse than the old one, or was wanted all the same. */
  readonly kept: boolean
}

/**
 * Trains a task on the shipped corpus and the city's labels together, and puts it to use when it does no worse on labels
 * left out than what is in use now, or when `force` is given. Writes who read how many texts into the audit trail.
 */
export async function retrain(services: Services, tenant: number, task: TaskCode, force: boolean): Promise<Retrained> {
  const labelled = await services.db.system(tenant, tx => readLabelled(tx, services, tenant, task))
  const corrected = labelled.filter(l => l.isCorrected).length
  const counts = { task, labels: labelled.length, corrected }
  if (labelled.length < leastLabels) return { ...counts, kept: false }
  const left = labelled.filter((_, i) => i % every === 0)
  const corpus = corpusOf(task)
  const inUse = await services.db.system(tenant, async tx => {
    const stored = await storedModel(tx, tenant, task)
    return stored === undefined ? loadDefaultModel(task) : decodeModel(stored.model)
  })
  const before = scored(inUse, left)
  const after = scored(
    trained(
      task,
      corpus,
      labelled.filter((_, i) => i % every !== 0),
    ),
    left,
  )
  const kept = force || after.macroF1 >= before.macroF1
  if (kept) {
    const model = encodeModel(trained(task, corpus, labelled))
    const figures = { texts: left.length, before: means(before), after: means(after) }
    const now = services.clock.now()
    await services.db.system(tenant, async tx => {
      await keepModel(tx, tenant, { task, model, labels: labelled.length, figures }, now)
      await writeFacts(tx, tenant, now, [
        {
          matter: null,
          version: 0,
          kind: 'text-model.trained',
          occurredAt: now.toISOString(),
          actor: 'system',
          retention: 'audit',
          data: { ...counts, ...figures },
        },
      ])
    })
  }
  return { ...counts, before, after, kept }
}

const means = ({ accuracy, macroF1 }: LabelScore) => ({ accuracy, macroF1 })

interface Labelled extends Example {
  readonly isCorrected: boolean
}

async function readLabelled(tx: Tx, { keys }: Services, tenant: number, task: TaskCode): Promise<Labelled[]> {
  const rows = await tx.rows<{
    type: string
    data: Record<string, unknown>
    suggested: string | null
    chosen: string
  }>(sql`
    SELECT m.type, m.data, l.suggested, l.chosen FROM text_label l JOIN matter m ON m.tenant = l.tenant AND m.id = l.matter
    WHERE l.tenant = ${tenant} AND l.task = ${task} ORDER BY l.chosen_at DESC, l.matter LIMIT ${mostLabels}`)
  return rows.flatMap(({ type, data, suggested, chosen }) => {
    const text = wordsOf(keys, type, data)
    return text === undefined ? [] : [{ text, label: chosen, isCorrected: suggested !== chosen }]
  })
}

const corpusFolder = new URL('../../../../packages/domain/src/text/corpus/', import.meta.url)
const corpusText = (name: string) => readFileSync(new URL(`${name}.txt`, corpusFolder), 'utf8')
const corpusOf = (task: TaskCode) => expandCorpus(corpusText(task), readSlots(corpusText('slots')))

const trained = (task: TaskCode, corpus: readonly Example[], own: readonly Example[]) =>
  trainLinear(task, [...corpus, ...Array.from({ length: timesOwn }, () => own).flat()], {
    mostGrams: 60_000,
    cost: 1,
    prune: 0.03,
    folds: 2,
  })

function scored(model: LinearModel, texts: readonly Example[]): LabelScore {
  const classify = createClassifier(model)
  return scoreLabels(texts.map(({ text, label }) => ({ label, answered: classify(text).label })))
}
