import type { Account } from '../access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import type { StoredPlan } from './stored-plan.ts'

/** Gives the crews this version: from now on it is what they are checked in against. */
export async function release(tx: Tx, account: Account, plan: StoredPlan, now: Date): Promise<void> {
  const set = await tx.run(sql`
    UPDATE patrol_plan SET released = ${plan.version}, released_at = ${now.toISOString()}::timestamptz, released_by = ${account.id}
    WHERE tenant = ${account.tenant} AND id = ${plan.id}::uuid AND version = ${plan.version}`)
  if (set === 0) throw problems.conflict('计划已被他人改动', 'Somebody else has changed this plan')
  await writeFacts(tx, account.tenant, now, [
    {
      matter: null,
      version: 0,
      kind: 'patrol.released',
      occurredAt: now.toISOString(),
      actor: account.id,
      retention: 'standard',
      data: { by: account.id, plan: plan.id, version: plan.version },
    },
  ])
}
