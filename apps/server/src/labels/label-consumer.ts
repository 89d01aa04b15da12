import { kindsTouching } from '@fangwei/domain/loop/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import {
  createSuggester,
  findTask,
  loadDefaultModel,
  type Suggester,
  type TaskCode,
} from '@fangwei/domain/text/index.ts'
import { decodeModel } from '@fangwei/domain/text/linear/index.ts'
import type { Consumer } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { Services } from '../services.ts'
import { chosenOf, teachings, wordsOf } from './labelled-texts.ts'
import { storedModel } from './stored-model.ts'

interface Row {
  readonly id: string
  readonly type: string
  readonly data: Record<string, unknown>
}

/**
 * Keeps what people chose for the words of a matter beside what the classifier would have said. History that was
 * imported teaches nothing: nobody here chose it. The label of a matter follows its latest choice.
 */
export const labelConsumer = (services: Services): Consumer => ({
  name: 'labels',
  kinds: Object.entries(teachings).flatMap(([type, { from }]) => teachingKinds(type, from)),
  needs: 'envelopes',
  take: async (tx, tenant, facts) => {
    const ids = [...new Set(facts.flatMap(f => f.matter ?? []))]
    const rows = await tx.rows<Row>(
      sql`SELECT id, type, data FROM matter WHERE tenant = ${tenant} AND id = ANY (${ids}::uuid[])`,
    )
    const suggesters = new Map<TaskCode, Suggester>()
    for (const row of rows) {
      const chosen = chosenOf(row.type, row.data)
      const words = wordsOf(services.keys, row.type, row.data)
      if (chosen === undefined || words === undefined) continue
      const { task } = teachings[row.type]!
      const suggest = suggesters.get(task) ?? (await suggesterOf(tx, tenant, task))
      suggesters.set(task, suggest)
      await keep(
        tx,
        tenant,
        { matter: row.id, task, suggested: suggest(words)?.code ?? null, chosen },
        services.clock.now(),
      )
    }
  },
})

function teachingKinds(name: string, from: readonly string[]): string[] {
  const type = findMatterType(name)!
  return kindsTouching(type, from).filter(kind => !kind.endsWith('.imported'))
}

interface Labelled {
  readonly matter: string
  readonly task: TaskCode
  readonly suggested: string | null
  readonly chosen: string
}

/** What was suggested first stays: it is what the officer saw. */
const keep = (tx: Tx, tenant: number, { matter, task, suggested, chosen }: Labelled, now: Date) =>
  tx.run(sql`INSERT INTO text_label (tenant, matter, task, suggested, chosen, chosen_at)
    VALUES (${tenant}, ${matter}::uuid, ${task}, ${suggested}, ${chosen}, ${now.toISOString()})
    ON CONFLICT (tenant, matter, task) DO UPDATE SET chosen = excluded.chosen, chosen_at = excluded.chosen_at
    WHERE text_label.chosen <> excluded.chosen`)

async function suggesterOf(tx: Tx, tenant: number, code: TaskCode): Promise<Suggester> {
  const stored = await storedModel(tx, tenant, code)
  return createSuggester(
    findTask(code)!,
    stored === undefined ? await loadDefaultModel(code) : decodeModel(stored.model),
  )
}
