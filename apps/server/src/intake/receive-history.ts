import { createHash, randomUUID } from 'node:crypto'
import type { CallRecord, DispatchRecord, FeedbackRecord } from '@fangwei/domain/intake/index.ts'
import { canonical } from '@fangwei/domain/ledger/index.ts'
import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { importHistory, type PastMatter, type Surroundings, type Values } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { fieldsOfPast, isInvalid } from './incident-of.ts'

/** One past call with the forms that followed it, and what officers confirmed about it, if anything. */
export interface PastCall {
  readonly call: CallRecord
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
  const withIds = calls.map(past => ({ ...past, id: randomUUID() }))
  const fresh = await takeSignals(tx, around, withIds)
  const accepted = withIds.filter(c => fresh.has(c.id))
  await importHistory(
    tx,
    around,
    accepted.map(c => pastMatter(c, around, fallbackUnit)),
  )
  return { accepted: accepted.length, duplicates: calls.length - accepted.length }
}

function pastMatter(past: PastCall & { readonly id: string }, around: Surroundings, fallbackUnit: string): PastMatter {
  const { call } = past
  const occurredAt = new Date(call.receivedAt)
  const ended = past.feedback?.fedBackAt ?? call.closedAt ?? call.callEndedAt ?? call.receivedAt
  const known = call.orgCode !== undefined && around.directory.pathOf(call.orgCode) !== undefined
  const relationship = past.confirmed?.relationship
  return {
    type: incident,
    id: past.id,
    unit: known ? call.orgCode! : fallbackUnit,
    fields: { ...fieldsOfPast(call, past.dispatches ?? [], past.feedback), ...past.confirmed },
    state: isInvalid(call.category) ? 'invalid' : 'closed',
    occurredAt,
    closedAt: new Date(Math.max(Date.parse(ended), occurredAt.getTime())),
    ...(typeof relationship === 'string' ? { subject: relationship } : {}),
  }
}

/** Records each call as a signal; the ids of those not seen before. */
async function takeSignals(
  tx: Tx,
  around: Surroundings,
  calls: readonly (PastCall & { readonly id: string })[],
): Promise<ReadonlySet<string>> {
  const rows = calls.map(({ call, id }) => ({
    source: call.feed,
    identity: `call:${call.sourceId}`,
    matter: id,
    hash: createHash('sha256')
      .update(canonical({ ...call, notes: undefined }))
      .digest('hex'),
  }))
  const taken = await tx.rows<{ matter: string }>(sql`
    INSERT INTO signal (tenant, source, identity, matter, content_hash, received_at)
    SELECT ${around.tenant}, i.source, i.identity, i.matter, decode(i.hash, 'hex'), ${around.now.toISOString()}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(source text, identity text, matter uuid, hash text)
    ON CONFLICT DO NOTHING RETURNING matter`)
  return new Set(taken.map(r => r.matter))
}
