import { sql, type Tx } from '../platform/db/index.ts'
import type { Counted } from './counted.ts'

const figures = ['opened', 'imported', 'lapsed', 'closed', 'recurred30', 'recurred90'] as const
export type FigureName = (typeof figures)[number]

/** What is added to one day of every organisation of a matter's path. */
export type Delta = { readonly of: Counted; readonly day: string } & Partial<Record<FigureName, number>>

type Row = { org: string; path: readonly string[]; day: string; type: string; category: string } & Record<
  FigureName,
  number
>

/** Adds what a batch of facts brought, one row for each organisation, day, type and category. */
export async function writeDeltas(tx: Tx, tenant: number, deltas: readonly Delta[]): Promise<void> {
  const rows = new Map<string, Row>()
  for (const delta of deltas)
    for (const [level, org] of delta.of.path.entries()) {
      const { type, category } = delta.of
      const key = `${org} ${delta.day} ${type} ${category}`
      const path = delta.of.path.slice(0, level + 1)
      const row = rows.get(key) ?? { org, path, day: delta.day, type, category, ...zero }
      for (const figure of figures) row[figure] += delta[figure] ?? 0
      rows.set(key, row)
    }
  if (rows.size === 0) return
  await tx.run(sql`
    INSERT INTO tally AS t (tenant, org, day, type, category, path, opened, imported, lapsed, closed, recurred30, recurred90)
    SELECT ${tenant}, i.org, i.day, i.type, i.category, i.path, i.opened, i.imported, i.lapsed, i.closed, i.recurred30, i.recurred90
    FROM jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb) AS i(org text, day date, type text, category text, path text[],
      opened int, imported int, lapsed int, closed int, recurred30 int, recurred90 int)
    ON CONFLICT (tenant, org, day, type, category) DO UPDATE SET opened = t.opened + excluded.opened,
      imported = t.imported + excluded.imported, lapsed = t.lapsed + excluded.lapsed, closed = t.closed + excluded.closed,
      recurred30 = t.recurred30 + excluded.recurred30, recurred90 = t.recurred90 + excluded.recurred90`)
}

const zero: Readonly<Record<FigureName, number>> = {
  opened: 0,
  imported: 0,
  lapsed: 0,
  closed: 0,
  recurred30: 0,
  recurred90: 0,
}
