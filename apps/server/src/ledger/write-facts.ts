import { createHash } from 'node:crypto'
import { canonical } from '@fangwei/domain/ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { freshBytes } from '../platform/secrets/index.ts'

/** A fact ready to be written. `matter` null: the audit trail. Data holds personal fields sealed only. */
export interface NewFact {
  readonly matter: string | null
  readonly version: number
  readonly kind: string
  readonly occurredAt: string
  readonly actor: string
  readonly retention: string
  readonly data: Readonly<Record<string, unknown>>
}

export const writeFacts = (tx: Tx, tenant: number, now: Date, facts: readonly NewFact[]): Promise<void> =>
  writeCommitted(tx, tenant, now, facts.map(commitFact))

/**
 * Later than any fact is recorded, were the clock wrong by months: a reader of facts that says so is spared the tables
 * of the years to come.
 */
export const noLaterThan = (now: Date): string => new Date(now.getTime() + 200 * 86_400_000).toISOString()

/** Writes envelopes, payloads and the note for the sequencer in one statement, whatever their number. */
export async function writeCommitted(
  tx: Tx,
  tenant: number,
  now: Date,
  facts: readonly CommittedFact[],
): Promise<void> {
  if (facts.length === 0) return
  await tx.run(sql`
    WITH input AS (
      SELECT nextval('fact_id') AS id, i.* FROM jsonb_to_recordset(${JSON.stringify(facts)}::jsonb)
        AS i(matter uuid, version int, kind text, occurred_at timestamptz, actor text, hash text, salt text, retention text, bytes text)
    ), envelope AS (
      INSERT INTO fact (tenant, id, matter, version, kind, occurred_at, recorded_at, actor, hash)
      SELECT ${tenant}, id, matter, version, kind, occurred_at, ${now.toISOString()}::timestamptz, actor, decode(hash, 'hex') FROM input
    ), payload AS (
      INSERT INTO fact_payload (tenant, fact, retention, matter, salt, bytes)
      SELECT ${tenant}, id, retention, matter, decode(salt, 'hex'), bytes FROM input
    )
    INSERT INTO fact_pending (tenant, fact, recorded_at) SELECT ${tenant}, id, ${now.toISOString()}::timestamptz FROM input`)
}

/** A fact whose payload has its bytes, salt and commitment: what is left is to write it. */
export type CommittedFact = ReturnType<typeof commitFact>

export function commitFact(fact: NewFact) {
  const bytes = canonical(fact.data)
  const salt = freshBytes(16)
  return {
    matter: fact.matter,
    version: fact.version,
    kind: fact.kind,
    occurred_at: fact.occurredAt,
    actor: fact.actor,
    retention: fact.retention,
    salt: salt.toString('hex'),
    hash: commitment(salt, bytes),
    bytes,
  }
}

/** What the envelope says of its payload: SHA-256 of salt and canonical bytes, in hex. */
export const commitment = (salt: Buffer, bytes: string): string =>
  createHash('sha256').update(salt).update(bytes, 'utf8').digest('hex')
