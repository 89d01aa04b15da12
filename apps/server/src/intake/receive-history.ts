import { randomUUID } from 'node:crypto'
import type { CallRecord, DispatchRecord, FeedbackRecord } from '@fangwei/domain/intake/index.ts'
import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { importHistory, type PastMatter, type Surroundings, type Values } from '../loop/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { fieldsOfPast, isInvalid } from './incident-of.ts'
import { takeSignals } from './signals.ts'

/** One past call with the forms that followed it, and what officers confirmed about it, if anything. */
export interface PastCall {
  readonly call: CallRecord
  readonly kept?: Readonly<Record<string, string>>
  readonly dispatches?: readonly DispatchRecord[]
  readonly feedback?: FeedbackRecord
  /** Confirmed relationship and answers, when the source holds them. */
  readonly confirmed?: Values
}

export interface Received {
  readonly accepted: number
  readonly duplicates: number
}

/**
 * Takes past calls through the batched door, in one transaction of the caller's. A call whose (feed, form, id) was
 * taken before is a duplicate and changes nothing. `fallbackUnit` receives calls that name no unit of ours.
 */
export async function receiveHistory(
  tx: Tx,
  around: Surroundings,
  calls: readonly PastCall[],
  fallbackUnit: string,
): Promise<Received> {
  await tx.asSystem()
  const arriving = calls.map(past => ({ ...past, record: past.call, matter: randomUUID() }))
  const fresh = await takeSignals(tx, around, arriving)
  const accepted = arriving.filter(c => fresh.has(c.matter))
  await importHistory(
    tx,
    around,
    accepted.map(c => pastMatter(c, c.matter, around, fallbackUnit)),
  )
  return { accepted: accepted.length, duplicates: calls.length - accepted.length }
}

function pastMatter(past: PastCall, id: string, around: Surroundings, fallbackUnit: string): PastMatter {
  const { call } = past
  const occurredAt = new Date(call.receivedAt)
  const ended = past.feedback?.fedBackAt ?? call.closedAt ?? call.callEndedAt ?? call.receivedAt
  const known = call.orgCode !== undefined && around.directory.pathOf(call.orgCode) !== undefined
  const relationship = past.confirmed?.relationship
  return {
    type: incident,
    id,
    unit: known ? call.orgCode! : fallbackUnit,
    fields: { ...fieldsOfPast(call, past.dispatches ?? [], past.feedback), ...past.confirmed },
    state: isInvalid(call.category) ? 'invalid' : 'closed',
    occurredAt,
    closedAt: new Date(Math.max(Date.parse(ended), occurredAt.getTime())),
    ...(typeof relationship === 'string' ? { subject: relationship } : {}),
  }
}
