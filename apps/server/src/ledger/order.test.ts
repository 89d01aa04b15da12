import { createHash, randomUUID } from 'node:crypto'
import { append, leafHash } from '@fangwei/domain/ledger/index.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sql, type Tx } from '../platform/db/index.ts'
import { smallCity } from '../testing/small-city.ts'
import { type Consumer, consume, type OrderedFact, RecentKinds, sequence, writeFacts } from './index.ts'
import { envelopeBytes } from './sequence.ts'

const city = await smallCity()
const { db, clock } = city.server.services
const { tenant } = city
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const system = <T>(work: (tx: Tx) => Promise<T>) => db.system(tenant, work)

/** Facts of one matter, one transaction each as the loop does: its lock is held while the ids are drawn. */
async function writer(matter: string, versions: number, perFact: number): Promise<void> {
  const lock = Number.parseInt(matter.slice(0, 8), 16) % 0x7fffffff
  for (let version = 1; version <= versions; version += 1)
    await system(async tx => {
      await tx.run(sql`SELECT pg_advisory_xact_lock(${lock})`)
      const facts = Array.from({ length: perFact }, (_, n) => ({ version, n }))
      const kindOf = (n: number) => (n % 2 === 0 ? 'test.done' : 'test.noted')
      await writeFacts(
        tx,
        tenant,
        clock.now(),
        facts.map(data => ({
          matter,
          version,
          kind: kindOf(data.n),
          occurredAt: clock.now().toISOString(),
          actor: 'test',
          retention: 'standard',
          data,
        })),
      )
    })
}

/** A reader that fails now and then after it has written down what it read, in the same transaction. */
function reader(name: string, failsEvery: number, recent: RecentKinds) {
  let takes = 0
  const consumer: Consumer = {
    name,
    kinds: ['test.done'],
    take: async (tx: Tx, _: number, facts: readonly OrderedFact[]) => {
      for (const { position } of facts)
        await tx.run(
          sql`INSERT INTO term (tenant, kind, term, ref) VALUES (${tenant}, ${name}, ${String(position)}, 'seen')`,
        )
      takes += 1
      if (takes % failsEvery === 0) throw new Error('on purpose')
    },
  }
  const readOn = (limit: number) =>
    system(tx => consume(tx, tenant, consumer, { limit, recent })).catch((error: Error) => {
      if (error.message !== 'on purpose') throw error
      return 1
    })
  return { readOn, seen: () => seenBy(name) }
}

const seenBy = async (name: string) =>
  (
    await system(tx =>
      tx.rows<{ term: string }>(sql`SELECT term FROM term WHERE tenant = ${tenant} AND kind = ${name}`),
    )
  )
    .map(r => Number(r.term))
    .sort((a, b) => a - b)

async function untilNothing(round: () => Promise<number>): Promise<void> {
  while ((await round()) > 0);
}

interface Placed {
  position: number
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
const order = () =>
  system(tx =>
    tx.rows<Placed>(sql`SELECT o.position, o.fact, f.recorded_at, f.matter, f.version, f.kind, f.kind_version, f.occurred_at, f.actor, encode(f.hash, 'hex') AS hash
      FROM fact_order o JOIN fact f ON f.tenant = o.tenant AND f.id = o.fact WHERE o.tenant = ${tenant} ORDER BY o.position`),
  )

describe('the one order', () => {
  it("is gapless, in each matter's own order, read once by every reader, whoever works at the same time", async () => {
    let run = 0
    const scene = fc.record({
      matters: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
      perFact: fc.integer({ min: 1, max: 3 }),
      sequencers: fc.integer({ min: 1, max: 3 }),
      limit: fc.integer({ min: 1, max: 40 }),
      failsEvery: fc.integer({ min: 2, max: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(scene, async ({ matters, perFact, sequencers, limit, failsEvery }) => {
        run += 1
        const recent = new RecentKinds()
        const one = reader(`reader-${run}`, failsEvery, recent)
        const writing = Promise.all(matters.map(versions => writer(randomUUID(), versions, perFact)))
        const placing = Array.from({ length: sequencers }, () =>
          untilNothing(() => system(tx => sequence(tx, tenant, recent))),
        )
        await Promise.all([writing, ...placing, one.readOn(limit), one.readOn(limit)])
        await untilNothing(() => system(tx => sequence(tx, tenant, recent)))
        await untilNothing(() => one.readOn(limit))

        const placed = await order()
        expect(placed.map(p => p.position)).toEqual(placed.map((_, n) => n + 1))
        expect(new Set(placed.map(p => p.fact)).size).toBe(placed.length)
        const last = new Map<string, number>()
        for (const { matter, version } of placed) {
          expect(version).toBeGreaterThanOrEqual(last.get(matter!) ?? 0)
          last.set(matter!, version)
        }
        expect(await one.seen()).toEqual(placed.filter(p => p.kind === 'test.done').map(p => p.position))
      }),
      { numRuns: 15 },
    )
    const [left] = await system(tx =>
      tx.rows<{ n: number }>(sql`SELECT count(*)::int AS n FROM fact_pending WHERE tenant = ${tenant}`),
    )
    expect(left?.n).toBe(0)
  })

  it('carries the root of a tree built anew from its first fact', async () => {
    const leaves = (await order()).map(p => leafHash(sha256, envelopeBytes(tenant, p)))
    const anew = append(sha256, [], 0, leaves)
    const kept = await system(tx =>
      tx.first<{ size: number; frontier: Buffer[] }>(
        sql`SELECT size, frontier FROM sequencer WHERE tenant = ${tenant}`,
      ),
    )
    expect(kept?.size).toBe(leaves.length)
    expect(kept?.frontier.map(b => b.toString('hex'))).toEqual(anew.frontier.map(b => Buffer.from(b).toString('hex')))
  })

  it('is not written to by those who find nothing to do', async () => {
    const idle = reader('reader-1', 99, new RecentKinds())
    await untilNothing(() => idle.readOn(100))
    const assigned = await system(async tx => {
      expect(await sequence(tx, tenant)).toBe(0)
      expect(await consume(tx, tenant, { name: 'reader-1', kinds: [], take: async () => undefined })).toBe(0)
      return tx.first<{ xid: string | null }>(sql`SELECT pg_current_xact_id_if_assigned()::text AS xid`)
    })
    expect(assigned?.xid).toBeNull()
  })
})
