import type { PatrolSetting } from '@fangwei/domain/patrolling/index.ts'
import type { Account } from '../access/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'

/**
 * The crews of a plan that an account is one of: a member of the unit, on duty at the post that the unit stands, or at
 * the community post itself. Who is in no crew was not there and checks nothing in.
 */
export async function crewsOf(tx: Tx, account: Account, { crews }: PatrolSetting): Promise<string[]> {
  const ids = crews.map(crew => crew.id)
  const posts = account.duties.map(duty => duty.post)
  const units = await tx.rows<{ id: string }>(sql`
    SELECT e.id FROM register_entry e WHERE e.tenant = ${account.tenant} AND e.register = 'unit' AND e.id = ANY (${ids}::text[])
      AND (e.data ->> 'shift' = ANY (${posts}::text[]) OR e.data -> 'members' ? (
        SELECT coalesce(a.staff, '') FROM account a WHERE a.tenant = ${account.tenant} AND a.id = ${account.id}))`)
  return [...units.map(unit => unit.id), ...ids.filter(id => posts.includes(id))]
}
