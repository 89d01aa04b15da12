import { familyDispute } from '@fangwei/domain/models/family-dispute/index.ts'
import { act, systemActor } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { type Services, surroundings } from '../services.ts'

const BATCH = 50

/**
 * Erases what the family model holds on a relationship 180 days after its last event: the score, the reasons in its
 * warnings, and the payloads of their facts. Envelopes, counts and proofs stay. Returns how many subjects it erased.
 */
export async function eraseExpired(services: Services, tenant: number): Promise<number> {
  const around = await surroundings(services, tenant)
  const model = familyDispute.card.code
  return services.db.system(tenant, async tx => {
    const due = await tx.rows<{ subject: string }>(sql`
      SELECT s.subject FROM model_state s WHERE s.tenant = ${tenant} AND s.model = ${model} AND s.erase_at <= ${around.now.toISOString()}::timestamptz
        AND NOT EXISTS (SELECT FROM matter m WHERE m.tenant = s.tenant AND m.type = 'warning' AND m.subject = s.subject AND NOT m.closed)
      ORDER BY s.erase_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`)
    for (const { subject } of due) {
      const warnings = await tx.rows<{ id: string }>(
        sql`SELECT id FROM matter WHERE tenant = ${tenant} AND type = 'warning' AND subject = ${subject} AND NOT done_by ? 'erase'`,
      )
      for (const { id } of warnings) {
        await tx.run(sql`DELETE FROM fact_payload WHERE tenant = ${tenant} AND matter = ${id}::uuid`)
        await act(tx, around, systemActor(''), { matter: id, action: 'erase', input: {} })
      }
      await tx.run(sql`DELETE FROM model_state WHERE tenant = ${tenant} AND model = ${model} AND subject = ${subject}`)
    }
    return due.length
  })
}
