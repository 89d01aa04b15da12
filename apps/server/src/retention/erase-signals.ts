import { sql } from '../platform/db/index.ts'
import type { Erase } from './erase-rest.ts'

/** A flooding device says much: a round of these is larger. */
const MESSAGES = 5000

export const eraseDeviceSignals: Erase = (tx, tenant, before) =>
  tx.run(sql`
    DELETE FROM device_signal s USING (
      SELECT device, key FROM device_signal WHERE tenant = ${tenant} AND received_at <= ${before}::timestamptz LIMIT ${MESSAGES}
    ) due WHERE s.tenant = ${tenant} AND s.device = due.device AND s.key = due.key`)

export const eraseConflicts: Erase = (tx, tenant, before) =>
  tx.run(sql`
    DELETE FROM device_conflict c USING (
      SELECT device, key, hash FROM device_conflict WHERE tenant = ${tenant} AND received_at <= ${before}::timestamptz LIMIT ${MESSAGES}
    ) due WHERE c.tenant = ${tenant} AND c.device = due.device AND c.key = due.key AND c.hash = due.hash`)

/** Test rings that a later one of the same device took the place of: the last one says whether a test is due. */
export const eraseDeviceTests: Erase = (tx, tenant, before, limit) =>
  tx.run(sql`
    DELETE FROM device_test t USING (
      SELECT o.device, o.id FROM device_test o WHERE o.tenant = ${tenant} AND o.ended_at <= ${before}::timestamptz
        AND EXISTS (SELECT FROM device_test n WHERE n.tenant = o.tenant AND n.device = o.device AND n.result IS NOT NULL AND n.asked_at > o.asked_at)
      LIMIT ${limit}
    ) due WHERE t.tenant = ${tenant} AND t.device = due.device AND t.id = due.id`)
