import { randomUUID } from 'node:crypto'
import type { CallRecord, DispatchRecord, FeedbackRecord } from '@fangwei/domain/intake/index.ts'
import { incident } from '@fangwei/domain/matters/incident/index.ts'
import {
  type PastMatter,
  type ReadyMatter,
  readyHistory,
  type Surroundings,
  type Values,
  writeHistory,
} from '../loop/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { fieldsOfPast, isInvalid } from './incident-of.ts'
import { type ReadySignal, readySignal, writeSignals } from './signals.ts'

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

/** A past call made ready: what is left is to see whether it was here before, and to write it. */
export interface ReadyCall {
  readonly signal: ReadySignal
  readonly matter: ReadyMatter
}

/** `fallbackUnit` receives calls that name no unit of ours. Throws Refused when the declaration refuses the call. */
export function readyCall(around: Surroundings, past: PastCall, fallbackUnit: string): ReadyCall {
  const matter = randomUUID()
  return {
    signal: readySignal(around, { record: past.call, matter, ...(past.kept === undefined ? {} : { kept: past.kept }) }),
    matter: readyHistory(around, pastMatter(past, matter, around, fallbackUnit)),
  }
}

/**
 * Takes past calls through the batched door, in one transaction of the caller's. A call whose (feed, form, id) was
 * taken before is a duplicate and changes nothing.
 */
export async function takeCalls(tx: Tx, around: Surroundings, calls: readonly ReadyCall[]): Promise<Received> {
  tx.asSystem()
  const fresh = await writeSignals(
    tx,
    around,
    calls.map(c => c.signal),
  )
  const accepted = calls.filter(c => fresh.has(c.signal.matter))
  await writeHistory(
    tx,
    around,
    accepted.map(c => c.matter),
  )
  return { accepted: accepted.length, duplicates: calls.length - accepted.length }
}

export const receiveHistory = (
  tx: Tx,
  around: Surroundings,
  calls: readonly PastCall[],
  fallbackUnit: string,
): Promise<Received> =>
  takeCalls(
    tx,
    around,
    calls.map(call => readyCall(around, call, fallbackUnit)),
  )

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
