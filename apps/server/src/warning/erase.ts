import { act, systemActor } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type Services, surroundings } from '../services.ts'

const BATCH = 50

/** Keys of places and blocks; a relationship is its own key, and its warnings hold what was found between two people. */
const isPlace = (subject: string) => subject.startsWith('place:') || subject.startsWith('block:')

/**
 * Erases what a model holds on a subject when its time after the last event is over. Of a relationship, the reasons in its
 * warnings and the payloads of their facts go too. Envelopes, counts and proofs stay. Returns how many subjects it erased.
 */
export async function eraseExpired(services: Services, tenant: number): Promise<number> {
  const around = await surroundings(services, tenant)
  return services.db.system(tenant, async tx => {
    const due = await tx.rows<{ model: string; subject: string }>(sql`
      SELECT s.model, s.subject FROM model_state s WHERE s.tenant = ${tenant} AND s.erase_at <= ${around.now.toISOString()}::timestamptz
        AND NOT EXISTS (SELECT FROM matter m WHERE m.tenant = s.tenant AND m.type = 'warning' AND m.model = s.model AND m.subject = s.subject AND NOT m.closed)
      ORDER BY s.erase_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`)
    for (const { model, subject } of due) {
      if (!isPlace(subject))
        for (const id of await warningsOf(tx, tenant, model, subject)) {
          await tx.run(
            sql`DELETE FROM fact_payload WHERE tenant = ${tenant} AND matter = ${id}::uuid AND retention <> 'audit'`,
          )
          await act(tx, around, systemActor(''), { matter: id, action: 'erase', input: {} })
        }
      await tx.run(sql`DELETE FROM model_state WHERE tenant = ${tenant} AND model = ${model} AND subject = ${subject}`)
    }
    return due.length
  })
}

const warningsOf = async (tx: Tx, tenant: number, model: string, subject: string): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      SELECT id FROM matter WHERE tenant = ${tenant} AND type = 'warning' AND model = ${model} AND subject = ${subject} AND NOT erased`)
  ).map(({ id }) => id)
