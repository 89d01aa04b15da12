import { judgeKept, type Runnable } from '@fangwei/domain/models/definition/index.ts'
import { erasedAt, type PointsState } from '@fangwei/domain/models/points/index.ts'
import type { Subject } from '@fangwei/domain/models/subject.ts'
import { sql, type Tx } from '../platform/db/index.ts'

interface Wanted {
  readonly model: Runnable
  readonly key: string
}

interface Changed {
  readonly model: Runnable
  readonly key: string
  readonly subject: Subject | undefined
  readonly state: PointsState
}

const nameOf = (model: string, key: string) => `${model}\n${key}`

/** The kept states of a batch: read in one statement under a lock, changed in memory, written in one statement. */
export async function openStates(tx: Tx, tenant: number, wanted: readonly Wanted[]) {
  const rows = await tx.rows<{ model: string; subject: string; state: PointsState }>(sql`
    SELECT s.model, s.subject, s.state FROM model_state s
    JOIN (SELECT DISTINCT * FROM unnest(${wanted.map(w => w.model.definition.model)}::text[], ${wanted.map(w => w.key)}::text[]) AS w(model, subject)) w
      ON s.model = w.model AND s.subject = w.subject
    WHERE s.tenant = ${tenant} ORDER BY s.model, s.subject FOR UPDATE OF s`)
  const states = new Map(rows.map(({ model, subject, state }) => [nameOf(model, subject), state]))
  const changed = new Map<string, Changed>()
  return {
    get: (model: string, key: string): PointsState | null => states.get(nameOf(model, key)) ?? null,
    set(model: Runnable, { key, subject }: { key: string; subject?: Subject }, state: PointsState): void {
      const name = nameOf(model.definition.model, key)
      states.set(name, state)
      changed.set(name, { model, key, subject: subject ?? changed.get(name)?.subject, state })
    },
    async write(): Promise<void> {
      const list = [...changed.values()].map(rowOf)
      if (list.length === 0) return
      await tx.run(sql`
        INSERT INTO model_state (tenant, model, subject, state, judgement, erase_at)
        SELECT ${tenant}, i.model, i.subject, i.state, i.judgement, i.erase_at
        FROM jsonb_to_recordset(${JSON.stringify(list)}::jsonb) AS i(model text, subject text, state jsonb, judgement jsonb, erase_at timestamptz)
        ON CONFLICT (tenant, model, subject) DO UPDATE SET state = excluded.state, erase_at = excluded.erase_at,
          judgement = coalesce(excluded.judgement, model_state.judgement)`)
    },
  }
}

/** The judgement as of the last thing that happened is kept beside the state, to be looked at without the model. */
const rowOf = ({ model, key, subject, state }: Changed) => ({
  model: model.definition.model,
  subject: key,
  state,
  judgement: subject === undefined ? null : judgeKept(model, subject, state, state.lastAt),
  erase_at: new Date(erasedAt(state, model.policy)).toISOString(),
})
