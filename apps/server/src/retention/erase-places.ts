import { sql } from '../platform/db/index.ts'
import type { Erase } from './erase-rest.ts'

/** A unit on duty leaves a fix every few seconds: a round of these is larger. */
const FIXES = 20_000

export const eraseTracks: Erase = (tx, tenant, before) =>
  tx.run(sql`
    DELETE FROM unit_track t USING (
      SELECT unit, fix_at, month FROM unit_track WHERE tenant = ${tenant} AND fix_at <= ${before}::timestamptz ORDER BY fix_at LIMIT ${FIXES}
    ) due WHERE t.tenant = ${tenant} AND t.unit = due.unit AND t.fix_at = due.fix_at AND t.month = due.month`)

/** Who was at which stop when; the plan and its routes stay. */
export const eraseCheckIns: Erase = (tx, tenant, before, limit) =>
  tx.run(sql`
    DELETE FROM patrol_check_in c USING (
      SELECT plan, stop FROM patrol_check_in WHERE tenant = ${tenant} AND at <= ${before}::timestamptz LIMIT ${limit}
    ) due WHERE c.tenant = ${tenant} AND c.plan = due.plan AND c.stop = due.stop`)

export const eraseLoneWatches: Erase = (tx, tenant, before, limit) =>
  tx.run(sql`
    DELETE FROM lone_watch w USING (
      SELECT id FROM lone_watch WHERE tenant = ${tenant} AND ended_at <= ${before}::timestamptz LIMIT ${limit}
    ) due WHERE w.tenant = ${tenant} AND w.id = due.id`)
