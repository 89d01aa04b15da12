import { sql, type Tx } from '../platform/db/index.ts'

/** What of one matter has been counted, and where. */
export interface Counted {
  readonly matter: string
  readonly type: string
  readonly category: string
  path: readonly string[]
  readonly openedDay: string
  lapsed: boolean
  closedAt: string | null
  recurred30: boolean
  recurred90: boolean
}

export async function readCounted(tx: Tx, tenant: number, ids: readonly string[]): Promise<Map<string, Counted>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.rows<Counted>(sql`
    SELECT matter, type, category, path, opened_day::text AS "openedDay", lapsed, closed_at AS "closedAt", recurred30, recurred90
    FROM tally_matter WHERE tenant = ${tenant} AND matter = ANY (${ids}::uuid[])`)
  return new Map(rows.map(row => [row.matter, { ...row }]))
}

export async function keepCounted(tx: Tx, tenant: number, counted: readonly Counted[]): Promise<void> {
  if (counted.length === 0) return
  await tx.run(sql`
    INSERT INTO tally_matter (tenant, matter, type, category, path, opened_day, lapsed, closed_at, recurred30, recurred90)
    SELECT ${tenant}, i.matter, i.type, i.category, i.path, i."openedDay", i.lapsed, i."closedAt", i.recurred30, i.recurred90
    FROM jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) AS i(matter uuid, type text, category text, path text[],
      "openedDay" date, lapsed boolean, "closedAt" timestamptz, recurred30 boolean, recurred90 boolean)
    ON CONFLICT (tenant, matter) DO UPDATE SET path = excluded.path, lapsed = excluded.lapsed, closed_at = excluded.closed_at,
      recurred30 = excluded.recurred30, recurred90 = excluded.recurred90`)
}
