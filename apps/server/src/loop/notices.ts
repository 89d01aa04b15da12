import type { Matter, Notice } from '@fangwei/domain/loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { Surroundings } from './surroundings.ts'

/** Turns notices into a row a person: today's leaders, the unit's people on shift, or one account. */
export async function notify(tx: Tx, around: Surroundings, matter: Matter, notices: readonly Notice[]): Promise<void> {
  for (const notice of notices) {
    const org = notice.leaderOf ?? notice.unit ?? null
    await tx.run(sql`
      INSERT INTO notification (tenant, account, matter, about, detail, created_at)
      SELECT ${around.tenant}, r.account, ${matter.id}::uuid, ${notice.about}, ${notice.deadline ?? null}, ${around.now.toISOString()}::timestamptz
      FROM (SELECT DISTINCT account FROM shift
        WHERE tenant = ${around.tenant} AND org = ${org}::text AND starts_at <= ${around.now.toISOString()}::timestamptz AND ends_at > ${around.now.toISOString()}::timestamptz
          AND (leads OR ${notice.leaderOf === undefined}::boolean)
        UNION SELECT ${notice.account ?? null}::text) r
      WHERE r.account IS NOT NULL`)
  }
}
