import { type Grade, policyAt } from '@fangwei/domain/loop/index.ts'
import { warning } from '@fangwei/domain/matters/warning/index.ts'
import { advance, familyDispute, movedCall } from '@fangwei/domain/models/family-dispute/index.ts'
import type { Consumer, OrderedFact } from '../ledger/index.ts'
import { act, openMatter, type Surroundings, systemActor } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type Services, surroundings } from '../services.ts'
import { familyEventAt, TELLING } from './family-events.ts'

const MODEL = familyDispute.card.code
const ENDED = ['warning.closed', 'warning.closed-early', 'warning.dismissed'] as const

type Judged = ReturnType<typeof advance>
type State = Judged['state']

/**
 * Reads the one order, judges relationships, and opens, raises or joins their warning. Cursor, model state and warning
 * commit together; one open warning a subject is a unique index.
 */
export const familyConsumer = (services: Services): Consumer => ({
  name: `model:${MODEL}`,
  kinds: [...TELLING, ...ENDED],
  take: async (tx, tenant, facts) => {
    for (const fact of facts) {
      const around = await surroundings(services, tenant)
      if (fact.kind.startsWith('warning.')) await rearmSubject(tx, tenant, fact)
      else await judgeIncident(tx, around, fact)
    }
  },
})

async function judgeIncident(tx: Tx, around: Surroundings, fact: OrderedFact): Promise<void> {
  // Most calls say nothing of a relationship: that is seen from the fact itself, without a query.
  const input = fact.data?.input as Record<string, unknown> | undefined
  if (fact.matter === null || (fact.kind === 'incident.imported' && input?.relationship === undefined)) return
  const told = await familyEventAt(tx, around.tenant, around.keys, fact.matter, fact.fact)
  if (told === undefined) return
  const events = told.before === undefined ? [told.event] : movedCall(told.before, told.event)
  for (const event of events) {
    const state = await readState(tx, around.tenant, event.relation)
    const judged = advance(state, { ...event, position: fact.position })
    await writeState(tx, around.tenant, event.relation, judged)
    if (judged.emission === null) continue
    // History that ended long ago teaches the model; only what still counts today asks for help.
    const today = familyDispute.judgeState(
      judged.judgement.subject,
      judged.state,
      around.now.toISOString(),
      familyDispute.policy,
    )
    if (today.grade !== null) await warn(tx, around, event.relation, { ...judged, judgement: today }, told.violence)
  }
}

async function readState(tx: Tx, tenant: number, subject: string): Promise<State | null> {
  const row = await tx.first<{ state: State }>(
    sql`SELECT state FROM model_state WHERE tenant = ${tenant} AND model = ${MODEL} AND subject = ${subject} FOR UPDATE`,
  )
  return row?.state ?? null
}

async function writeState(
  tx: Tx,
  tenant: number,
  subject: string,
  { state, judgement }: Pick<Judged, 'state' | 'judgement'>,
): Promise<void> {
  await tx.run(sql`
    INSERT INTO model_state (tenant, model, subject, state, judgement, erase_at)
    VALUES (${tenant}, ${MODEL}, ${subject}, ${JSON.stringify(state)}, ${JSON.stringify(judgement)}, ${judgement.eraseAt})
    ON CONFLICT (tenant, model, subject) DO UPDATE SET state = excluded.state, judgement = excluded.judgement, erase_at = excluded.erase_at`)
}

/** Opens the subject's warning, or brings the news to the one that is open, or reopens the one closed of late. */
async function warn(
  tx: Tx,
  around: Surroundings,
  subject: string,
  { judgement, emission }: Judged,
  violence: boolean,
): Promise<void> {
  const news = {
    points: judgement.points,
    because: judgement.because,
    gaps: [...judgement.gaps],
    asOf: judgement.asOf,
    modelVersion: familyDispute.card.version,
    ...(judgement.hardRule === undefined ? {} : { hardRule: judgement.hardRule }),
    ...(violence ? { familyViolence: true } : {}),
  }
  const grade = judgement.grade as Grade | null
  const system = systemActor(around.directory.root)
  const last = await tx.first<{ id: string; closed: boolean; closed_at: string | null }>(sql`
    SELECT id, closed, closed_at FROM matter WHERE tenant = ${around.tenant} AND type = 'warning' AND subject = ${subject} ORDER BY closed, occurred_at DESC LIMIT 1`)
  if (last !== undefined && !last.closed) {
    const raises = emission !== 'joins' && grade !== null
    await act(tx, around, system, {
      matter: last.id,
      action: raises ? 'raise' : 'join',
      input: raises ? { ...news, grade } : news,
    })
  } else if (last?.closed_at !== undefined && last.closed_at !== null && reopens(around, last.closed_at)) {
    await act(tx, around, system, {
      matter: last.id,
      action: 'reopen',
      input: { ...news, ...(grade === null ? {} : { grade }) },
    })
  } else if (grade !== null) {
    await openMatter(tx, around, system, {
      type: warning,
      unit: around.directory.root,
      subject,
      fields: { kind: 'family-dispute', grade, model: MODEL, ...news },
    })
  }
}

function reopens(around: Surroundings, closedAt: string): boolean {
  const policy = policyAt(around.directory.policies, 'warning.reopen', null, around.now)
  return around.now.getTime() - new Date(closedAt).getTime() <= (policy.amounts[0] ?? 0) * 86_400_000
}

/** A closed warning lets the next call open or reopen one. */
async function rearmSubject(tx: Tx, tenant: number, fact: OrderedFact): Promise<void> {
  const row = await tx.first<{ subject: string | null }>(
    sql`SELECT subject FROM matter WHERE tenant = ${tenant} AND id = ${fact.matter}::uuid`,
  )
  if (row?.subject === undefined || row.subject === null) return
  const state = await readState(tx, tenant, row.subject)
  if (state !== null)
    await tx.run(
      sql`UPDATE model_state SET state = ${JSON.stringify(familyDispute.rearm(state))} WHERE tenant = ${tenant} AND model = ${MODEL} AND subject = ${row.subject}`,
    )
}
