import { policyAt } from '@fangwei/domain/loop/index.ts'
import { deviceFault } from '@fangwei/domain/matters/device-fault/index.ts'
import { act, type Surroundings, systemActor } from '../loop/index.ts'
import { type Database, sql, type Tx } from '../platform/db/index.ts'
import { endTest, findFault } from './tests.ts'

interface Ailing {
  id: string
  org: string
  name: string
  kind: string
  address: string | null
  lng: number | null
  lat: number | null
}

const LIMIT = 100
const WORKING_KINDS = ['silent', 'battery', 'tamper', 'flood']

/**
 * One round over the devices of a tenant: silent ones, weak batteries, tests that are overdue or that nobody answered
 * become faults; a fault that is over closes by itself; old signals go. Returns how much it did.
 */
export async function watchHealth(db: Database, around: Surroundings): Promise<number> {
  const { tenant, now } = around
  const amount = (code: string) => policyAt(around.directory.policies, code, null, now).amounts[0] ?? 0
  const silentSince = new Date(now.getTime() - amount('device.silent') * 60_000).toISOString()
  let done = 0
  const each = async (category: string, devices: Ailing[]) => {
    for (const device of devices) await db.system(tenant, tx => findFault(tx, around, device, category))
    done += devices.length
  }
  const read = (work: (tx: Tx) => Promise<Ailing[]>) => db.system(tenant, work)
  await each('silent', await read(tx => silent(tx, tenant, silentSince)))
  await each('battery', await read(tx => weak(tx, tenant, amount('device.battery-percent'))))
  await each('tamper', await read(tx => tampered(tx, tenant)))
  await each(
    'test-overdue',
    await read(tx =>
      overdue(tx, tenant, now, {
        weekly: amount('device.test-weekly'),
        monthly: amount('device.test-monthly'),
        quarterly: amount('device.test-quarterly'),
      }),
    ),
  )
  done += await failUnanswered(db, around)
  done += await recover(db, around, silentSince, amount('device.battery-percent'))
  return done
}

const silent = (tx: Tx, tenant: number, since: string) =>
  tx.rows<Ailing>(sql`
    SELECT e.id, e.org, e.name, e.data ->> 'kind' AS kind, e.data ->> 'address' AS address, (e.data ->> 'lng')::float8 AS lng, (e.data ->> 'lat')::float8 AS lat
    FROM device_state s JOIN register_entry e ON e.tenant = s.tenant AND e.register = 'device' AND e.id = s.device
    WHERE s.tenant = ${tenant} AND s.last_seen_at < ${since}::timestamptz AND (e.valid_to IS NULL OR e.valid_to >= current_date)
      AND NOT EXISTS (SELECT FROM matter m WHERE m.tenant = s.tenant AND m.type = 'device-fault'
        AND m.sole_subject = 'device-fault/' || s.device || '/silent' AND NOT m.closed)
    ORDER BY s.device LIMIT ${LIMIT}`)

const weak = (tx: Tx, tenant: number, percent: number) =>
  tx.rows<Ailing>(sql`
    SELECT e.id, e.org, e.name, e.data ->> 'kind' AS kind, e.data ->> 'address' AS address, (e.data ->> 'lng')::float8 AS lng, (e.data ->> 'lat')::float8 AS lat
    FROM device_state s JOIN register_entry e ON e.tenant = s.tenant AND e.register = 'device' AND e.id = s.device
    WHERE s.tenant = ${tenant} AND s.battery < ${percent} AND (e.valid_to IS NULL OR e.valid_to >= current_date)
      AND NOT EXISTS (SELECT FROM matter m WHERE m.tenant = s.tenant AND m.type = 'device-fault'
        AND m.sole_subject = 'device-fault/' || s.device || '/battery' AND NOT m.closed)
    ORDER BY s.device LIMIT ${LIMIT}`)

const tampered = (tx: Tx, tenant: number) =>
  tx.rows<Ailing>(sql`
    SELECT e.id, e.org, e.name, e.data ->> 'kind' AS kind, e.data ->> 'address' AS address, (e.data ->> 'lng')::float8 AS lng, (e.data ->> 'lat')::float8 AS lat
    FROM device_state s JOIN register_entry e ON e.tenant = s.tenant AND e.register = 'device' AND e.id = s.device
    WHERE s.tenant = ${tenant} AND s.tamper AND (e.valid_to IS NULL OR e.valid_to >= current_date)
      AND NOT EXISTS (SELECT FROM matter m WHERE m.tenant = s.tenant AND m.type = 'device-fault'
        AND m.sole_subject = 'device-fault/' || s.device || '/tamper' AND NOT m.closed)
    ORDER BY s.device LIMIT ${LIMIT}`)

const overdue = (tx: Tx, tenant: number, now: Date, days: { weekly: number; monthly: number; quarterly: number }) =>
  tx.rows<Ailing>(sql`
    SELECT e.id, e.org, e.name, e.data ->> 'kind' AS kind, e.data ->> 'address' AS address, (e.data ->> 'lng')::float8 AS lng, (e.data ->> 'lat')::float8 AS lat
    FROM register_entry e JOIN (VALUES ('weekly', ${days.weekly}::int), ('monthly', ${days.monthly}::int), ('quarterly', ${days.quarterly}::int)) AS p(plan, days)
      ON p.plan = e.data ->> 'testPlan'
    WHERE e.tenant = ${tenant} AND e.register = 'device' AND (e.valid_to IS NULL OR e.valid_to >= current_date)
      AND e.valid_from + p.days < ${now.toISOString()}::date
      AND NOT EXISTS (SELECT FROM device_test t WHERE t.tenant = e.tenant AND t.device = e.id
        AND t.asked_at > ${now.toISOString()}::timestamptz - make_interval(days => p.days))
      AND NOT EXISTS (SELECT FROM matter m WHERE m.tenant = e.tenant AND m.type = 'device-fault'
        AND m.sole_subject = 'device-fault/' || e.id || '/test-overdue' AND NOT m.closed)
    ORDER BY e.id LIMIT ${LIMIT}`)

/** A test whose press never came has failed. */
async function failUnanswered(db: Database, around: Surroundings): Promise<number> {
  const { tenant, now } = around
  const open = await db.system(tenant, tx =>
    tx.rows<Ailing & { test: string }>(sql`
      SELECT t.id AS test, e.id, e.org, e.name, e.data ->> 'kind' AS kind, e.data ->> 'address' AS address, (e.data ->> 'lng')::float8 AS lng, (e.data ->> 'lat')::float8 AS lat
      FROM device_test t JOIN register_entry e ON e.tenant = t.tenant AND e.register = 'device' AND e.id = t.device
      WHERE t.tenant = ${tenant} AND t.result IS NULL AND t.due_at < ${now.toISOString()}::timestamptz ORDER BY t.due_at LIMIT ${LIMIT}`),
  )
  for (const { test, ...device } of open)
    await db.system(tenant, tx =>
      endTest(tx, around, device, { id: test, result: 'failed', by: 'system', note: '规定时间内未收到报警' }),
    )
  return open.length
}

/** Closes faults whose cause is gone: heard again, battery changed, cover back, tried out. */
async function recover(db: Database, around: Surroundings, silentSince: string, percent: number): Promise<number> {
  const { tenant } = around
  const over = await db.system(tenant, tx =>
    tx.rows<{ id: string }>(sql`
      SELECT m.id FROM matter m JOIN device_state s ON s.tenant = m.tenant AND s.device = m.data ->> 'device'
      WHERE m.tenant = ${tenant} AND m.type = ${deviceFault.type} AND NOT m.closed
        AND (m.category = ANY (${WORKING_KINDS}::text[]) OR m.category = 'test-overdue')
        AND CASE m.category
          WHEN 'silent' THEN s.last_seen_at >= ${silentSince}::timestamptz
          WHEN 'battery' THEN s.battery >= ${percent}
          WHEN 'tamper' THEN NOT s.tamper
          WHEN 'test-overdue' THEN EXISTS (SELECT FROM device_test t WHERE t.tenant = m.tenant AND t.device = s.device
            AND t.result = 'passed' AND t.ended_at > m.opened_at)
          ELSE false END
      ORDER BY m.id LIMIT ${LIMIT}`),
  )
  for (const { id } of over)
    await db.system(tenant, tx => act(tx, around, systemActor(''), { matter: id, action: 'recover', input: {} }))
  return over.length
}
