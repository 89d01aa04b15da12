import { matterTypes } from '@fangwei/domain/matters/index.ts'
import { act, type Surroundings, systemActor } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { forgetMatters } from '../search/index.ts'
import { forgetCalls } from './erase-room.ts'

/**
 * Erases closed matters of one class whose time is over: contents of their facts, words and tokens they are found by, the
 * signals behind them, and through the door what names people. Envelopes stay, so every proof holds; the audit of who
 * looked at them has a class of its own. A relationship that a model still holds is left to the model's own erasure.
 */
export async function eraseMatters(
  tx: Tx,
  around: Surroundings,
  retention: string,
  before: string,
  limit: number,
): Promise<number> {
  const { tenant } = around
  const types = matterTypes.filter(type => type.retention === retention).map(({ type }) => type)
  const due = await tx.rows<{ id: string }>(sql`
    SELECT m.id FROM matter m WHERE m.tenant = ${tenant} AND m.type = ANY (${types}::text[]) AND m.closed AND NOT m.erased
      AND m.closed_at <= ${before}::timestamptz
      AND NOT EXISTS (SELECT FROM model_state s WHERE s.tenant = m.tenant AND s.subject = m.subject)
    ORDER BY m.closed_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`)
  const ids = due.map(({ id }) => id)
  if (ids.length === 0) return 0
  await tx.run(
    sql`DELETE FROM fact_payload WHERE tenant = ${tenant} AND matter = ANY (${ids}::uuid[]) AND retention <> 'audit'`,
  )
  await tx.run(sql`DELETE FROM term WHERE tenant = ${tenant} AND ref = ANY (${ids}::text[])`)
  await tx.run(sql`DELETE FROM notification WHERE tenant = ${tenant} AND matter = ANY (${ids}::uuid[])`)
  await tx.run(sql`DELETE FROM text_label WHERE tenant = ${tenant} AND matter = ANY (${ids}::uuid[])`)
  await forgetCalls(tx, tenant, ids)
  await tx.run(
    sql`UPDATE signal SET body = NULL WHERE tenant = ${tenant} AND matter = ANY (${ids}::uuid[]) AND body IS NOT NULL`,
  )
  for (const id of ids) await act(tx, around, systemActor(''), { matter: id, action: 'erase', input: {} })
  // Last: the order has each matter's own erasure as its newest fact, and no word is taken from an erased one.
  await forgetMatters(tx, tenant, ids)
  return ids.length
}
