import type { Register } from '@fangwei/domain/registers/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { Problem } from '../platform/http/index.ts'
import type { Entry } from './entry.ts'
import { DEEPEST } from './place-entries.ts'

/**
 * Carries what belongs to a moved entry along: everything below a moved organisation, the residents of a household that
 * changed its community, the relationships of those. Runs in the caller's transaction, which acts as the system from here.
 */
export async function movePaths(
  tx: Tx,
  tenant: number,
  register: Register,
  before: Entry,
  after: Entry,
  now: Date,
): Promise<void> {
  tx.asSystem()
  const at = now.toISOString()
  if (register.register === 'org') return moveBelow(tx, tenant, before, after, at)
  if (register.register === 'household') await moveHousehold(tx, tenant, after, at)
  if (register.register === 'resident')
    await tx.run(sql`
      UPDATE register_entry SET org = ${after.org}, path = ${[...after.path]}::text[], version = version + 1, changed_at = ${at}::timestamptz
      WHERE tenant = ${tenant} AND register = 'relationship' AND link = ${after.id}`)
}

async function moveBelow(tx: Tx, tenant: number, before: Entry, after: Entry, at: string): Promise<void> {
  const depth = before.path.length
  await tx.run(sql`
    UPDATE register_entry SET path = ${[...after.path]}::text[] || path[${depth + 1}::int:], changed_at = ${at}::timestamptz
    WHERE tenant = ${tenant} AND path[${depth}::int] = ${after.id} AND NOT (register = 'org' AND id = ${after.id})`)
  const deep = await tx.first(
    sql`SELECT 1 AS one FROM register_entry WHERE tenant = ${tenant} AND register = 'org' AND cardinality(path) > ${DEEPEST} LIMIT 1`,
  )
  if (deep !== undefined)
    throw new Problem(
      422,
      'too-deep',
      {
        zh: `移动后会有机构超过 ${DEEPEST} 级`,
        en: `The move would put organisations more than ${DEEPEST} levels deep`,
      },
      { zh: '请先移动下级机构', en: 'Move the organisations below it first' },
    )
}

async function moveHousehold(tx: Tx, tenant: number, household: Entry, at: string): Promise<void> {
  await tx.run(sql`
    UPDATE register_entry SET org = ${household.org}, path = ${[...household.path]}::text[], version = version + 1, changed_at = ${at}::timestamptz
    WHERE tenant = ${tenant} AND register = 'resident' AND link = ${household.id}`)
  await tx.run(sql`
    UPDATE register_entry r SET org = ${household.org}, path = ${[...household.path]}::text[], version = r.version + 1, changed_at = ${at}::timestamptz
    FROM register_entry p WHERE p.tenant = ${tenant} AND p.register = 'resident' AND p.link = ${household.id}
      AND r.tenant = ${tenant} AND r.register = 'relationship' AND r.link = p.id`)
}
