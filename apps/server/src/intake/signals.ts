import { createHash } from 'node:crypto'
import type { IntakeRecord } from '@fangwei/domain/intake/index.ts'
import { canonical } from '@fangwei/domain/ledger/index.ts'
import type { Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { seal } from '../platform/secrets/index.ts'

/** A record about to be taken, the matter it belongs to, and the row as it came without refused columns. */
export interface Arriving {
  readonly record: IntakeRecord
  readonly matter: string
  readonly kept?: Readonly<Record<string, string>>
}

const identityOf = (record: IntakeRecord) => `${record.form}:${record.sourceId}`

/** An arrival as its row: hashed and sealed, before any transaction waits for it. */
export type ReadySignal = ReturnType<typeof readySignal>

export const readySignal = (around: Surroundings, { record, matter, kept }: Arriving) => ({
  source: record.feed,
  identity: identityOf(record),
  matter,
  hash: createHash('sha256')
    .update(canonical({ ...record, notes: undefined }))
    .digest('hex'),
  body: kept === undefined ? null : seal(around.keys, JSON.stringify(kept)),
})

export const takeSignals = (
  tx: Tx,
  around: Surroundings,
  arriving: readonly Arriving[],
): Promise<ReadonlySet<string>> =>
  writeSignals(
    tx,
    around,
    arriving.map(one => readySignal(around, one)),
  )

/** Records arrivals as signals in one statement; returns the matters of those not seen before. */
export async function writeSignals(
  tx: Tx,
  around: Surroundings,
  rows: readonly ReadySignal[],
): Promise<ReadonlySet<string>> {
  const taken = await tx.rows<{ identity: string; source: string }>(sql`
    INSERT INTO signal (tenant, source, identity, matter, content_hash, received_at, body)
    SELECT ${around.tenant}, i.source, i.identity, i.matter, decode(i.hash, 'hex'), ${around.now.toISOString()}::timestamptz, i.body
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(source text, identity text, matter uuid, hash text, body text)
    ON CONFLICT DO NOTHING RETURNING source, identity`)
  const fresh = new Set(taken.map(r => `${r.source}\n${r.identity}`))
  const seen = new Set<string>()
  return new Set(
    rows.flatMap(({ source, identity, matter }) => {
      const key = `${source}\n${identity}`
      if (!fresh.has(key) || seen.has(key)) return []
      seen.add(key)
      return [matter]
    }),
  )
}

/** Incidents by the call number their source gave them. */
export async function incidentsOfCalls(
  tx: Tx,
  tenant: number,
  feed: string,
  callIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ identity: string; matter: string }>(sql`
    SELECT identity, matter FROM signal WHERE tenant = ${tenant} AND source = ${feed} AND identity = ANY (${callIds.map(id => `call:${id}`)}::text[])`)
  return new Map(rows.map(r => [r.identity.slice('call:'.length), r.matter]))
}
