import { describe, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { indexToken } from '../platform/secrets/index.ts'
import { orgs, type SmallCity, smallCity } from '../testing/small-city.ts'
import { importEntries, type NewEntry } from './index.ts'

const city: SmallCity = await smallCity()
const { server, tenant, clock } = city
const { keys } = server.services

const bring = (register: string, entries: readonly NewEntry[], options = {}) =>
  server.db.system(tenant, tx => importEntries(tx, tenant, keys, register, entries, clock.now(), options))
const rowOf = (register: string, id: string) =>
  server.db.system(tenant, tx =>
    tx.first<{ path: string[]; org: string; name: string; data: Record<string, unknown>; version: number }>(
      sql`SELECT path, org, name, data, version FROM register_entry WHERE tenant = ${tenant} AND register = ${register} AND id = ${id}`,
    ),
  )
const barred = (phone: string) =>
  server.db.system(tenant, async tx =>
    (
      await tx.rows<{ ref: string }>(
        sql`SELECT ref FROM term WHERE tenant = ${tenant} AND kind = 'staff' AND term = ${indexToken(keys, tenant, 'phone', phone)} ORDER BY ref`,
      )
    ).map(r => r.ref),
  )
const factsOf = (kind: string) =>
  server.db.system(tenant, tx =>
    tx.rows<{ actor: string; bytes: string }>(sql`
      SELECT f.actor, p.bytes FROM fact f JOIN fact_payload p ON p.tenant = f.tenant AND p.fact = f.id
      WHERE f.tenant = ${tenant} AND f.kind = ${kind} ORDER BY f.id`),
  )

const homes: NewEntry[] = [
  { id: 'H1', values: { address: '团结路 1 号 101 室', org: orgs.stationA, lng: 110, lat: 40 } },
  { id: 'H2', values: { address: '和平路 2 号 202 室', org: orgs.stationB } },
]
const people: NewEntry[] = [
  {
    id: 'P1',
    values: { name: '林某甲', household: 'H1', phone: '16900000001', idNumber: '11010519491231002X', birthYear: 1949 },
  },
  { id: 'P2', values: { name: '林某乙', household: 'H1' } },
]

describe('taking entries in', () => {
  it('adds, then finds that a second run changes nothing', async () => {
    expect(await bring('household', homes)).toMatchObject({ added: 2, rejected: [] })
    expect(await bring('resident', people)).toMatchObject({ added: 2, rejected: [] })
    expect(
      await bring('relationship', [{ id: 'R1', values: { kind: 'spouse', first: 'P1', second: 'P2' } }]),
    ).toMatchObject({ added: 1 })
    expect(await bring('household', homes)).toEqual({ added: 0, changed: 0, unchanged: 2, rejected: [] })
    expect(await bring('resident', people)).toEqual({ added: 0, changed: 0, unchanged: 2, rejected: [] })
    expect(await factsOf('register.resident.changed')).toHaveLength(2)
  })

  it('leaves nobody readable in the row, its terms or its facts', async () => {
    const [row] = await server.db.system(tenant, tx =>
      tx.rows<{ text: string }>(sql`
        SELECT concat((SELECT string_agg(e::text, '') FROM register_entry e WHERE register = 'resident'),
          (SELECT string_agg(t::text, '') FROM term t WHERE kind = 'register.resident'),
          (SELECT string_agg(p.bytes, '') FROM fact_payload p)) AS text`),
    )
    for (const clear of ['林某甲', '16900000001', '11010519491231002X', '1949']) expect(row!.text).not.toContain(clear)
    expect((await rowOf('resident', 'P1'))!.name).toBe('林**')
  })

  it('changes only what is given, and keeps the rest', async () => {
    expect(
      await bring('resident', [{ id: 'P1', values: { phone: '16900000009' } }], { actor: 'somebody' }),
    ).toMatchObject({ changed: 1 })
    expect(await bring('resident', [{ id: 'P1', values: { name: '林某甲', birthYear: 1949 } }])).toMatchObject({
      unchanged: 1,
    })
    expect((await rowOf('resident', 'P1'))!.version).toBe(2)
    expect((await factsOf('register.resident.changed')).at(-1)!.actor).toBe('somebody')
  })

  it('keeps bad rows out, each with its reasons in both languages, and takes in the rest', async () => {
    const done = await bring('resident', [
      { id: 'P9', values: { name: '某', household: 'H404' } },
      { id: 'P3', values: { name: '李某', household: 'H2' } },
      { id: 'P4', values: { name: '李某', household: 'H2', idNumber: '110105194912310021' } },
      { id: '13800001111', values: { name: '李某', household: 'H2' } },
    ])
    expect(done.added).toBe(1)
    expect(done.rejected.map(r => [r.index, r.faults.map(f => f.field)])).toEqual([
      [0, ['household']],
      [2, ['idNumber']],
      [3, ['id']],
    ])
    for (const { faults } of done.rejected)
      for (const { zh, en } of faults)
        expect([/\p{Script=Han}/u.test(zh), /^[\x20-\x7e“”]+$/.test(en)]).toEqual([true, true])
  })

  it("refuses what lies outside the importer's own organisation", async () => {
    const done = await bring('household', [{ id: 'H7', values: { address: '西街 1 号', org: orgs.stationC } }], {
      within: orgs.district,
    })
    expect([done.added, done.rejected[0]?.faults[0]?.field]).toEqual([0, 'org'])
  })

  it('takes a child organisation before its parent in the same file, and moves everything below a moved one', async () => {
    await bring('org', [
      { id: '159901990191', values: { name: '一号警格', kind: 'police-grid', parent: '159901990190' } },
      { id: '159901990190', values: { name: '一社区', kind: 'community-room', parent: orgs.stationA } },
    ])
    expect((await rowOf('org', '159901990191'))!.path).toEqual([
      orgs.city,
      orgs.district,
      orgs.stationA,
      '159901990190',
      '159901990191',
    ])
    await bring('household', [{ id: 'H8', values: { address: '三街 3 号', org: '159901990191' } }])
    await bring('org', [{ id: '159901990190', values: { parent: orgs.stationB } }])
    const path = [orgs.city, orgs.district, orgs.stationB, '159901990190', '159901990191']
    expect([(await rowOf('org', '159901990191'))!.path, (await rowOf('household', 'H8'))!.path]).toEqual([path, path])
  })

  it('refuses an organisation below itself, and a sixth level', async () => {
    const circle = await bring('org', [{ id: orgs.district, values: { parent: orgs.stationA } }])
    expect(circle.rejected[0]?.faults[0]?.en).toContain('below itself')
    const sixth = await bring('org', [
      { id: '159901990192', values: { name: '深', kind: 'police-grid', parent: '159901990191' } },
    ])
    expect(sixth.rejected[0]?.faults[0]?.en).toContain('levels deep')
    await expect(bring('org', [{ id: orgs.stationB, values: { parent: '1599010000X1' } }])).resolves.toMatchObject({
      changed: 0,
    })
  })

  it('carries residents and their relationships along when a household changes its community', async () => {
    await bring('household', [{ id: 'H1', values: { org: orgs.stationB } }])
    for (const [register, id] of [
      ['resident', 'P1'],
      ['relationship', 'R1'],
    ] as const)
      expect((await rowOf(register, id))!.org).toBe(orgs.stationB)
  })

  it('makes a unit step aside for its own officer, and no longer when the officer has moved', async () => {
    const phone = '16900000077'
    await bring('staff', [
      { id: '000001', values: { name: '某甲', kind: 'officer', org: orgs.stationA, phone }, validFrom: '2026-01-01' },
      { id: '000002', values: { name: '某乙', kind: 'officer', org: orgs.stationA, phone } },
    ])
    expect(await barred(phone)).toEqual([orgs.stationA])
    await bring('staff', [{ id: '000001', values: { org: orgs.stationB } }])
    expect(await barred(phone)).toEqual([orgs.stationA, orgs.stationB])
    await bring('staff', [{ id: '000002', values: { phone: '16900000078' } }])
    expect(await barred(phone)).toEqual([orgs.stationB])
    await bring('staff', [{ id: '000001', values: {}, validTo: '2026-03-01' }])
    expect(await barred(phone)).toEqual([])
  })
})
