import type { MatterType } from '@fangwei/domain/loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { Token, Values } from './personal.ts'

/** Whom a matter names: people by their tokens, and recorded relationships by their number. */
export type Named = Token | string

/** The relationships that fields or the subject name: both sides are parties. A place's subject has a colon, no number has. */
export const relationshipsNamed = (type: MatterType, values: Values, subject?: string | null): Named[] => {
  const fields = Object.values(type.parties ?? {}).flatMap(p => p.relationship ?? [])
  const named = [subject, ...fields.map(field => values[field])]
  return named.filter((one): one is string => typeof one === 'string' && one !== '' && !one.includes(':'))
}

/** Units whose own staff or volunteers are among the named: they must not handle it nor see it. For many at once. */
export async function barredUnits(
  tx: Tx,
  tenant: number,
  named: readonly Named[],
): Promise<ReadonlyMap<Named, readonly string[]>> {
  if (named.length === 0) return new Map()
  const each = [...new Set(named)]
  const rows = await tx.rows<{ named: Named; refs: string[] }>(sql`
    SELECT named, array_agg(DISTINCT ref ORDER BY ref) AS refs FROM (
      SELECT term AS named, ref FROM term WHERE tenant = ${tenant} AND kind = 'staff' AND term = ANY (${each}::text[])
      UNION ALL
      SELECT e.id, s.ref FROM register_entry e
        JOIN term p ON p.tenant = e.tenant AND p.ref IN (e.link, e.other_link) AND p.kind = 'register.resident'
        JOIN term s ON s.tenant = e.tenant AND s.kind = 'staff' AND s.term = p.term
      WHERE e.tenant = ${tenant} AND e.register = 'relationship' AND e.id = ANY (${each}::text[])
    ) found GROUP BY named`)
  return new Map(rows.map(r => [r.named, r.refs]))
}

/** The bars that follow for one matter: those of its own parties, and those of the matter it comes from. */
export const barsOf = (
  byName: ReadonlyMap<Named, readonly string[]>,
  named: readonly Named[],
  inherited: readonly string[] = [],
): string[] => [...new Set([...inherited, ...named.flatMap(one => byName.get(one) ?? [])])]
