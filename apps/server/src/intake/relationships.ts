import type { Reply, routes } from '@fangwei/contract/index.ts'
import { readMatter, type Surroundings, unsealFields } from '../loop/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import { indexToken } from '../platform/secrets/index.ts'

type Suggestions = Reply<typeof routes.suggestRelationships>['items']
type Because = Suggestions[number]['because'][number]
const KINDS = { phone: 'phone', name: 'name' } as const
/** A name that more people than this have tells nothing. */
const NAMESAKES = 50

/**
 * Recorded relationships that a matter may be about: by the caller's phone and name (keyed tokens) and by the address
 * within the unit that has the matter. Only suggested; the officer at the door confirms. Names are shown masked.
 */
export async function suggestRelationships(tx: Tx, around: Surroundings, id: string): Promise<Suggestions> {
  const found = await readMatter(tx, around.tenant, id)
  if (found === undefined) throw problems.notFound()
  const source =
    found.matter.parent === null ? found : ((await readMatter(tx, around.tenant, found.matter.parent)) ?? found)
  const clear = unsealFields(around.keys, source.matter.data)
  const token = (kind: keyof typeof KINDS, value: unknown) =>
    typeof value === 'string' && value !== '' ? indexToken(around.keys, around.tenant, kind, value) : null
  const { unit, path } = source.matter
  const rows = await tx.rows<{ id: string; kind: string; label: string; because: Because[] }>(
    statement(suggested(path.length - 1), [
      around.tenant,
      token('phone', clear.callerPhone),
      token('name', clear.callerName),
      unit,
      typeof clear.address === 'string' ? clear.address : '',
    ]),
  )
  return rows.map(r => ({ ...r, because: [...r.because] }))
}

/** Every step by an index: tokens and addresses to residents, residents to either side of a relationship. */
const suggested = (level: number) => `
  WITH hits AS (
    (SELECT ref AS resident, 'phone' AS because FROM term WHERE tenant = $1 AND kind = 'register.resident' AND term = $2 LIMIT ${NAMESAKES})
    UNION ALL
    (SELECT ref, 'name' FROM term WHERE tenant = $1 AND kind = 'register.resident' AND term = $3 LIMIT ${NAMESAKES})
    UNION ALL
    (SELECT r.id, 'address' FROM register_entry h
       JOIN register_entry r ON r.tenant = h.tenant AND r.register = 'resident' AND r.link = h.id AND r.valid_to IS NULL
     WHERE h.tenant = $1 AND h.register = 'household' AND h.l${level} = $4 AND h.name = $5 LIMIT ${NAMESAKES})
  ), about AS (
    SELECT e.id, hits.because FROM hits
      JOIN register_entry e ON e.tenant = $1 AND e.register = 'relationship' AND e.link = hits.resident
    UNION ALL
    SELECT e.id, hits.because FROM hits
      JOIN register_entry e ON e.tenant = $1 AND e.register = 'relationship' AND e.other_link = hits.resident
  )
  SELECT e.id, e.kind, coalesce(a.name || '—' || b.name, e.name) AS label, array_agg(DISTINCT about.because) AS because
  FROM about JOIN register_entry e ON e.tenant = $1 AND e.register = 'relationship' AND e.id = about.id
    LEFT JOIN register_entry a ON a.tenant = $1 AND a.register = 'resident' AND a.id = e.link
    LEFT JOIN register_entry b ON b.tenant = $1 AND b.register = 'resident' AND b.id = e.other_link
  WHERE e.valid_to IS NULL GROUP BY e.id, e.kind, label ORDER BY count(*) DESC, e.id LIMIT 12`
