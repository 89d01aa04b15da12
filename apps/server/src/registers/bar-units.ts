import { sql, type Tx } from '../platform/db/index.ts'
import { indexToken, type Keys } from '../platform/secrets/index.ts'
import type { Entry } from './entry.ts'

/**
 * Keeps the tokens by which the loop's door finds that a party is staff of a unit, so that the unit steps aside.
 * By phone only: thousands share a name, and a namesake must not move a matter. An ended entry bars nobody.
 */
export async function keepStaffTokens(
  tx: Tx,
  tenant: number,
  keys: Keys,
  before: readonly Entry[],
  after: readonly Entry[],
  today: string,
): Promise<void> {
  const mark = (entry: Entry) => {
    const { phone } = entry.values
    if (typeof phone !== 'string' || phone.trim() === '' || (entry.validTo !== null && entry.validTo < today)) return []
    return [{ term: indexToken(keys, tenant, 'phone', phone), ref: entry.org }]
  }
  const held = after.flatMap(mark)
  const wanted = new Set(held.map(({ term, ref }) => `${term} ${ref}`))
  const stale = before.flatMap(mark).filter(({ term, ref }) => !wanted.has(`${term} ${ref}`))
  if (stale.length > 0)
    await dropStale(
      tx,
      tenant,
      stale,
      before.map(e => e.id),
    )
  if (held.length > 0)
    await tx.run(sql`INSERT INTO term (tenant, kind, term, ref) SELECT ${tenant}, 'staff', i.term, i.ref
      FROM jsonb_to_recordset(${JSON.stringify(held)}::jsonb) AS i(term text, ref text) ON CONFLICT DO NOTHING`)
}

/** A phone that somebody else of the same unit still has goes on barring it. */
const dropStale = (
  tx: Tx,
  tenant: number,
  stale: readonly { term: string; ref: string }[],
  changed: readonly string[],
) =>
  tx.run(sql`
    DELETE FROM term t USING jsonb_to_recordset(${JSON.stringify(stale)}::jsonb) AS i(term text, ref text)
    WHERE t.tenant = ${tenant} AND t.kind = 'staff' AND t.term = i.term AND t.ref = i.ref AND NOT EXISTS (
      SELECT FROM term o JOIN register_entry e ON e.tenant = o.tenant AND e.register = 'staff' AND e.id = o.ref
      WHERE o.tenant = ${tenant} AND o.kind = 'register.staff' AND o.term = i.term AND e.org = i.ref AND e.id <> ALL (${changed}::text[]))`)
