import type { Matter } from '@fangwei/domain/loop/index.ts'
import { type Database, sql, type Tx } from '../platform/db/index.ts'
import { systemActor, typeOf } from './deciding.ts'
import { act } from './door.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Announces what the clock has reached: reminders, lapses, escalations, one matter a transaction, each through
 * the door. Safe with any number of sweepers: the matter's lock and its `next_at` decide who announces.
 * Returns how many matters it ticked.
 */
export async function sweepDeadlines(db: Database, around: Surroundings, limit = 200): Promise<number> {
  const due = await db.system(around.tenant, tx =>
    tx.rows<{ matter: string }>(sql`
      SELECT DISTINCT matter FROM (
        SELECT matter FROM deadline WHERE tenant = ${around.tenant} AND next_at <= ${around.now.toISOString()}::timestamptz ORDER BY next_at LIMIT ${limit}
      ) d`),
  )
  for (const { matter } of due) {
    await db.system(around.tenant, async tx => {
      // Lock first and look in a statement of its own: one that waited for the lock still sees the deadlines of before.
      await tx.run(sql`SELECT FROM matter WHERE tenant = ${around.tenant} AND id = ${matter}::uuid FOR UPDATE`)
      const still = await tx.first(sql`SELECT 1 AS one FROM deadline
        WHERE tenant = ${around.tenant} AND matter = ${matter}::uuid AND next_at <= ${around.now.toISOString()}::timestamptz LIMIT 1`)
      if (still === undefined) return
      const ticked = await act(tx, around, systemActor(''), { matter, action: 'tick', input: {} })
      await followLapses(tx, around, ticked)
    })
  }
  return due.length
}

/** What a lapse itself brings, such as an alarm nobody took going to the duty leader by name. */
async function followLapses(tx: Tx, around: Surroundings, ticked: Matter): Promise<void> {
  const type = typeOf(ticked.type)
  let { state } = ticked
  // A later tick of the same clock is a step up, not the lapse.
  for (const lapsed of ticked.deadlines.filter(
    d => d.state === 'running' && d.lapsedAt !== null && d.escalated === 0,
  )) {
    const follow = type.deadlines[lapsed.code]?.onLapse
    if (follow === undefined || type.actions[follow.action]?.from.includes(state) !== true) continue
    const names = follow.names === undefined ? '' : await leadersOf(tx, around, ticked.path)
    const input = follow.names === undefined || names === '' ? {} : { [follow.names]: names }
    const done = await act(tx, around, systemActor(''), { matter: ticked.id, action: follow.action, input })
    state = done.state
  }
}

/** Names of whoever leads the shift of the unit now, or of the first organisation above it that has anybody. */
async function leadersOf(tx: Tx, around: Surroundings, path: readonly string[]): Promise<string> {
  const now = around.now.toISOString()
  const rows = await tx.rows<{ org: string; name: string }>(sql`
    SELECT DISTINCT s.org, a.name FROM shift s JOIN account a ON a.tenant = s.tenant AND a.id = s.account
    WHERE s.tenant = ${around.tenant} AND s.org = ANY (${path}::text[]) AND s.leads
      AND s.starts_at <= ${now}::timestamptz AND s.ends_at > ${now}::timestamptz ORDER BY a.name`)
  const nearest = path.findLast(org => rows.some(r => r.org === org))
  return rows
    .filter(r => r.org === nearest)
    .map(r => r.name)
    .join('、')
    .slice(0, 200)
}
