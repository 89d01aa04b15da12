import { randomUUID } from 'node:crypto'
import { deviceKind } from '@fangwei/domain/dictionaries/device-kind.ts'
import { findEntry } from '@fangwei/domain/dictionaries/index.ts'
import type { Account } from '../access/index.ts'
import type { Surroundings } from '../loop/index.ts'
import { type Database, sql, type Tx } from '../platform/db/index.ts'
import { type Ring, raiseAlarms } from './raise-alarms.ts'

interface Place {
  readonly lng?: number
  readonly lat?: number
}

/** A person's phone as the device that rings: known by the account, not by a register entry. */
export const phoneOf = (tenant: number, account: { id: string; name: string; org: string }): Ring['device'] => ({
  tenant,
  id: `phone.${account.id}`.replaceAll('/', '.').slice(0, 64),
  name: account.name,
  kind: findEntry(deviceKind, 'PDA')!.code,
  org: account.org,
  site: null,
  unit: null,
  address: null,
  lng: null,
  lat: null,
  camera: null,
  serial: null,
  testPlan: null,
})

/** 静默求助: rings at the desk at once; nothing sounds on the phone that sent it. */
export async function raisePanic(tx: Tx, around: Surroundings, account: Account, place: Place): Promise<string> {
  const more = { ...place, silent: true, raisedBy: account.id }
  const device = phoneOf(around.tenant, account)
  const [joined] = await raiseAlarms(tx, around, [{ device, scene: 'panic', at: around.now, times: 1, more }])
  return joined!.matter
}

/** 单人作业: says by when one will be safe. A new one ends the one before. */
export async function startWatch(
  tx: Tx,
  { tenant, now }: Surroundings,
  account: Account,
  about: Place & { task: string; minutes: number },
): Promise<{ id: string; dueAt: string }> {
  await endWatch(tx, { tenant, now }, account)
  const id = randomUUID()
  const dueAt = new Date(now.getTime() + about.minutes * 60_000).toISOString()
  await tx.run(sql`INSERT INTO lone_watch (tenant, id, account, org, task, lng, lat, started_at, due_at)
    VALUES (${tenant}, ${id}, ${account.id}, ${account.org}, ${about.task}, ${about.lng ?? null}, ${about.lat ?? null}, ${now.toISOString()}, ${dueAt})`)
  return { id, dueAt }
}

/** Safe again. Returns how many watches it ended. */
export const endWatch = (
  tx: Tx,
  { tenant, now }: Pick<Surroundings, 'tenant' | 'now'>,
  account: Account,
): Promise<number> =>
  tx.run(sql`UPDATE lone_watch SET ended_at = ${now.toISOString()}
    WHERE tenant = ${tenant} AND account = ${account.id} AND ended_at IS NULL`)

/** Those who have not said they are safe in time ring, once each. Rows, so a restart or a jump of the clock forgets nobody. */
export const sweepWatches = (db: Database, around: Surroundings): Promise<number> =>
  db.system(around.tenant, async tx => {
    const due = await tx.rows<{
      id: string
      account: string
      org: string
      name: string
      task: string
      lng: number | null
      lat: number | null
    }>(sql`
      UPDATE lone_watch w SET raised_at = ${around.now.toISOString()}::timestamptz FROM account a
      WHERE w.tenant = ${around.tenant} AND w.due_at <= ${around.now.toISOString()}::timestamptz AND w.ended_at IS NULL AND w.raised_at IS NULL
        AND a.tenant = w.tenant AND a.id = w.account
      RETURNING w.id, w.account, w.org, a.name, w.task, w.lng, w.lat`)
    await raiseAlarms(
      tx,
      around,
      due.map(({ account, org, name, task, lng, lat }) => ({
        device: phoneOf(around.tenant, { id: account, name, org }),
        scene: 'lone-worker',
        at: around.now,
        times: 1,
        more: { raisedBy: account, summary: `${name} 单人作业超时：${task}`.slice(0, 200), lng, lat },
      })),
    )
    return due.length
  })
