import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { importHistory } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { orgs, smallCity } from '../testing/small-city.ts'
import { eraseDue } from './index.ts'
import { keptAs } from './kept.ts'

const city = await smallCity()
const { server, tenant } = city
const PHONE = '16900000077'
let old = ''
let open = ''

const rows = <T extends object>(query: ReturnType<typeof sql>) => server.db.system(tenant, tx => tx.rows<T>(query))
const payloads = async (matter: string) =>
  (
    await rows<{ kind: string }>(sql`
    SELECT f.kind FROM fact_payload p JOIN fact f ON f.tenant = p.tenant AND f.id = p.fact WHERE p.tenant = ${tenant} AND p.matter = ${matter}::uuid ORDER BY f.id`)
  ).map(r => r.kind)
const envelopes = () =>
  rows<object>(sql`SELECT o.position, f.id, f.kind, encode(f.hash, 'hex') AS hash FROM fact_order o JOIN fact f ON f.tenant = o.tenant AND f.id = o.fact
    WHERE o.tenant = ${tenant} AND o.position <= ${known} ORDER BY o.position`)
let known = 0

beforeAll(async () => {
  const around = await surroundings(server.services, tenant)
  const type = findMatterType('dispute')!
  const fields = {
    facts: '争吵',
    category: 'D01',
    address: '云台路 1 号',
    applicantName: '张三',
    applicantPhone: PHONE,
  }
  const ids = await server.db.system(tenant, tx =>
    importHistory(tx, around, [
      {
        type,
        unit: orgs.stationA,
        fields,
        state: 'closed',
        occurredAt: new Date('2026-02-01T00:00:00Z'),
        closedAt: new Date('2026-02-10T00:00:00Z'),
      },
      {
        type,
        unit: orgs.stationA,
        fields,
        state: type.initial,
        occurredAt: new Date('2026-02-01T00:00:00Z'),
        closedAt: null,
      },
    ]),
  )
  await server.db.system(tenant, async tx => {
    const [first] = ids
    await tx.run(sql`INSERT INTO call_step (tenant, matter, step, kind, org, called_at, due_at)
      SELECT ${tenant}, m::uuid, 1, 'unit', ${orgs.stationA}, '2026-02-01', '2026-02-01' FROM unnest(${ids}::text[]) AS m`)
    await tx.run(sql`INSERT INTO told (tenant, id, account, reason, matter, org, path, told_at)
      SELECT ${tenant}, gen_random_uuid(), 'target', 'dispatch', m::uuid, ${orgs.stationA}, '{159900000000}', '2026-02-01' FROM unnest(${ids}::text[]) AS m`)
    await tx.run(sql`INSERT INTO room_log (tenant, id, org, path, at, kind, body, written_by, matter) VALUES
      (${tenant}, gen_random_uuid(), ${orgs.district}, '{159900000000}', '2026-02-01', 'entry', 'early', 'target', NULL),
      (${tenant}, gen_random_uuid(), ${orgs.district}, '{159900000000}', '2031-02-01', 'entry', 'about it', 'target', ${first}::uuid),
      (${tenant}, gen_random_uuid(), ${orgs.district}, '{159900000000}', '2031-02-01', 'entry', 'late', 'target', NULL)`)
    await tx.run(
      sql`INSERT INTO briefing VALUES (${tenant}, '00000000-0000-4000-8000-0000000000b1', ${orgs.district}, '{159900000000}', '2026-02-01', 'one', '[]', 'target')`,
    )
    await tx.run(sql`INSERT INTO told (tenant, id, account, reason, briefing, org, path, told_at)
      VALUES (${tenant}, gen_random_uuid(), 'target', 'briefing', '00000000-0000-4000-8000-0000000000b1', ${orgs.district}, '{159900000000}', '2026-02-01')`)
    await tx.run(sql`INSERT INTO duty_grade VALUES
      (${tenant}, ${orgs.district}, '{159900000000}', '2026-01-01', 'first', 'one', 'target'),
      (${tenant}, ${orgs.district}, '{159900000000}', '2026-02-01', 'normal', 'two', 'target')`)
    await tx.run(sql`INSERT INTO unit_track (tenant, unit, fix_at, month, path, lng, lat, source) VALUES
      (${tenant}, 'A1', '2026-02-01', 2, '{159900000000}', 110, 40, 'none'), (${tenant}, 'A1', '2031-02-01', 2, '{159900000000}', 110, 40, 'none')`)
    await tx.run(
      sql`INSERT INTO device_signal VALUES (${tenant}, 'D1', '1.1', '\\x00', 'heartbeat', '2026-02-01', '2026-02-01', '{}')`,
    )
    await tx.run(
      sql`INSERT INTO device_conflict VALUES (${tenant}, 'D1', '1.1', '\\x01', 'heartbeat', '2026-02-01', '2026-02-01', '{}')`,
    )
    await tx.run(sql`INSERT INTO form_draft VALUES (${tenant}, 'target', 'call', 'sealed', '2026-02-01')`)
    await tx.run(
      sql`INSERT INTO session (token_hash, tenant, account, created_at, expires_at) VALUES ('\\x77', ${tenant}, 'target', '2026-02-01', '2026-02-02')`,
    )
  })
  old = ids[0]!
  open = ids[1]!
  await server.db.system(tenant, tx =>
    tx.run(sql`INSERT INTO signal (tenant, source, identity, matter, content_hash, received_at, body) VALUES
      (${tenant}, 'feed', 'linked', ${old}::uuid, '\\x00', '2026-02-01T00:00:00Z', 'sealed'),
      (${tenant}, 'feed', 'loose', NULL, '\\x00', '2026-02-01T00:00:00Z', 'sealed')`),
  )
  await server.settle()
  known = (await rows<{ n: number }>(sql`SELECT max(position)::int AS n FROM fact_order WHERE tenant = ${tenant}`))[0]!
    .n
})

describe('retention', () => {
  it('erases nothing before its time', async () => {
    const reader = await city.headersOf(await city.account('station-leader', 'stationA'))
    await server.app.fastify.inject({ method: 'GET', url: `/api/v1/matters/${old}`, headers: reader })
    await eraseDue(server.services, tenant)
    expect(await payloads(old)).toContain('dispute.imported')
  })

  it('erases the signal that became nothing after a month, and says so to the auditor', async () => {
    city.clock.moveTo(new Date('2026-03-10T00:00:00Z'))
    await eraseDue(server.services, tenant)
    const kept = await rows<{ identity: string }>(
      sql`SELECT identity FROM signal WHERE tenant = ${tenant} AND body IS NOT NULL`,
    )
    expect(kept.map(r => r.identity)).toEqual(['linked'])
    const [told] = await rows<{ bytes: string }>(sql`
      SELECT p.bytes FROM fact f JOIN fact_payload p ON p.tenant = f.tenant AND p.fact = f.id WHERE f.tenant = ${tenant} AND f.kind = 'retention.erased'`)
    expect(JSON.parse(told!.bytes)).toMatchObject({ class: 'signal-unlinked', count: 1 })
  })

  it('erases a dispute five years after its closing: people, place, words, contents and signal; never the envelope', async () => {
    const before = await envelopes()
    city.clock.moveTo(new Date('2031-02-20T00:00:00Z'))
    await eraseDue(server.services, tenant)
    await server.settle()
    expect(await payloads(old)).toEqual(['dispute.erased'])
    const [matter] = await rows<{ data: Record<string, unknown>; number: string; state: string }>(
      sql`SELECT data, number, state FROM matter WHERE tenant = ${tenant} AND id = ${old}::uuid`,
    )
    expect(Object.keys(matter!.data).sort()).toEqual(['category'])
    expect(matter!.state).toBe('closed')
    for (const table of ['term', 'matter_words', 'posting'] as const) {
      const at =
        table === 'term'
          ? sql`SELECT 1 AS one FROM term WHERE tenant = ${tenant} AND ref = ${old}`
          : table === 'posting'
            ? sql`SELECT 1 AS one FROM posting WHERE tenant = ${tenant} AND matter = ${old}::uuid`
            : sql`SELECT 1 AS one FROM matter_words WHERE tenant = ${tenant} AND matter = ${old}::uuid AND words <> '{}'`
      expect(await rows(at), table).toEqual([])
    }
    expect(await rows(sql`SELECT 1 AS one FROM signal WHERE tenant = ${tenant} AND body IS NOT NULL`)).toEqual([])
    expect(await envelopes()).toEqual(before)
  })

  it('says of every table how long its rows are kept', async () => {
    const tables = await rows<{ name: string }>(sql`
      SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`)
    expect(Object.keys(keptAs).sort()).toEqual(tables.map(({ name }) => name).sort())
  })

  it('erases with it who was called and told, and by their own age the room, tracks, messages, drafts and sessions', async () => {
    const left = async (query: ReturnType<typeof sql>) => (await rows<{ one: string }>(query)).map(({ one }) => one)
    expect(await left(sql`SELECT matter::text AS one FROM call_step WHERE tenant = ${tenant}`)).toEqual([open])
    expect(await left(sql`SELECT matter::text AS one FROM told WHERE tenant = ${tenant}`)).toEqual([open])
    expect(await left(sql`SELECT body AS one FROM room_log WHERE tenant = ${tenant}`)).toEqual(['late'])
    expect(await left(sql`SELECT grade AS one FROM duty_grade WHERE tenant = ${tenant}`)).toEqual(['normal'])
    expect(await left(sql`SELECT left(fix_at::text, 4) AS one FROM unit_track WHERE tenant = ${tenant}`)).toEqual([
      '2031',
    ])
    for (const query of [
      sql`SELECT title AS one FROM briefing WHERE tenant = ${tenant}`,
      sql`SELECT key AS one FROM device_signal WHERE tenant = ${tenant}`,
      sql`SELECT key AS one FROM device_conflict WHERE tenant = ${tenant}`,
      sql`SELECT form AS one FROM form_draft WHERE tenant = ${tenant}`,
      sql`SELECT account AS one FROM session WHERE tenant = ${tenant} AND account = 'target'`,
    ])
      expect(await left(query)).toEqual([])
  })

  it('leaves what is still open', async () => {
    expect(await payloads(open)).toContain('dispute.imported')
    expect(
      (await rows<{ data: object }>(sql`SELECT data FROM matter WHERE tenant = ${tenant} AND id = ${open}::uuid`))[0]!
        .data,
    ).toHaveProperty('applicantPhone')
  })

  it('follows the policy that two people approved', async () => {
    await server.db.system(tenant, tx =>
      tx.run(sql`INSERT INTO policy (tenant, code, grade, amounts, unit, basis, effective_from, approved_by)
        VALUES (${tenant}, 'retention.audit', NULL, '{3650}', 'day', '测试依据', '2026-03-01', 'target')`),
    )
    server.services.directories.changed(tenant)
    const audit = () =>
      rows<{ n: number }>(
        sql`SELECT count(*)::int AS n FROM fact_payload WHERE tenant = ${tenant} AND retention = 'audit'`,
      )
    const before = (await audit())[0]!.n
    await eraseDue(server.services, tenant)
    expect((await audit())[0]!.n).toBeGreaterThanOrEqual(before)
    expect(before).toBeGreaterThan(0)
  })
})
