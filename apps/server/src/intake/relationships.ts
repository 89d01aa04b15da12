import type { Reply, routes } from '@fangwei/contract/index.ts'
import { readMatter, type Surroundings, unsealFields } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import { indexToken } from '../platform/secrets/index.ts'

type Suggestions = Reply<typeof routes.suggestRelationships>['items']
const KINDS = { phone: 'phone', name: 'name' } as const

/**
 * Recorded relationships that a matter may be about: by the caller's phone and name (keyed tokens) and by the address.
 * Only suggested; the officer at the door confirms. Names are shown masked.
 */
export async function suggestRelationships(tx: Tx, around: Surroundings, id: string): Promise<Suggestions> {
  const found = await readMatter(tx, around.tenant, id)
  if (found === undefined) throw problems.notFound()
  const source =
    found.matter.parent === null ? found : ((await readMatter(tx, around.tenant, found.matter.parent)) ?? found)
  const clear = unsealFields(around.keys, source.matter.data)
  const token = (kind: keyof typeof KINDS, value: unknown) =>
    typeof value === 'string' && value !== '' ? indexToken(around.keys, around.tenant, kind, value) : null
  const rows = await tx.rows<{
    id: string
    kind: string
    label: string
    because: ('phone' | 'name' | 'address')[]
  }>(sql`
    WITH hits AS (
      SELECT t.ref AS resident, CASE WHEN t.term = ${token('phone', clear.callerPhone)}::text THEN 'phone' ELSE 'name' END AS because FROM term t
      WHERE t.tenant = ${around.tenant} AND t.kind = 'register.resident' AND t.term = ANY (${[token('phone', clear.callerPhone), token('name', clear.callerName)].filter(t => t !== null)}::text[])
      UNION ALL
      SELECT r.id, 'address' FROM register_entry h JOIN register_entry r ON r.tenant = h.tenant AND r.register = 'resident' AND r.data ->> 'household' = h.id
      WHERE h.tenant = ${around.tenant} AND h.register = 'household' AND h.name = ${String(clear.address ?? '')}
    )
    SELECT e.id, e.data ->> 'kind' AS kind, e.name AS label, array_agg(DISTINCT hits.because) AS because
    FROM hits JOIN register_entry e ON e.tenant = ${around.tenant} AND e.register = 'relationship' AND (e.data ->> 'first' = hits.resident OR e.data ->> 'second' = hits.resident)
    WHERE e.valid_to IS NULL GROUP BY 1, 2, 3 ORDER BY count(*) DESC, e.id LIMIT 12`)
  return rows.map(r => ({ ...r, because: [...r.because] }))
}
