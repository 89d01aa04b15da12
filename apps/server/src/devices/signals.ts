import { sql, type Tx } from '../platform/db/index.ts'
import type { Heard, Outcome } from './heard.ts'

/**
 * Writes what was heard under its key, once. Another payload under a taken key is kept apart and flagged. The outcome
 * of each message, in order.
 */
export async function keepSignals(tx: Tx, tenant: number, heard: readonly Heard[]): Promise<Outcome[]> {
  const first = new Map<string, Heard>()
  for (const one of heard) if (!first.has(idOf(one))) first.set(idOf(one), one)
  const fresh = await insert(tx, tenant, [...first.values()])
  const old = [...first.values()].filter(one => !fresh.has(idOf(one)))
  const known = old.length === 0 ? new Map<string, string>() : await hashesOf(tx, tenant, old)
  const outcomes = heard.map((one): Outcome => {
    const id = idOf(one)
    if (fresh.has(id) && first.get(id) === one) return 'fresh'
    return (known.get(id) ?? first.get(id)?.hash) === one.hash ? 'duplicate' : 'conflict'
  })
  const conflicting = heard.filter((_, index) => outcomes[index] === 'conflict')
  if (conflicting.length > 0) await flag(tx, tenant, conflicting)
  return outcomes
}

const idOf = (one: Heard) => `${one.device.id}\n${one.key}`

const rowsOf = (heard: readonly Heard[]) =>
  JSON.stringify(
    heard.map(one => ({
      device: one.device.id,
      key: one.key,
      hash: one.hash,
      kind: one.kind,
      at: one.at.toISOString(),
      received: one.receivedAt.toISOString(),
      body: one.data,
    })),
  )

async function insert(tx: Tx, tenant: number, heard: readonly Heard[]): Promise<Set<string>> {
  const rows = await tx.rows<{ device: string; key: string }>(sql`
    INSERT INTO device_signal (tenant, device, key, hash, kind, at, received_at, body)
    SELECT ${tenant}, i.device, i.key, decode(i.hash, 'hex'), i.kind, i.at, i.received, i.body
    FROM jsonb_to_recordset(${rowsOf(heard)}::jsonb)
      AS i(device text, key text, hash text, kind text, at timestamptz, received timestamptz, body jsonb)
    ON CONFLICT DO NOTHING RETURNING device, key`)
  return new Set(rows.map(r => `${r.device}\n${r.key}`))
}

async function hashesOf(tx: Tx, tenant: number, heard: readonly Heard[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ device: string; key: string; hash: string }>(sql`
    SELECT s.device, s.key, encode(s.hash, 'hex') AS hash FROM device_signal s
    JOIN unnest(${heard.map(h => h.device.id)}::text[], ${heard.map(h => h.key)}::text[]) AS i(device, key)
      ON s.device = i.device AND s.key = i.key WHERE s.tenant = ${tenant}`)
  return new Map(rows.map(r => [`${r.device}\n${r.key}`, r.hash]))
}

async function flag(tx: Tx, tenant: number, heard: readonly Heard[]): Promise<void> {
  await tx.run(sql`
    INSERT INTO device_conflict (tenant, device, key, hash, kind, at, received_at, body)
    SELECT ${tenant}, i.device, i.key, decode(i.hash, 'hex'), i.kind, i.at, i.received, i.body
    FROM jsonb_to_recordset(${rowsOf(heard)}::jsonb)
      AS i(device text, key text, hash text, kind text, at timestamptz, received timestamptz, body jsonb)
    ON CONFLICT DO NOTHING`)
}
