import { sql, type Tx } from '../platform/db/index.ts'
import type { Token } from './personal.ts'

/** Units whose own staff or volunteers are among the parties: they must not handle it nor see it. By token, for many at once. */
export async function barredUnits(
  tx: Tx,
  tenant: number,
  tokens: readonly Token[],
): Promise<ReadonlyMap<Token, readonly string[]>> {
  if (tokens.length === 0) return new Map()
  const rows = await tx.rows<{ term: Token; refs: string[] }>(sql`
    SELECT term, array_agg(ref ORDER BY ref) AS refs FROM term
    WHERE tenant = ${tenant} AND kind = 'staff' AND term = ANY (${[...new Set(tokens)]}::text[]) GROUP BY term`)
  return new Map(rows.map(r => [r.term, r.refs]))
}

/** The bars that follow for one matter: those of its own parties, and those of the matter it comes from. */
export const barsOf = (
  byToken: ReadonlyMap<Token, readonly string[]>,
  tokens: readonly Token[],
  inherited: readonly string[] = [],
): string[] => [...new Set([...inherited, ...tokens.flatMap(token => byToken.get(token) ?? [])])]
