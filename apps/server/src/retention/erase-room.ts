import { sql, type Tx } from '../platform/db/index.ts'
import type { Erase } from './erase-rest.ts'

/** What a command room wrote down; the fact of each entry stays. */
export const eraseRoomLog: Erase = (tx, tenant, before, limit) =>
  tx.run(sql`
    DELETE FROM room_log l USING (
      SELECT id FROM room_log WHERE tenant = ${tenant} AND at <= ${before}::timestamptz ORDER BY at LIMIT ${limit}
    ) due WHERE l.tenant = ${tenant} AND l.id = due.id`)

/** Briefings with who was told of them. */
export const eraseBriefings: Erase = (tx, tenant, before, limit) =>
  tx.run(sql`
    WITH due AS (
      SELECT id FROM briefing WHERE tenant = ${tenant} AND held_at <= ${before}::timestamptz ORDER BY held_at LIMIT ${limit}
    ), told_gone AS (
      DELETE FROM told t USING due WHERE t.tenant = ${tenant} AND t.briefing = due.id
    ) DELETE FROM briefing b USING due WHERE b.tenant = ${tenant} AND b.id = due.id`)

/** Grades of duty that a later one took the place of; the one in force stays, however old. */
export const eraseDutyGrades: Erase = (tx, tenant, before) =>
  tx.run(sql`
    DELETE FROM duty_grade g WHERE g.tenant = ${tenant} AND g.from_at <= ${before}::timestamptz
      AND EXISTS (SELECT FROM duty_grade n WHERE n.tenant = g.tenant AND n.org = g.org AND n.from_at > g.from_at AND n.from_at <= ${before}::timestamptz)`)

/** Who was called and told for matters, their drills, and what was written down about them: they go with the matter. */
export async function forgetCalls(tx: Tx, tenant: number, matters: readonly string[]): Promise<void> {
  await tx.run(sql`DELETE FROM told WHERE tenant = ${tenant} AND matter = ANY (${matters}::uuid[])`)
  await tx.run(sql`DELETE FROM call_step WHERE tenant = ${tenant} AND matter = ANY (${matters}::uuid[])`)
  await tx.run(sql`DELETE FROM room_log WHERE tenant = ${tenant} AND matter = ANY (${matters}::uuid[])`)
  await tx.run(sql`DELETE FROM drill WHERE tenant = ${tenant} AND matter = ANY (${matters}::uuid[])`)
}
