import { randomBytes } from 'node:crypto'
import type { PatrolTag, Static } from '@fangwei/contract/index.ts'
import type { Account } from '../access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import { indexToken, type Keys } from '../platform/secrets/index.ts'

/** Crockford's letters: a code is read off a label by torchlight, and I, L and O are taken for what they look like. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16
/** A tag that hangs there already must be as hard to guess as one of ours is to mistype. */
const LEAST_OWN = 8

type Tag = Static<typeof PatrolTag>

/** The points of an organisation and whether each has a tag. Never a code: nobody can read one again. */
export const tagsOf = (tx: Tx, tenant: number, org: string): Promise<Tag[]> =>
  tx.rows<Tag>(sql`
    SELECT e.id AS point, e.name, e.data ->> 'nameEn' AS "nameEn", coalesce((e.data ->> 'indoor')::boolean, false) AS indoor,
      t.version, t.issued_at AS "issuedAt" FROM register_entry e
    LEFT JOIN patrol_tag t ON t.tenant = e.tenant AND t.point = e.id
    WHERE e.tenant = ${tenant} AND e.register = 'patrol-point' AND ${org} = ANY (e.path) AND e.valid_to IS NULL ORDER BY e.name, e.id LIMIT 500`)

/**
 * Gives a point a new tag; the one before is void from now on. Answers the code, this once: what is kept is a keyed
 * token of it. A code of one's own is that of a tag which hangs there already.
 */
export async function issueTag(
  tx: Tx,
  keys: Keys,
  account: Account,
  point: string,
  own: string | undefined,
  now: Date,
): Promise<{ code: string; version: number }> {
  const entry = await tx.first<{ path: string[] }>(sql`
    SELECT path FROM register_entry WHERE tenant = ${account.tenant} AND register = 'patrol-point' AND id = ${point}
      AND valid_to IS NULL AND ${account.org} = ANY (path)`)
  if (entry === undefined) throw problems.notFound()
  const code = own?.trim() ?? freshCode()
  if (code.replace(/[^0-9A-Za-z]/g, '').length < LEAST_OWN)
    throw problems.invalid(
      `标签码至少 ${LEAST_OWN} 位字母或数字`,
      `The code of a tag has at least ${LEAST_OWN} letters or digits`,
      ['code'],
    )
  const token = indexToken(keys, account.tenant, 'tag', code)
  const taken = await tx.first(sql`
    SELECT FROM patrol_tag WHERE tenant = ${account.tenant} AND token = ${token} AND point <> ${point}`)
  if (taken !== undefined)
    throw problems.invalid('此码已用于另一处', 'This code is already that of another point', ['code'])
  const row = await tx.first<{ version: number }>(sql`
    INSERT INTO patrol_tag (tenant, point, path, token, version, issued_by, issued_at)
    VALUES (${account.tenant}, ${point}, ${entry.path}, ${token}, 1, ${account.id}, ${now.toISOString()}::timestamptz)
    ON CONFLICT (tenant, point) DO UPDATE SET token = excluded.token, version = patrol_tag.version + 1, path = excluded.path,
      issued_by = excluded.issued_by, issued_at = excluded.issued_at
    RETURNING version`)
  await writeFacts(tx, account.tenant, now, [
    {
      matter: null,
      version: 0,
      kind: 'patrol.tag-issued',
      occurredAt: now.toISOString(),
      actor: account.id,
      retention: 'standard',
      data: { by: account.id, point, version: row!.version },
    },
  ])
  return { code, version: row!.version }
}

/** Which point a code belongs to now. */
export const pointOfCode = async (tx: Tx, keys: Keys, tenant: number, code: string): Promise<string | undefined> =>
  (
    await tx.first<{ point: string }>(sql`
      SELECT point FROM patrol_tag WHERE tenant = ${tenant} AND token = ${indexToken(keys, tenant, 'tag', code)}`)
  )?.point

/** Eighty bits in groups of four. */
const freshCode = (): string =>
  [...randomBytes(LENGTH)]
    .map(byte => LETTERS[byte % 32]!)
    .join('')
    .replace(/(.{4})(?!$)/g, '$1-')
