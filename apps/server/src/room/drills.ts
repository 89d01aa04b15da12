import { randomUUID } from 'node:crypto'
import type { Reply, routes } from '@fangwei/contract/index.ts'
import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { type Account, actorOf } from '../access/index.ts'
import { act, openMatter, type Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import { type Expectation, findScript, type Script } from './scripts.ts'

type Report = Reply<typeof routes.getDrill>
const MINUTE = 60_000

/** Opens the scripted event at its station through the same door as a call, marked as a drill; its lines follow on the clock. */
export async function startDrill(
  tx: Tx,
  around: Surroundings,
  account: Account,
  given: { readonly script: string; readonly unit: string; readonly lng: number; readonly lat: number },
): Promise<{ id: string; matter: string }> {
  const script = findScript(given.script)
  if (script === undefined) throw problems.notFound()
  const { tenant, now, directory } = around
  const path = directory.pathOf(given.unit)
  if (path?.includes(account.org) !== true) throw problems.notFound()
  const opened = await openMatter(tx, around, actorOf(account), {
    type: incident,
    unit: given.unit,
    fields: {
      content: script.content.zh,
      category: script.category,
      grade: script.grade,
      channel: '0101',
      reportedAt: now.toISOString(),
      address: `【演练】${script.name.zh}`,
      lng: given.lng,
      lat: given.lat,
      weapon: script.weapon,
      drill: true,
    },
  })
  const id = randomUUID()
  const next = script.lines[0]
  await tx.run(sql`INSERT INTO drill (tenant, id, org, path, script, started_at, started_by, matter, next_at)
    VALUES (${tenant}, ${id}::uuid, ${given.unit}, ${[...path]}, ${JSON.stringify(script)}::jsonb, ${now.toISOString()}::timestamptz, ${account.id}, ${opened.id}::uuid,
      ${next === undefined ? null : new Date(now.getTime() + next.minute * MINUTE).toISOString()}::timestamptz)`)
  return { id, matter: opened.id }
}

interface Row {
  readonly id: string
  readonly org: string
  readonly script: Script
  readonly startedAt: string
  readonly startedBy: string
  readonly matter: string
  readonly nextLine: number
  readonly endedAt: string | null
}

/** Plays the lines whose minute has come, as notes on the drill's matter. Returns how many were played. */
export async function playDrills(services: Services, tenant: number): Promise<number> {
  const around = await surroundings(services, tenant)
  return services.db.system(tenant, async tx => {
    const rows = await tx.rows<Row>(sql`
      SELECT id, org, script, started_at AS "startedAt", started_by AS "startedBy", matter, next_line AS "nextLine", ended_at AS "endedAt" FROM drill
      WHERE tenant = ${tenant} AND next_at <= ${around.now.toISOString()}::timestamptz ORDER BY next_at LIMIT 20 FOR UPDATE SKIP LOCKED`)
    for (const row of rows) await playLine(tx, around, row)
    return rows.length
  })
}

async function playLine(tx: Tx, around: Surroundings, row: Row): Promise<void> {
  const line = row.script.lines[row.nextLine]
  const after = row.script.lines[row.nextLine + 1]
  const by = await tx.first<{ org: string; roles: string[] }>(
    sql`SELECT org, roles FROM account WHERE tenant = ${around.tenant} AND id = ${row.startedBy}`,
  )
  if (line !== undefined && by !== undefined && row.endedAt === null)
    await act(
      tx,
      around,
      { account: row.startedBy, org: by.org, roles: by.roles, duties: [] },
      {
        matter: row.matter,
        action: 'note',
        input: { text: `【演练情况】${line.text.zh}` },
      },
    )
  const nextAt = after === undefined || row.endedAt !== null ? null : Date.parse(row.startedAt) + after.minute * MINUTE
  await tx.run(sql`UPDATE drill SET next_line = ${row.nextLine + 1}, next_at = ${nextAt === null ? null : new Date(nextAt).toISOString()}::timestamptz
    WHERE tenant = ${around.tenant} AND id = ${row.id}::uuid`)
}

/** Who did what and when, against what the script expects by when. */
export async function drillReport(tx: Tx, around: Surroundings, id: string): Promise<Report> {
  const { tenant, now } = around
  const row = await tx.first<Row & { startedName: string }>(sql`
    SELECT d.id, d.org, d.script, d.started_at AS "startedAt", coalesce(a.name, d.started_by) AS "startedName", d.started_by AS "startedBy", d.matter,
      d.next_line AS "nextLine", d.ended_at AS "endedAt"
    FROM drill d LEFT JOIN account a ON a.tenant = d.tenant AND a.id = d.started_by WHERE d.tenant = ${tenant} AND d.id = ${id}::uuid`)
  if (row === undefined) throw problems.notFound()
  const done = await whatWasDone(tx, tenant, row.matter)
  const startedAt = Date.parse(row.startedAt)
  return {
    id: row.id,
    name: row.script.name,
    org: row.org,
    matter: row.matter,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    startedBy: row.startedName,
    lines: row.script.lines.map((line, i) => ({
      ...line,
      playedAt: i < row.nextLine ? new Date(startedAt + line.minute * MINUTE).toISOString() : null,
    })),
    expects: row.script.expects.map(one => {
      const dueAt = startedAt + one.withinMinutes * MINUTE
      const first = done.get(one.code)
      const late = first === undefined ? now.getTime() > dueAt || row.endedAt !== null : Date.parse(first.at) > dueAt
      return {
        code: one.code,
        label: one.label,
        dueAt: new Date(dueAt).toISOString(),
        doneAt: first?.at ?? null,
        by: first?.by ?? null,
        met: first === undefined ? (late ? false : null) : !late,
      }
    }),
    told: await tx.rows<Report['told'][number]>(sql`
      SELECT t.id, t.account, coalesce(a.name, t.account) AS name, t.reason, t.matter, t.briefing, t.told_at AS "toldAt", t.acknowledged_at AS "acknowledgedAt"
      FROM told t LEFT JOIN account a ON a.tenant = t.tenant AND a.id = t.account WHERE t.tenant = ${tenant} AND t.matter = ${row.matter}::uuid ORDER BY t.told_at`),
  }
}

const kinds: Readonly<Record<string, Expectation>> = {
  'incident.dispatched': 'sent',
  'dispatch.signed': 'signed',
  'dispatch.arrived': 'arrived',
  'dispatch.arrived-by-position': 'arrived',
  'dispatch.progress-reported': 'progress',
  'dispatch.fed-back': 'fed-back',
}

async function whatWasDone(
  tx: Tx,
  tenant: number,
  matter: string,
): Promise<Map<Expectation, { at: string; by: string }>> {
  const facts = await tx.rows<{ kind: string; at: string; by: string }>(sql`
    SELECT f.kind, f.occurred_at AS at, coalesce(m.data ->> 'unitName', a.name, f.actor) AS by
    FROM matter m JOIN fact f ON f.tenant = m.tenant AND f.matter = m.id LEFT JOIN account a ON a.tenant = f.tenant AND a.id = f.actor
    WHERE m.tenant = ${tenant} AND (m.id = ${matter}::uuid OR m.parent = ${matter}::uuid) ORDER BY f.occurred_at, f.id`)
  const leader = await tx.first<{ at: string; by: string }>(sql`
    SELECT t.acknowledged_at AS at, coalesce(a.name, t.account) AS by FROM told t LEFT JOIN account a ON a.tenant = t.tenant AND a.id = t.account
    WHERE t.tenant = ${tenant} AND t.matter = ${matter}::uuid AND t.reason IN ('plan', 'escalation') AND t.acknowledged_at IS NOT NULL ORDER BY 1 LIMIT 1`)
  const first = new Map<Expectation, { at: string; by: string }>()
  for (const { kind, at, by } of facts) {
    const code = kinds[kind]
    if (code !== undefined && !first.has(code)) first.set(code, { at, by })
  }
  if (leader !== undefined) first.set('leader', leader)
  return first
}
