import { sql, type Tx } from '../platform/db/index.ts'

export type Erase = (tx: Tx, tenant: number, before: string, limit: number) => Promise<number>

/** Contents of the audit trail, oldest first; what happened, when and by whom stays in the envelope. */
export const eraseAudit: Erase = (tx, tenant, before, limit) =>
  tx.run(sql`
    DELETE FROM fact_payload p USING (
      SELECT o.fact FROM (SELECT fact FROM fact_payload WHERE tenant = ${tenant} AND retention = 'audit' ORDER BY fact LIMIT ${limit}) o
      JOIN fact f ON f.tenant = ${tenant} AND f.id = o.fact WHERE f.recorded_at <= ${before}::timestamptz
    ) due WHERE p.tenant = ${tenant} AND p.retention = 'audit' AND p.fact = due.fact`)

const eraseSignals =
  (linked: boolean): Erase =>
  (tx, tenant, before, limit) =>
    tx.run(sql`
      UPDATE signal s SET body = NULL FROM (
        SELECT source, identity FROM signal WHERE tenant = ${tenant} AND body IS NOT NULL AND received_at <= ${before}::timestamptz
          AND (matter IS NOT NULL) = ${linked}::boolean ORDER BY received_at LIMIT ${limit}
      ) due WHERE s.tenant = ${tenant} AND s.source = due.source AND s.identity = due.identity`)

export const eraseLinkedSignals = eraseSignals(true)
export const eraseUnlinkedSignals = eraseSignals(false)

export const eraseFenceCrossings: Erase = (tx, tenant, before, limit) =>
  tx.run(sql`
    DELETE FROM fence_crossing c USING (
      SELECT fence, device, at FROM fence_crossing WHERE tenant = ${tenant} AND recorded_at <= ${before}::timestamptz ORDER BY recorded_at LIMIT ${limit}
    ) due WHERE c.tenant = ${tenant} AND c.fence = due.fence AND c.device = due.device AND c.at = due.at`)

export const eraseLooks: Erase = (tx, tenant, before, limit) =>
  tx.run(sql`
    DELETE FROM camera_look l USING (
      SELECT id FROM camera_look WHERE tenant = ${tenant} AND opened_at <= ${before}::timestamptz ORDER BY opened_at LIMIT ${limit}
    ) due WHERE l.tenant = ${tenant} AND l.id = due.id`)

/** A walk and its marks go together: the mark is what was found on it. */
export const eraseWalks: Erase = async (tx, tenant, before, limit) => {
  const due = sql`SELECT id FROM camera_round_walk WHERE tenant = ${tenant} AND started_at <= ${before}::timestamptz ORDER BY started_at LIMIT ${limit}`
  const ids = (await tx.rows<{ id: string }>(due)).map(({ id }) => id)
  await tx.run(sql`DELETE FROM camera_round_mark WHERE tenant = ${tenant} AND walk = ANY (${ids}::uuid[])`)
  return tx.run(sql`DELETE FROM camera_round_walk WHERE tenant = ${tenant} AND id = ANY (${ids}::uuid[])`)
}

export const eraseCapMessages: Erase = (tx, tenant, before, limit) =>
  tx.run(sql`
    DELETE FROM cap_message m USING (
      SELECT id FROM cap_message WHERE tenant = ${tenant} AND expires_at <= ${before}::timestamptz ORDER BY expires_at LIMIT ${limit}
    ) due WHERE m.tenant = ${tenant} AND m.id = due.id`)

export const eraseCapRefusals: Erase = (tx, tenant, before) =>
  tx.run(sql`DELETE FROM cap_refusal WHERE tenant = ${tenant} AND last_at <= ${before}::timestamptz`)

export const eraseNotifications: Erase = (tx, tenant, before, limit) =>
  tx.run(sql`
    DELETE FROM notification n USING (
      SELECT id FROM notification WHERE tenant = ${tenant} AND created_at <= ${before}::timestamptz ORDER BY id LIMIT ${limit}
    ) due WHERE n.tenant = ${tenant} AND n.id = due.id`)

export const eraseRepeatKeys: Erase = (tx, tenant, before, limit) =>
  tx.run(sql`
    DELETE FROM idempotency i USING (
      SELECT account, key FROM idempotency WHERE tenant = ${tenant} AND created_at <= ${before}::timestamptz LIMIT ${limit}
    ) due WHERE i.tenant = ${tenant} AND i.account = due.account AND i.key = due.key`)

/** Looks at personal data for a written reason, once reviewed: that they happened stays a fact. */
export const eraseGrants: Erase = (tx, tenant, before, limit) =>
  tx.run(sql`
    DELETE FROM break_glass b USING (
      SELECT id FROM break_glass WHERE tenant = ${tenant} AND granted_at <= ${before}::timestamptz AND reviewed_at IS NOT NULL LIMIT ${limit}
    ) due WHERE b.tenant = ${tenant} AND b.id = due.id`)

export const eraseDrafts: Erase = (tx, tenant, before) =>
  tx.run(sql`DELETE FROM form_draft WHERE tenant = ${tenant} AND saved_at <= ${before}::timestamptz`)

export const eraseSessions: Erase = (tx, tenant, before, limit) =>
  tx.run(sql`
    DELETE FROM session s USING (
      SELECT token_hash FROM session WHERE tenant = ${tenant} AND least(revoked_at, expires_at) <= ${before}::timestamptz LIMIT ${limit}
    ) due WHERE s.token_hash = due.token_hash`)
