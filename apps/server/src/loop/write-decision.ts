import type { Deadline, Matter } from '@fangwei/domain/loop/index.ts'
import { type CommittedFact, writeCommitted } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { fromDeadline, fromMatter } from './matter-row.ts'
import { patchMatters, patchOf } from './patch-matters.ts'
import type { Token } from './personal.ts'

/** One matter's part of a transaction: how it is now, what changed in its clocks, what is to be remembered. */
export interface Write {
  readonly matter: Matter
  readonly isNew: boolean
  /** As it stood under the lock, where that is at hand; else it was one version earlier. */
  readonly before?: Matter
  readonly sole: boolean
  readonly deadlines: readonly Deadline[]
  readonly facts: readonly CommittedFact[]
  readonly tokens: readonly Token[]
}

/**
 * The only writer of matter, deadline and matter_partner; any number of matters in a fixed number of statements, which
 * are sent together and done in this order.
 */
export async function writeMatters(tx: Tx, tenant: number, now: Date, writes: readonly Write[]): Promise<void> {
  const changed = writes.filter(w => !w.isNew)
  await Promise.all([
    insertMatters(
      tx,
      tenant,
      writes.filter(w => w.isNew),
    ),
    changed.length === 1 ? updateMatter(tx, tenant, changed[0]!) : updateMatters(tx, tenant, changed),
    writeDeadlines(tx, tenant, writes),
    writePartners(tx, tenant, writes),
    writeTokens(tx, tenant, writes),
    writeCommitted(
      tx,
      tenant,
      now,
      writes.flatMap(w => w.facts),
    ),
  ])
}

async function insertMatters(tx: Tx, tenant: number, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return
  const rows = writes.map(w => ({ ...fromMatter(w.matter), sole_subject: w.sole ? w.matter.subject : null }))
  await tx.run(sql`
    INSERT INTO matter (tenant, id, number, type, type_version, version, state, closed, grade, unit, path, supervisor, partners, barred,
      holder_post, holder_shift, claim_account, claim_until, subject, sole_subject, parent, occurred_at, opened_at, closed_at, next_due, lapsed, data, done_by, draft)
    SELECT ${tenant}, i.id, left(i.path[1], 6) || to_char(i.occurred_at AT TIME ZONE 'UTC' + interval '8 hours', 'YYYYMMDDHH24MISS')
      || lpad((nextval('matter_number') % 1000000)::text, 6, '0'),
      i.type, i.type_version, i.version, i.state, i.closed, i.grade, i.unit, i.path, i.supervisor, i.partners, i.barred,
      i.holder_post, i.holder_shift, i.claim_account, i.claim_until, i.subject, i.sole_subject, i.parent, i.occurred_at, i.opened_at, i.closed_at, i.next_due, i.lapsed, i.data, i.done_by, i.draft
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(id uuid, type text, type_version int, version int, state text, closed boolean,
      grade smallint, unit text, path text[], supervisor text, partners text[], barred text[], holder_post text, holder_shift text,
      claim_account text, claim_until timestamptz, subject text, sole_subject text, parent uuid, occurred_at timestamptz, opened_at timestamptz, closed_at timestamptz,
      next_due timestamptz, lapsed boolean, data jsonb, done_by jsonb, draft jsonb)`)
}

const wasOf = ({ before, matter }: Write) => before?.version ?? matter.version - 1

async function updateMatter(tx: Tx, tenant: number, write: Write): Promise<void> {
  const m = fromMatter(write.matter)
  const touched = await tx.run(sql`
    UPDATE matter SET version = ${m.version}, state = ${m.state}, closed = ${m.closed}, grade = ${m.grade}, unit = ${m.unit},
      path = ${m.path}, supervisor = ${m.supervisor}, partners = ${m.partners}, barred = ${m.barred}, holder_post = ${m.holder_post}, holder_shift = ${m.holder_shift},
      claim_account = ${m.claim_account}, claim_until = ${m.claim_until}, closed_at = ${m.closed_at}, next_due = ${m.next_due}, lapsed = ${m.lapsed},
      data = ${JSON.stringify(m.data)}, done_by = ${JSON.stringify(m.done_by)}, draft = ${m.draft === null ? null : JSON.stringify(m.draft)}
    WHERE tenant = ${tenant} AND id = ${m.id} AND version = ${wasOf(write)}`)
  if (touched !== 1) throw new Error(`Matter ${m.id} was not at version ${wasOf(write)} under its lock`)
}

async function updateMatters(tx: Tx, tenant: number, writes: readonly Write[]): Promise<void> {
  const patches = writes.flatMap(w => patchOf(w.before, w.matter) ?? [])
  const patched = new Set(patches.map(p => p.id))
  const others = writes.filter(w => !patched.has(w.matter.id))
  const touched = await Promise.all([patchMatters(tx, tenant, patches), rewriteMatters(tx, tenant, others)])
  if (touched[0] + touched[1] !== writes.length) throw new Error('A matter was not at its version under its lock')
}

async function rewriteMatters(tx: Tx, tenant: number, writes: readonly Write[]): Promise<number> {
  if (writes.length === 0) return 0
  const rows = writes.map(w => ({ ...fromMatter(w.matter), was: wasOf(w) }))
  return tx.run(sql`
    UPDATE matter SET version = i.version, state = i.state, closed = i.closed, grade = i.grade, unit = i.unit, path = i.path,
      supervisor = i.supervisor, partners = i.partners, barred = i.barred, holder_post = i.holder_post, holder_shift = i.holder_shift,
      claim_account = i.claim_account, claim_until = i.claim_until, closed_at = i.closed_at, next_due = i.next_due, lapsed = i.lapsed,
      data = i.data, done_by = i.done_by, draft = i.draft
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(id uuid, was int, version int, state text, closed boolean, grade smallint,
      unit text, path text[], supervisor text, partners text[], barred text[], holder_post text, holder_shift text, claim_account text,
      claim_until timestamptz, closed_at timestamptz, next_due timestamptz, lapsed boolean, data jsonb, done_by jsonb, draft jsonb)
    WHERE matter.tenant = ${tenant} AND matter.id = i.id AND matter.version = i.was`)
}

async function writeDeadlines(tx: Tx, tenant: number, writes: readonly Write[]): Promise<void> {
  const rows = writes.flatMap(w => w.deadlines.map(d => fromDeadline(w.matter.id, d)))
  if (rows.length === 0) return
  await tx.run(sql`
    INSERT INTO deadline (tenant, matter, id, code, ordinal, planned, amount, unit, basis, calendar_version, started_at, due_at, state,
      reminded, next_at, escalated, lapsed_at, met_at, paused_at, remaining_ms, request)
    SELECT ${tenant}, i.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(matter uuid, id uuid, code text, ordinal smallint,
      planned boolean, amount int, unit text, basis text, calendar_version int, started_at timestamptz, due_at timestamptz, state text,
      reminded smallint, next_at timestamptz, escalated smallint, lapsed_at timestamptz, met_at timestamptz, paused_at timestamptz,
      remaining_ms bigint, request jsonb)
    ON CONFLICT (tenant, matter, id) DO UPDATE SET due_at = excluded.due_at, state = excluded.state, reminded = excluded.reminded,
      next_at = excluded.next_at, escalated = excluded.escalated, lapsed_at = excluded.lapsed_at, met_at = excluded.met_at,
      paused_at = excluded.paused_at, remaining_ms = excluded.remaining_ms, request = excluded.request, calendar_version = excluded.calendar_version`)
}

async function writePartners(tx: Tx, tenant: number, writes: readonly Write[]): Promise<void> {
  const rows = writes.flatMap(w => w.matter.partners.map(org => ({ org, matter: w.matter.id })))
  if (rows.length === 0) return
  await tx.run(sql`INSERT INTO matter_partner (tenant, org, matter) SELECT ${tenant}, i.org, i.matter
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(org text, matter uuid) ON CONFLICT DO NOTHING`)
}

/** The tokens of a new matter cannot be there yet, and are spared the search for them. */
async function writeTokens(tx: Tx, tenant: number, writes: readonly Write[]): Promise<void> {
  const tokensOf = (isNew: boolean) =>
    writes.filter(w => w.isNew === isNew).flatMap(w => [...new Set(w.tokens)].map(term => ({ term, ref: w.matter.id })))
  const [fresh, more] = [tokensOf(true), tokensOf(false)]
  const fresher =
    fresh.length > 0 &&
    tx.run(sql`INSERT INTO term (tenant, kind, term, ref) SELECT ${tenant}, 'party', i.term, i.ref
      FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) AS i(term text, ref text)`)
  const added =
    more.length > 0 &&
    tx.run(sql`INSERT INTO term (tenant, kind, term, ref) SELECT ${tenant}, 'party', i.term, i.ref
      FROM jsonb_to_recordset(${JSON.stringify(more)}::jsonb) AS i(term text, ref text) ON CONFLICT DO NOTHING`)
  await Promise.all([fresher, added])
}
