import type { Reply, routes } from '@fangwei/contract/index.ts'
import { may } from '@fangwei/domain/access/index.ts'
import { falseRate } from '@fangwei/domain/devices/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import type { Surroundings } from '../loop/index.ts'
import { type Database, sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import { type DeviceRow, limitsOf, readDevices, viewRow } from './device-rows.ts'

type View = Reply<typeof routes.getDevice>
const text = (value: unknown) => (typeof value === 'string' ? value : null)

/** One device in the sight of an account: how it is, what it rang for, how it was tried out, which key it has. */
export async function viewDevice(db: Database, around: Surroundings, account: Account, id: string): Promise<View> {
  const { tenant, now } = around
  const seen = await db.as(viewerOf(account), async tx => {
    const level = (around.directory.pathOf(account.org)?.length ?? 1) - 1
    const limits = limitsOf(around.directory, now)
    const [row] = await readDevices(tx, { tenant, org: account.org, level, now, limits, id, limit: 1 })
    if (row === undefined) throw problems.notFound()
    return {
      row,
      tests: await testsOf(tx, tenant, id),
      matters: await mattersOf(tx, tenant, id),
      fences: await fencesOf(tx, tenant, id),
    }
  })
  const { row } = seen
  const kept = await db.system(tenant, tx => keptOf(tx, tenant, id))
  const manages = may(account.roles, 'device.manage') && row.path.includes(account.org)
  return {
    ...viewRow(row),
    site: text(row.data.site),
    unit: text(row.data.unit),
    owner: text(row.data.owner),
    place: text(row.data.place),
    spot: text(row.data.spot),
    testPlan: text(row.data.testPlan),
    camera: text(row.data.camera),
    signal: row.signal,
    tamper: row.tamper === true,
    floodingAt: row.flooding_at,
    fix: fixOf(row),
    key: kept.key,
    alarms: await db.system(tenant, tx => countsOf(tx, tenant, id, new Date(now.getTime() - 90 * 86_400_000))),
    tests: seen.tests,
    refusals: kept.refusals,
    conflicts: kept.conflicts,
    fences: seen.fences,
    matters: seen.matters,
    mayManage: manages,
    mayTest: may(account.roles, 'device.test') && row.path.includes(account.org),
  }
}

const fixOf = ({ fix_at, lng, lat, accuracy }: DeviceRow): View['fix'] =>
  fix_at === null || lng === null || lat === null ? null : { fixAt: fix_at, lng, lat, accuracy }

const testsOf = (tx: Tx, tenant: number, device: string) =>
  tx.rows<View['tests'][number]>(sql`
    SELECT id, asked_at AS "askedAt", asked_by AS "askedBy", due_at AS "dueAt", result, ended_at AS "endedAt", note
    FROM device_test WHERE tenant = ${tenant} AND device = ${device} ORDER BY asked_at DESC LIMIT 20`)

/** Fences it has been seen at, in the reader's sight. */
const fencesOf = (tx: Tx, tenant: number, device: string) =>
  tx.rows<View['fences'][number]>(sql`
    SELECT e.id, e.name, e.kind, (s.state ->> 'inside')::boolean AS inside
    FROM fence_standing s JOIN register_entry e ON e.tenant = s.tenant AND e.register = 'fence' AND e.id = s.fence AND e.version = s.version
    WHERE s.tenant = ${tenant} AND s.device = ${device} AND e.valid_to IS NULL ORDER BY e.name, e.id`)

const mattersOf = (tx: Tx, tenant: number, device: string) =>
  tx.rows<View['matters'][number]>(sql`
    SELECT id, type, state, coalesce(data ->> 'scene', data ->> 'category', '') AS title, occurred_at AS "occurredAt", closed FROM matter
    WHERE tenant = ${tenant} AND type IN ('alarm', 'device-fault') AND (subject >= ${`device/${device}/`} AND subject < ${`device/${device}0`}
      OR subject >= ${`device-fault/${device}/`} AND subject < ${`device-fault/${device}0`})
    ORDER BY occurred_at DESC LIMIT 20`)

async function keptOf(tx: Tx, tenant: number, device: string) {
  const key = await tx.first<NonNullable<View['key']>>(sql`
    SELECT version, issued_at AS "issuedAt", issued_by AS "issuedBy" FROM device_credential
    WHERE tenant = ${tenant} AND device = ${device} AND revoked_at IS NULL`)
  const refusals = await tx.rows<View['refusals'][number]>(sql`
    SELECT because, times, last_at AS "lastAt" FROM device_refusal WHERE tenant = ${tenant} AND device = ${device} ORDER BY because`)
  const conflicts = await tx.first<{ n: number }>(
    sql`SELECT count(*)::int AS n FROM device_conflict WHERE tenant = ${tenant} AND device = ${device}`,
  )
  return { key: key ?? null, refusals, conflicts: conflicts?.n ?? 0 }
}

async function countsOf(tx: Tx, tenant: number, device: string, since: Date): Promise<View['alarms']> {
  const row = await tx.first<Omit<View['alarms'], 'falseRate'>>(sql`
    SELECT count(*)::int AS total, count(*) FILTER (WHERE NOT closed)::int AS open,
      count(*) FILTER (WHERE state IN ('confirmed', 'ended'))::int AS real, count(*) FILTER (WHERE state = 'false-alarm')::int AS false,
      count(*) FILTER (WHERE state = 'test')::int AS tests, coalesce(sum((data ->> 'occurrences')::int), 0)::int AS presses
    FROM matter WHERE tenant = ${tenant} AND type = 'alarm' AND subject >= ${`device/${device}/`} AND subject < ${`device/${device}0`}
      AND occurred_at >= ${since.toISOString()}::timestamptz`)
  const counts = row ?? { total: 0, open: 0, real: 0, false: 0, tests: 0, presses: 0 }
  return { ...counts, falseRate: falseRate(counts) }
}
