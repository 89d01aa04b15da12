import { randomUUID } from 'node:crypto'
import type { CallRecord, DispatchRecord, FeedbackRecord, IntakeRecord } from '@fangwei/domain/intake/index.ts'
import { type RowReason, refusal } from '@fangwei/domain/intake/index.ts'
import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { type Account, actorOf } from '../access/index.ts'
import { act, NotFound, openMatter, Refused, type Surroundings, systemActor } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { fieldsOfCall, fieldsOfFeedback } from './incident-of.ts'
import { incidentsOfCalls, takeSignals } from './signals.ts'

export type Taken =
  | {
      readonly status: 'accepted' | 'duplicate'
      readonly matter: string | null
      readonly reasons: readonly RowReason[]
    }
  | { readonly status: 'rejected'; readonly matter: null; readonly reasons: readonly RowReason[] }

/**
 * Takes one form as it happens: a call opens an incident with its clocks, a dispatch sends it to its unit, a feedback
 * ends the dispatch. In the caller's transaction; a form seen before changes nothing.
 */
export async function receiveLive(
  tx: Tx,
  around: Surroundings,
  account: Account,
  record: IntakeRecord,
  kept: Readonly<Record<string, string>>,
): Promise<Taken> {
  tx.asSystem()
  const incidents =
    record.form === 'call' ? undefined : await incidentsOfCalls(tx, around.tenant, record.feed, [record.callSourceId])
  const matter = record.form === 'call' ? randomUUID() : incidents?.get(record.callSourceId)
  if (matter === undefined) return rejected('callSourceId', 'unknown-call')
  const fresh = await takeSignals(tx, around, [{ record, matter, kept }])
  if (fresh.size === 0) return { status: 'duplicate', matter: record.form === 'call' ? null : matter, reasons: [] }
  if (record.form === 'call') await openCall(tx, around, account, record, matter)
  else if (record.form === 'dispatch') await send(tx, around, account, record, matter)
  else await feedBack(tx, around, record, matter)
  return { status: 'accepted', matter, reasons: record.notes }
}

const rejected = (field: string, code: 'unknown-call'): Taken => ({
  status: 'rejected',
  matter: null,
  reasons: [refusal(field, code)],
})

async function openCall(tx: Tx, around: Surroundings, account: Account, call: CallRecord, id: string): Promise<void> {
  const known = call.orgCode !== undefined && around.directory.pathOf(call.orgCode)?.includes(account.org) === true
  await openMatter(tx, around, systemActor(account.org), {
    type: incident,
    id,
    unit: known ? call.orgCode! : account.org,
    fields: fieldsOfCall(call),
    occurredAt: new Date(call.receivedAt),
  })
}

async function send(
  tx: Tx,
  around: Surroundings,
  account: Account,
  record: DispatchRecord,
  matter: string,
): Promise<void> {
  const unit =
    record.unitCode !== undefined && around.directory.pathOf(record.unitCode) !== undefined
      ? record.unitCode
      : undefined
  await act(tx, around, actorOf(account), {
    matter,
    action: 'dispatch',
    input: {
      dispatchTo: unit ?? account.org,
      ...(record.opinion === undefined ? {} : { dispatchNote: record.opinion.slice(0, 500) }),
      ...(record.target === undefined ? {} : { dispatchUnit: record.target.slice(0, 60) }),
    },
    ...(record.dispatchedAt === undefined ? {} : { occurredAt: new Date(record.dispatchedAt) }),
  })
}

async function feedBack(tx: Tx, around: Surroundings, record: FeedbackRecord, matter: string): Promise<void> {
  if (record.interim === true) return
  const child = await tx.first<{ id: string }>(sql`
    SELECT id FROM matter WHERE tenant = ${around.tenant} AND parent = ${matter}::uuid AND type = 'dispatch' AND NOT closed ORDER BY opened_at LIMIT 1`)
  const input = fieldsOfFeedback(record)
  const occurred = record.fedBackAt === undefined ? {} : { occurredAt: new Date(record.fedBackAt) }
  if (child === undefined) await act(tx, around, systemActor(''), { matter, action: 'complete', input, ...occurred })
  else await act(tx, around, systemActor(''), { matter: child.id, action: 'feed-back-outside', input, ...occurred })
}

/** A form that the loop refuses is a rejected row with the loop's own sentence. */
export function refusalOf(error: unknown): Taken | undefined {
  if (error instanceof Refused) {
    const { code, label } = error.refusal
    return { status: 'rejected', matter: null, reasons: [{ field: 'row', code, ...label }] }
  }
  return error instanceof NotFound ? rejected('callSourceId', 'unknown-call') : undefined
}
