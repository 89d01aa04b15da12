import { randomUUID } from 'node:crypto'
import type { Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { LiveUnit } from '../units/index.ts'

export interface NewStep {
  readonly matter: string
  readonly kind: 'unit' | 'person' | 'wave'
  readonly org: string
  readonly unit?: string
  readonly dispatch?: string
  readonly wave?: object
  readonly dueAt: Date
}

/** Appends a step to the calls of a matter; the matter's row is locked by the caller. Returns its number. */
export async function addStep(tx: Tx, { tenant, now }: Surroundings, step: NewStep): Promise<number> {
  const row = await tx.first<{ step: number }>(sql`
    INSERT INTO call_step (tenant, matter, step, kind, org, unit, dispatch, wave, called_at, due_at)
    SELECT ${tenant}, ${step.matter}::uuid, coalesce(max(step), 0) + 1, ${step.kind}, ${step.org}, ${step.unit ?? null}::text, ${step.dispatch ?? null}::uuid,
      ${step.wave === undefined ? null : JSON.stringify(step.wave)}::jsonb, ${now.toISOString()}::timestamptz, ${step.dueAt.toISOString()}::timestamptz
    FROM call_step WHERE tenant = ${tenant} AND matter = ${step.matter}::uuid RETURNING step`)
  return row!.step
}

interface Telling {
  readonly matter: string
  readonly step: number | null
  readonly reason: 'dispatch' | 'wave' | 'plan' | 'escalation'
  readonly org: string
}

/** Tells people one by one, each to acknowledge for themselves, and puts it among their notices. */
export async function tellPeople(
  tx: Tx,
  { tenant, now, directory }: Surroundings,
  accounts: readonly string[],
  { matter, step, reason, org }: Telling,
): Promise<void> {
  if (accounts.length === 0) return
  const rows = accounts.map(account => ({ id: randomUUID(), account }))
  const path = directory.pathOf(org) ?? [org]
  await tx.run(sql`
    INSERT INTO told (tenant, id, account, reason, matter, step, org, path, told_at)
    SELECT ${tenant}, i.id, i.account, ${reason}, ${matter}::uuid, ${step}::smallint, ${org}, ${[...path]}, ${now.toISOString()}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(id uuid, account text)`)
  await tx.run(sql`
    INSERT INTO notification (tenant, account, matter, about, detail, created_at)
    SELECT ${tenant}, i.account, ${matter}::uuid, ${reason === 'escalation' ? 'escalation' : 'pushed'}, ${reason === 'escalation' ? 'sign' : null}::text, ${now.toISOString()}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(account text)`)
}

/** The members of a unit that have accounts. */
export async function tellMembers(
  tx: Tx,
  around: Surroundings,
  { matter, step, unit }: { matter: string; step: number; unit: LiveUnit },
): Promise<void> {
  const rows = await tx.rows<{ id: string }>(
    sql`SELECT id FROM account WHERE tenant = ${around.tenant} AND staff = ANY (${[...unit.members]}::text[]) ORDER BY id`,
  )
  await tellPeople(
    tx,
    around,
    rows.map(row => row.id),
    { matter, step, reason: 'dispatch', org: unit.org },
  )
}

/** Whoever leads the shift of an organisation now, by name. */
export const leadersOf = async (tx: Tx, { tenant, now }: Surroundings, org: string): Promise<string[]> => {
  const rows = await tx.rows<{ account: string }>(sql`
    SELECT DISTINCT account FROM shift WHERE tenant = ${tenant} AND org = ${org} AND leads
      AND starts_at <= ${now.toISOString()}::timestamptz AND ends_at > ${now.toISOString()}::timestamptz ORDER BY account`)
  return rows.map(row => row.account)
}
