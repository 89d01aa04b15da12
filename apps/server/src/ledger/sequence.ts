import { createHash } from 'node:crypto'
import { append, canonical, leafHash } from '@fangwei/domain/ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { RecentKinds } from './recent-kinds.ts'

/** Facts given their place in one round. */
export const ORDER_BATCH = 1000
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

interface Envelope {
  fact: number
  recorded_at: string
  matter: string | null
  version: number
  kind: string
  kind_version: number
  occurred_at: string
  actor: string
  hash: string
}

/**
 * Gives waiting facts their gapless places in the tenant's one order, each matter's in its own version order
 * (ids are drawn under the matter's lock), and carries the Merkle frontier along. Returns how many it placed.
 */
export async function sequence(tx: Tx, tenant: number, recent?: RecentKinds): Promise<number> {
  if (!(await anyWaits(tx, tenant))) return 0
  const state = await tx.first<{ size: number; frontier: Buffer[] }>(
    sql`SELECT size, frontier FROM sequencer WHERE tenant = ${tenant} FOR UPDATE SKIP LOCKED`,
  )
  if (state === undefined) return 0
  const facts = await tx.rows<Envelope>(sql`
    WITH taken AS (
      DELETE FROM fact_pending p USING (
        SELECT fact FROM fact_pending WHERE tenant = ${tenant} ORDER BY fact LIMIT ${ORDER_BATCH}
      ) w WHERE p.tenant = ${tenant} AND p.fact = w.fact RETURNING p.fact, p.recorded_at
    )
    SELECT t.fact, t.recorded_at, f.matter, f.version, f.kind, f.kind_version, f.occurred_at, f.actor, encode(f.hash, 'hex') AS hash
    FROM taken t JOIN fact f ON f.tenant = ${tenant} AND f.id = t.fact AND f.recorded_at = t.recorded_at ORDER BY t.fact`)
  if (facts.length === 0) return 0
  const grown = append(
    sha256,
    state.frontier,
    state.size,
    facts.map(f => leafHash(sha256, envelopeBytes(tenant, f))),
  )
  await tx.run(sql`
    INSERT INTO fact_order (tenant, position, fact, recorded_at)
    SELECT ${tenant}, ${state.size} + i.n, i.fact, i.recorded_at
    FROM unnest(${facts.map(f => f.fact)}::bigint[], ${facts.map(f => f.recorded_at)}::timestamptz[]) WITH ORDINALITY AS i(fact, recorded_at, n)`)
  await tx.run(
    sql`UPDATE sequencer SET size = ${grown.size}, frontier = ${grown.frontier.map(b => Buffer.from(b))} WHERE tenant = ${tenant}`,
  )
  const kinds = facts.map(f => f.kind)
  tx.afterCommit(() => recent?.placed(tenant, state.size + 1, kinds))
  return facts.length
}

/** Asked fifty times a second: a lock would be a write, and a write a flush of the disk, for nothing. */
const anyWaits = async (tx: Tx, tenant: number): Promise<boolean> =>
  (await tx.first(sql`SELECT 1 AS one FROM fact_pending WHERE tenant = ${tenant} LIMIT 1`)) !== undefined

/** The canonical bytes of an envelope, which the ledger's leaves are made of. */
export function envelopeBytes(tenant: number, fact: Envelope): Uint8Array {
  return Buffer.from(
    canonical({
      tenant,
      matter: fact.matter,
      version: fact.version,
      kind: `${fact.kind}@${fact.kind_version}`,
      occurredAt: fact.occurred_at,
      recordedAt: fact.recorded_at,
      actor: fact.actor,
      hash: fact.hash,
    }),
    'utf8',
  )
}
