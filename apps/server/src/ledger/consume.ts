import { sql, type Tx } from '../platform/db/index.ts'
import type { RecentKinds, Span } from './recent-kinds.ts'

export interface OrderedFact {
  readonly position: number
  readonly fact: number
  readonly matter: string | null
  readonly version: number
  readonly kind: string
  readonly occurredAt: string
  readonly recordedAt: string
  readonly actor: string
  /** Undefined when the payload has been erased: consumers tolerate it. Also for who asked for envelopes only. */
  readonly data: Readonly<Record<string, unknown>> | undefined
}

/** Something downstream of the one order, with a cursor of its own. */
export interface Consumer {
  readonly name: string
  /** Kinds it cares for (SQL LIKE patterns are not used: exact kinds); empty: all. */
  readonly kinds: readonly string[]
  /** `envelopes`: it never looks at `data`, so the payloads are not read. */
  readonly needs?: 'envelopes'
  take(tx: Tx, tenant: number, facts: readonly OrderedFact[]): Promise<void>
}

/** Facts handed to a consumer in one round. */
export const READ_BATCH = 1000

/** How many facts at most, up to which position, and what is known of them without reading. */
export interface Reach {
  readonly limit?: number
  readonly upTo?: number
  readonly recent?: RecentKinds
}

/** Hands a consumer the next facts and moves its cursor in the same transaction. Returns how far it moved. */
export async function consume(
  tx: Tx,
  tenant: number,
  consumer: Consumer,
  { limit = READ_BATCH, upTo = Number.MAX_SAFE_INTEGER, recent }: Reach = {},
): Promise<number> {
  const size = await sizeBefore(tx, tenant, consumer.name)
  if (size === undefined) return 0
  await tx.run(sql`INSERT INTO consumer (tenant, name) VALUES (${tenant}, ${consumer.name}) ON CONFLICT DO NOTHING`)
  const cursor = await tx.first<{ position: number }>(
    sql`SELECT position FROM consumer WHERE tenant = ${tenant} AND name = ${consumer.name} FOR UPDATE SKIP LOCKED`,
  )
  if (cursor === undefined) return 0
  // The order is gapless: how far a batch goes is known before it is read, and what nobody asked for is not.
  const last = Math.min(cursor.position + limit, size, upTo)
  if (last <= cursor.position) return 0
  const span = { after: cursor.position, last }
  if (consumer.kinds.length === 0 || recent?.hasNone(tenant, span, consumer.kinds) !== true)
    await hand(tx, tenant, consumer, span)
  await tx.run(sql`UPDATE consumer SET position = ${last} WHERE tenant = ${tenant} AND name = ${consumer.name}`)
  return last - cursor.position
}

/** Reads what stands between two positions and hands it over. */
async function hand(tx: Tx, tenant: number, consumer: Consumer, { after, last }: Span): Promise<void> {
  const facts = await tx.rows<Omit<OrderedFact, 'data'> & { bytes: string | null }>(sql`
    SELECT o.position, o.fact, f.matter, f.version, f.kind, f.occurred_at AS "occurredAt", f.recorded_at AS "recordedAt", f.actor, p.bytes
    FROM (SELECT * FROM fact_order WHERE tenant = ${tenant} AND position > ${after} AND position <= ${last} ORDER BY position LIMIT ${last - after}) o
    JOIN fact f ON f.tenant = ${tenant} AND f.id = o.fact AND f.recorded_at = o.recorded_at
    LEFT JOIN fact_payload p ON p.tenant = ${tenant} AND p.fact = o.fact AND ${consumer.needs !== 'envelopes'}
    WHERE ${consumer.kinds.length === 0} OR f.kind = ANY (${consumer.kinds}::text[])
    ORDER BY o.position`)
  if (facts.length > 0)
    await consumer.take(
      tx,
      tenant,
      facts.map(({ bytes, ...fact }) => ({
        data: bytes === null ? undefined : (JSON.parse(bytes) as Record<string, unknown>),
        ...fact,
      })),
    )
}

/**
 * How far the order goes, when the consumer is behind it. Asked ten times a second by each reader: only who has something
 * to read locks its cursor, which is a write.
 */
const sizeBefore = async (tx: Tx, tenant: number, name: string): Promise<number | undefined> =>
  (
    await tx.first<{ size: number }>(sql`
      SELECT s.size FROM sequencer s LEFT JOIN consumer c ON c.tenant = s.tenant AND c.name = ${name}
      WHERE s.tenant = ${tenant} AND s.size > coalesce(c.position, 0)`)
  )?.size
