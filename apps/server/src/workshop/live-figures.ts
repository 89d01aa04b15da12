import type { LiveFigures, Static } from '@fangwei/contract/index.ts'
import { precisionOf } from '@fangwei/domain/models/precision.ts'
import { sql, type Tx } from '../platform/db/index.ts'

export type Live = Static<typeof LiveFigures>

interface Row {
  readonly model: string
  readonly version: string
  readonly warnings: number
  readonly open: number
  readonly right: number
  readonly wrong: number
  readonly duplicates: number
  readonly closed: number
  readonly hours: number | null
  readonly of30: number
  readonly again30: number
  readonly of90: number
  readonly again90: number
}

export const noFigures: Live = {
  warnings: 0,
  open: 0,
  right: 0,
  wrong: 0,
  duplicates: 0,
  undecided: 0,
  precision: null,
  hoursToHandle: null,
  closure: { of: 0, share: null },
  recurrence30: { of: 0, share: null },
  recurrence90: { of: 0, share: null },
}

/**
 * What became of the warnings of each version: decided right (a person confirmed or moved the grade) or wrong (dismissed),
 * how long until feedback, closed, and back again after closing. `model@version` → figures. Needs the system's sight.
 */
export async function liveFigures(tx: Tx, tenant: number, now: Date, model?: string): Promise<Map<string, Live>> {
  const rows = await tx.rows<Row>(sql`
    WITH w AS (
      SELECT m.model, coalesce(m.data ->> 'modelVersion', '1') AS version, m.closed, m.state, m.opened_at,
        m.state = 'not-confirmed' AS dismissed, m.data ->> 'dismissalCause' = 'duplicate' AS repeats, m.done_by ? 'review-judgement' AS judged,
        (SELECT min(f.recorded_at) FROM fact f WHERE f.tenant = m.tenant AND f.matter = m.id AND f.kind = 'warning.fed-back') AS fed_back,
        c.at AS ended,
        least((SELECT min(f.recorded_at) FROM fact f WHERE f.tenant = m.tenant AND f.matter = m.id AND f.kind IN ('warning.reopened', 'warning.reopened-by-hand') AND f.recorded_at > c.at),
          (SELECT min(n.opened_at) FROM matter n WHERE n.tenant = m.tenant AND n.model = m.model AND n.subject = m.subject AND n.opened_at > c.at)) AS again
      FROM matter m CROSS JOIN LATERAL (
        SELECT min(f.recorded_at) AS at FROM fact f WHERE f.tenant = m.tenant AND f.matter = m.id AND f.kind IN ('warning.closed', 'warning.closed-early')) c
      WHERE m.tenant = ${tenant} AND m.model IS NOT NULL AND (${model ?? null}::text IS NULL OR m.model = ${model ?? null}::text)
    )
    SELECT model, version, count(*)::int AS warnings, count(*) FILTER (WHERE NOT closed)::int AS open,
      count(*) FILTER (WHERE NOT dismissed AND judged)::int AS right,
      count(*) FILTER (WHERE dismissed AND repeats IS NOT TRUE)::int AS wrong, count(*) FILTER (WHERE dismissed AND repeats)::int AS duplicates,
      count(*) FILTER (WHERE state = 'closed')::int AS closed,
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM fed_back - opened_at)) / 3600)::float8 AS hours,
      count(*) FILTER (WHERE ended <= ${now.toISOString()}::timestamptz - interval '30 days')::int AS of30,
      count(*) FILTER (WHERE ended <= ${now.toISOString()}::timestamptz - interval '30 days' AND again <= ended + interval '30 days')::int AS again30,
      count(*) FILTER (WHERE ended <= ${now.toISOString()}::timestamptz - interval '90 days')::int AS of90,
      count(*) FILTER (WHERE ended <= ${now.toISOString()}::timestamptz - interval '90 days' AND again <= ended + interval '90 days')::int AS again90
    FROM w GROUP BY model, version`)
  return new Map(rows.map(row => [`${row.model}@${row.version}`, figuresOf(row)]))
}

const share = (part: number, of: number) => ({ of, share: of === 0 ? null : part / of })

function figuresOf(row: Row): Live {
  const { warnings, open, right, wrong, duplicates, closed } = row
  return {
    warnings,
    open,
    right,
    wrong,
    duplicates,
    undecided: warnings - right - wrong - duplicates,
    precision: precisionOf(right, wrong),
    hoursToHandle: row.hours,
    closure: share(closed, warnings - wrong - duplicates),
    recurrence30: share(row.again30, row.of30),
    recurrence90: share(row.again90, row.of90),
  }
}
