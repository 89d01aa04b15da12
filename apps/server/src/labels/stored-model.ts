import type { LabelScore } from '@fangwei/domain/text/score-labels.ts'
import { sql, type Tx } from '../platform/db/index.ts'

export interface Figures {
  readonly texts: number
  readonly before: Pick<LabelScore, 'accuracy' | 'macroF1'>
  readonly after: Pick<LabelScore, 'accuracy' | 'macroF1'>
}

/** The city's own classifier of a task, when it has trained one. */
export const storedModel = (
  tx: Tx,
  tenant: number,
  task: string,
): Promise<{ model: string; trainedAt: string } | undefined> =>
  tx.first(sql`SELECT model, trained_at AS "trainedAt" FROM text_model WHERE tenant = ${tenant} AND task = ${task}`)

interface Trained {
  readonly task: string
  readonly model: string
  readonly labels: number
  readonly figures: Figures
}

export const keepModel = (tx: Tx, tenant: number, { task, model, labels, figures }: Trained, now: Date) =>
  tx.run(sql`INSERT INTO text_model (tenant, task, model, labels, figures, trained_at)
    VALUES (${tenant}, ${task}, ${model}, ${labels}, ${JSON.stringify(figures)}::jsonb, ${now.toISOString()})
    ON CONFLICT (tenant, task) DO UPDATE SET model = excluded.model, labels = excluded.labels, figures = excluded.figures,
      trained_at = excluded.trained_at`)
