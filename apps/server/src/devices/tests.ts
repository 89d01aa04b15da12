import { randomUUID } from 'node:crypto'
import { deviceFault } from '@fangwei/domain/matters/device-fault/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { joinMatters, type Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { Heard } from './heard.ts'
import type { KnownDevice } from './registry.ts'

/**
 * The first alarm of a device that is being tried out is the test: it passes and rings nowhere. The next one rings.
 * Returns the alarms that are none.
 */
export async function passTests(tx: Tx, around: Surroundings, alarms: readonly Heard[]): Promise<Heard[]> {
  if (alarms.length === 0) return []
  const devices = [...new Set(alarms.map(a => a.device.id))]
  const open = await tx.rows<{ device: string; id: string }>(sql`
    SELECT DISTINCT ON (device) device, id FROM device_test
    WHERE tenant = ${around.tenant} AND device = ANY (${devices}::text[]) AND result IS NULL AND due_at >= ${around.now.toISOString()}::timestamptz
    ORDER BY device, asked_at`)
  const waiting = new Map(open.map(t => [t.device, t.id]))
  const left: Heard[] = []
  for (const alarm of alarms) {
    const test = waiting.get(alarm.device.id)
    if (test === undefined) left.push(alarm)
    else await endTest(tx, around, alarm.device, { id: test, result: 'passed', by: 'system', note: null })
    waiting.delete(alarm.device.id)
  }
  return left
}

/** Asks for a press within the window that the policy gives. */
export async function askTest(
  tx: Tx,
  { tenant, now }: Surroundings,
  device: KnownDevice,
  by: string,
  windowMinutes: number,
): Promise<{ id: string; dueAt: string }> {
  const id = randomUUID()
  const dueAt = new Date(now.getTime() + windowMinutes * 60_000).toISOString()
  await tx.run(sql`INSERT INTO device_test (tenant, device, id, asked_at, asked_by, due_at)
    VALUES (${tenant}, ${device.id}, ${id}, ${now.toISOString()}, ${by}, ${dueAt})`)
  return { id, dueAt }
}

/** Ends a test with its record; a failed one opens a fault. False when it had ended already. */
export async function endTest(
  tx: Tx,
  around: Surroundings,
  device: Pick<KnownDevice, 'id' | 'org'> & Partial<KnownDevice>,
  { id, result, by, note }: { id: string; result: 'passed' | 'failed'; by: string; note: string | null },
): Promise<boolean> {
  const now = around.now.toISOString()
  const ended =
    await tx.run(sql`UPDATE device_test SET result = ${result}, ended_at = ${now}, ended_by = ${by}, note = ${note}
    WHERE tenant = ${around.tenant} AND device = ${device.id} AND id = ${id}::uuid AND result IS NULL`)
  if (ended === 0) return false
  await writeFacts(tx, around.tenant, around.now, [
    {
      matter: null,
      version: 0,
      kind: `device.test-${result}`,
      occurredAt: now,
      actor: by,
      retention: 'standard',
      data: { by, device: device.id, ...(note === null ? {} : { note }) },
    },
  ])
  if (result === 'failed') await findFault(tx, around, device, 'test-failed', note ?? undefined)
  return true
}

/** Opens the fault of this kind, unless it is open already. */
export async function findFault(
  tx: Tx,
  around: Surroundings,
  device: Pick<KnownDevice, 'id' | 'org'> & Partial<KnownDevice>,
  category: string,
  detail?: string,
): Promise<void> {
  const subject = `device-fault/${device.id}/${category}`
  const known = await tx.first(sql`SELECT 1 AS one FROM matter WHERE tenant = ${around.tenant} AND type = 'device-fault'
    AND sole_subject = ${subject} AND NOT closed`)
  if (known !== undefined) return
  const fields = {
    device: device.id,
    deviceName: device.name?.slice(0, 80),
    deviceKind: device.kind,
    category,
    address: device.address ?? device.name,
    lng: device.lng,
    lat: device.lat,
    detail: detail?.slice(0, 200),
  }
  await joinMatters(tx, around, [
    {
      type: deviceFault,
      subject,
      unit: device.org,
      fields: Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined && v !== null)),
      action: 'recover',
      input: {},
      occurredAt: around.now,
    },
  ])
}
