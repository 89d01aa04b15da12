import { randomUUID } from 'node:crypto'
import type { Reply, routes } from '@fangwei/contract/index.ts'
import type { Account } from '../access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import type { Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'

type Room = Reply<typeof routes.getRoom>
const TWELVE_HOURS_MS = 12 * 3_600_000

/** What the room wrote, told and did in twelve hours, the newest first. */
export async function roomOf(tx: Tx, around: Surroundings, org: string, until: Date): Promise<Room> {
  const { tenant, now } = around
  const to = until.toISOString()
  const from = new Date(until.getTime() - TWELVE_HOURS_MS).toISOString()
  const grade = await tx.first<Room['grade']>(sql`
    SELECT d.grade, d.from_at AS since, d.reason, coalesce(a.name, d.set_by) AS by FROM duty_grade d
    LEFT JOIN account a ON a.tenant = d.tenant AND a.id = d.set_by
    WHERE d.tenant = ${tenant} AND d.org = ${org} AND d.from_at <= ${to}::timestamptz ORDER BY d.from_at DESC LIMIT 1`)
  return {
    org,
    from,
    to,
    grade: grade ?? { grade: 'normal', since: null, reason: null, by: null },
    entries: await entriesOf(tx, tenant, org, from, to),
    briefings: await briefingsOf(tx, tenant, org, from, to),
    people: await tx.rows<Room['people'][number]>(sql`
      SELECT s.account AS id, a.name, bool_or(s.leads) AS leads FROM shift s JOIN account a ON a.tenant = s.tenant AND a.id = s.account
      WHERE s.tenant = ${tenant} AND s.org = ${org} AND s.starts_at <= ${now.toISOString()}::timestamptz AND s.ends_at > ${now.toISOString()}::timestamptz
      GROUP BY 1, 2 ORDER BY 3 DESC, 2 LIMIT 80`),
  }
}

/** Written entries, and beside them what the system itself knows was told. */
const entriesOf = (tx: Tx, tenant: number, org: string, from: string, to: string): Promise<Room['entries']> =>
  tx.rows<Room['entries'][number]>(sql`
    SELECT * FROM (
      SELECT l.id::text, l.at, l.kind, l.body, coalesce(a.name, l.written_by) AS by, l.matter, NULL::timestamptz AS "acknowledgedAt" FROM room_log l
      LEFT JOIN account a ON a.tenant = l.tenant AND a.id = l.written_by
      WHERE l.tenant = ${tenant} AND l.org = ${org} AND l.at >= ${from}::timestamptz AND l.at < ${to}::timestamptz
      UNION ALL
      SELECT t.id::text, t.told_at, 'told.' || t.reason, coalesce(a.name, t.account), NULL, t.matter, t.acknowledged_at
      FROM told t LEFT JOIN account a ON a.tenant = t.tenant AND a.id = t.account
      WHERE t.tenant = ${tenant} AND t.org = ${org} AND t.reason <> 'briefing' AND t.told_at >= ${from}::timestamptz AND t.told_at < ${to}::timestamptz
    ) e ORDER BY at DESC LIMIT 400`)

async function briefingsOf(tx: Tx, tenant: number, org: string, from: string, to: string): Promise<Room['briefings']> {
  const rows = await tx.rows<Omit<Room['briefings'][number], 'told'>>(sql`
    SELECT b.id, b.held_at AS "heldAt", b.title, b.items, coalesce(a.name, b.held_by) AS by FROM briefing b
    LEFT JOIN account a ON a.tenant = b.tenant AND a.id = b.held_by
    WHERE b.tenant = ${tenant} AND b.org = ${org} AND b.held_at >= ${from}::timestamptz AND b.held_at < ${to}::timestamptz ORDER BY b.held_at DESC`)
  const told = await tx.rows<Room['briefings'][number]['told'][number]>(sql`
    SELECT t.id, t.account, coalesce(a.name, t.account) AS name, t.reason, t.matter, t.briefing, t.told_at AS "toldAt", t.acknowledged_at AS "acknowledgedAt"
    FROM told t LEFT JOIN account a ON a.tenant = t.tenant AND a.id = t.account
    WHERE t.tenant = ${tenant} AND t.briefing = ANY (${rows.map(row => row.id)}::uuid[]) ORDER BY name`)
  return rows.map(row => ({ ...row, told: told.filter(one => one.briefing === row.id) }))
}

interface Writing {
  readonly account: Account
  readonly org: string
  readonly path: readonly string[]
}

export async function writeLog(
  tx: Tx,
  { tenant, now }: Surroundings,
  { account, org, path }: Writing,
  kind: 'entry' | 'duty-grade',
  body: string,
): Promise<string> {
  const id = randomUUID()
  await tx.run(sql`INSERT INTO room_log (tenant, id, org, path, at, kind, body, written_by)
    VALUES (${tenant}, ${id}::uuid, ${org}, ${[...path]}, ${now.toISOString()}::timestamptz, ${kind}, ${body}, ${account.id})`)
  await writeFacts(tx, tenant, now, [
    {
      matter: null,
      version: 0,
      kind: `room.${kind}`,
      occurredAt: now.toISOString(),
      actor: account.id,
      retention: 'audit',
      data: { by: account.id, org, body },
    },
  ])
  return id
}

/** A briefing told to each person, who acknowledges for themselves. Only people of the organisation and below are told. */
export async function holdBriefing(
  tx: Tx,
  { tenant, now, directory }: Surroundings,
  { account, org, path }: Writing,
  given: { readonly title: string; readonly items: readonly string[]; readonly people: readonly string[] },
): Promise<{ id: string; told: number }> {
  const id = randomUUID()
  await tx.run(sql`INSERT INTO briefing (tenant, id, org, path, held_at, title, items, held_by)
    VALUES (${tenant}, ${id}::uuid, ${org}, ${[...path]}, ${now.toISOString()}::timestamptz, ${given.title}, ${JSON.stringify(given.items)}::jsonb, ${account.id})`)
  const known = await tx.rows<{ id: string; org: string }>(
    sql`SELECT id, org FROM account WHERE tenant = ${tenant} AND id = ANY (${[...given.people]}::text[])`,
  )
  const rows = known
    .filter(one => directory.pathOf(one.org)?.includes(org) === true)
    .map(one => ({ id: randomUUID(), account: one.id }))
  await tx.run(sql`INSERT INTO told (tenant, id, account, reason, briefing, org, path, told_at)
    SELECT ${tenant}, i.id, i.account, 'briefing', ${id}::uuid, ${org}, ${[...path]}, ${now.toISOString()}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(id uuid, account text)`)
  return { id, told: rows.length }
}
