import { type Database, sql } from '../platform/db/index.ts'
import { act, systemActor } from './door.ts'
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
      const still =
        await tx.first(sql`SELECT 1 AS one FROM deadline d JOIN matter m ON m.tenant = d.tenant AND m.id = d.matter
        WHERE d.tenant = ${around.tenant} AND d.matter = ${matter}::uuid AND d.next_at <= ${around.now.toISOString()}::timestamptz FOR UPDATE OF m LIMIT 1`)
      if (still !== undefined) await act(tx, around, systemActor(''), { matter, action: 'tick', input: {} })
    })
  }
  return due.length
}
