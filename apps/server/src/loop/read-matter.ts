import type { Matter } from '@fangwei/domain/loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type MatterRow, toMatter } from './matter-row.ts'

/** Locks one matter in the sight of the transaction's viewer. Undefined: not there, or not theirs to see. */
export async function lockMatter(
  tx: Tx,
  tenant: number,
  id: string,
): Promise<{ matter: Matter; number: string } | undefined> {
  const row = await tx.first<MatterRow>(sql`
    SELECT m.*, (SELECT json_agg(d) FROM deadline d WHERE d.tenant = m.tenant AND d.matter = m.id) AS deadlines
    FROM matter m WHERE m.tenant = ${tenant} AND m.id = ${id}::uuid FOR UPDATE OF m`)
  return row === undefined ? undefined : { matter: toMatter(row), number: row.number }
}

/** Reads one matter with all its deadlines, without locking it. */
export async function readMatter(
  tx: Tx,
  tenant: number,
  id: string,
): Promise<{ matter: Matter; number: string } | undefined> {
  const row = await tx.first<MatterRow>(sql`
    SELECT m.*, (SELECT json_agg(d) FROM deadline d WHERE d.tenant = m.tenant AND d.matter = m.id) AS deadlines
    FROM matter m WHERE m.tenant = ${tenant} AND m.id = ${id}::uuid`)
  return row === undefined ? undefined : { matter: toMatter(row), number: row.number }
}

/** Locks several matters in one order, so that two batches never wait for each other in a ring. Absent ones are left out. */
export async function lockMatters(tx: Tx, tenant: number, ids: readonly string[]): Promise<Matter[]> {
  if (ids.length === 0) return []
  const rows = await tx.rows<MatterRow>(sql`
    SELECT m.*, (SELECT json_agg(d) FROM deadline d WHERE d.tenant = m.tenant AND d.matter = m.id) AS deadlines
    FROM matter m WHERE m.tenant = ${tenant} AND m.id = ANY (${ids}::uuid[]) ORDER BY m.id FOR UPDATE OF m`)
  return rows.map(toMatter)
}

/** The number of a matter in the sight of the transaction's viewer; undefined out of it. */
export const numberInSight = async (tx: Tx, tenant: number, id: string): Promise<string | undefined> =>
  (await tx.first<{ number: string }>(sql`SELECT number FROM matter WHERE tenant = ${tenant} AND id = ${id}::uuid`))
    ?.number

/** Open children of a matter, by type. */
export async function openChildren(tx: Tx, tenant: number, id: string): Promise<Record<string, number>> {
  const rows = await tx.rows<{ type: string; n: number }>(
    sql`SELECT type, count(*)::int AS n FROM matter WHERE tenant = ${tenant} AND parent = ${id}::uuid AND NOT closed GROUP BY type`,
  )
  return Object.fromEntries(rows.map(r => [r.type, r.n]))
}
