import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { orgs, type SmallCity, smallCity } from '../testing/small-city.ts'
import { importEntries } from './index.ts'

const city: SmallCity = await smallCity()
const { server, tenant, clock } = city
const REASON = '核对当事人身份，警情 20260302001'

type Org = keyof typeof orgs
async function ask(role: string, org: Org, method: 'GET' | 'POST' | 'PUT', path: string, payload?: unknown) {
  const headers = await city.headersOf(await city.account(role, org))
  const reply = await server.app.fastify.inject({
    method,
    url: `/api/v1${path}`,
    headers,
    ...(payload === undefined ? {} : { payload: payload as object }),
  })
  return { status: reply.statusCode, body: reply.json() }
}
const encoded = (text: string) => encodeURIComponent(text)
const facts = (kind: string) =>
  server.db.system(tenant, tx =>
    tx.rows<{ actor: string; bytes: string }>(sql`
      SELECT f.actor, p.bytes FROM fact f JOIN fact_payload p ON p.tenant = f.tenant AND p.fact = f.id
      WHERE f.tenant = ${tenant} AND f.kind = ${kind} ORDER BY f.id`),
  )

beforeAll(async () => {
  await server.db.system(tenant, async tx => {
    const bring = (register: string, entries: Parameters<typeof importEntries>[4]) =>
      importEntries(tx, tenant, server.services.keys, register, entries, clock.now(), { facts: 'one' })
    await bring('household', [
      { id: 'HA', values: { address: '团结路 1 号 101 室', org: orgs.stationA } },
      { id: 'HC', values: { address: '草原街 9 号', org: orgs.stationC } },
    ])
    await bring('resident', [
      { id: 'PA', values: { name: '林某甲', household: 'HA', phone: '16900000001', idNumber: '11010519491231002X' } },
      { id: 'PB', values: { name: '林某乙', household: 'HA' } },
      { id: 'PC', values: { name: '林某甲', household: 'HC' } },
    ])
    await bring('relationship', [{ id: 'RA', values: { kind: 'spouse', first: 'PA', second: 'PB' } }])
    await bring('site', [
      { id: 'S1', values: { name: '和平小学', kind: 'school', org: orgs.stationA, address: '和平路 3 号' } },
      { id: 'S2', values: { name: '团结市场', kind: 'market', org: orgs.stationB } },
      { id: 'S3', values: { name: '草原学校', kind: 'school', org: orgs.stationC } },
    ])
  })
})

describe('lists', () => {
  it("shows one's own organisation and below, narrowed to one below, and nothing beside it", async () => {
    const ids = async (org: Org, query: string) =>
      (await ask('station-leader', org, 'GET', `/registers/site?${query}`)).body.items
        .map((i: { id: string }) => i.id)
        .sort()
    expect(await ids('stationA', '')).toEqual(['S1'])
    expect(await ids('district', '')).toEqual(['S1', 'S2'])
    expect(await ids('district', `scope=${orgs.stationB}`)).toEqual(['S2'])
    expect((await ask('station-leader', 'stationA', 'GET', `/registers/site?scope=${orgs.stationB}`)).status).toBe(404)
  })

  it('finds by words, by pinyin initials and by kind, a page at a time', async () => {
    const list = async (query: string) => (await ask('city-analyst', 'city', 'GET', `/registers/site?${query}`)).body
    const ids = (page: { items: { id: string }[] }) => page.items.map(i => i.id)
    expect(ids(await list(`q=${encoded('小学')}`))).toEqual(['S1'])
    expect(ids(await list('q=tjsc'))).toEqual(['S2'])
    expect(ids(await list('kind=school')).sort()).toEqual(['S1', 'S3'])
    const first = await list('limit=2')
    const second = await list(`limit=2&cursor=${first.next}`)
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null])
    expect(new Set([...ids(first), ...ids(second)]).size).toBe(3)
  })

  it('never lists people whole, and finds one by whole name only with a reason, which is recorded', async () => {
    const whole = await ask('community-officer', 'stationA', 'GET', '/registers/resident')
    expect([whole.status, whole.body.code]).toEqual([400, 'invalid-input'])
    const unreasoned = await ask('community-officer', 'stationA', 'GET', `/registers/resident?q=${encoded('林某甲')}`)
    expect([unreasoned.status, unreasoned.body.fields]).toEqual([400, ['reason']])
    const found = await ask(
      'community-officer',
      'stationA',
      'GET',
      `/registers/resident?q=${encoded('林某甲')}&reason=${encoded(REASON)}`,
    )
    expect(found.body.items).toEqual([
      expect.objectContaining({
        id: 'PA',
        name: '林**',
        names: { HA: '团结路 1 号 101 室' },
        masked: expect.arrayContaining(['name', 'phone', 'idNumber']),
      }),
    ])
    expect(found.body.items[0].values).toMatchObject({ name: '林**', phone: '169****0001', idNumber: '••••' })
    const part = await ask(
      'community-officer',
      'stationA',
      'GET',
      `/registers/resident?q=${encoded('林某')}&reason=${encoded(REASON)}`,
    )
    expect(part.body.items).toEqual([])
    const searched = await facts('personal-data.searched')
    expect(JSON.parse(searched[0]!.bytes)).toMatchObject({ reason: REASON, register: 'resident' })
    expect(JSON.stringify(searched)).not.toContain('林某甲')
  })

  it("lists a household's people and a person's relationships", async () => {
    const people = await ask('community-officer', 'stationA', 'GET', '/registers/resident?household=HA')
    expect(people.body.items.map((i: { id: string }) => i.id).sort()).toEqual(['PA', 'PB'])
    const ties = await ask('community-officer', 'stationA', 'GET', '/registers/relationship?resident=PB')
    expect(ties.body.items).toEqual([expect.objectContaining({ id: 'RA', names: { PA: '林**', PB: '林**' } })])
  })

  it('shows another district no resident, household or relationship, by list, by id or in the database itself', async () => {
    expect((await ask('community-officer', 'stationC', 'GET', '/registers/resident?household=HA')).body.items).toEqual(
      [],
    )
    for (const path of [
      '/registers/resident/entries/PA',
      '/registers/household/entries/HA',
      '/registers/relationship/entries/RA',
    ])
      expect((await ask('community-officer', 'stationC', 'GET', path)).status).toBe(404)
    const rows = await server.db.as({ tenant, org: orgs.banner, account: 'x', auditor: false }, tx =>
      tx.rows<{ id: string }>(
        sql`SELECT id FROM register_entry WHERE register IN ('resident', 'household', 'relationship') ORDER BY id`,
      ),
    )
    expect(rows.map(r => r.id)).toEqual(['HC', 'PC'])
  })
})

describe('reading in clear', () => {
  it('needs a reason of eight characters, leaves a fact, and then shows everything', async () => {
    expect(
      (await ask('community-officer', 'stationA', 'GET', `/registers/resident/entries/PA?reason=${encoded('看看')}`))
        .status,
    ).toBe(400)
    const clear = await ask(
      'community-officer',
      'stationA',
      'GET',
      `/registers/resident/entries/PA?reason=${encoded(REASON)}`,
    )
    expect(clear.body).toMatchObject({
      clear: true,
      masked: [],
      values: { name: '林某甲', phone: '16900000001', idNumber: '11010519491231002X' },
    })
    const [fact] = await facts('personal-data.read')
    expect(fact!.actor).toBe('community-officer@stationA')
    expect(JSON.parse(fact!.bytes)).toMatchObject({ register: 'resident', id: 'PA', reason: REASON })
  })

  it('is not for those without a task with people: administrator, analyst, supervisor, auditor, partner', async () => {
    for (const [role, org] of [
      ['administrator', 'city'],
      ['city-analyst', 'city'],
      ['county-supervisor', 'district'],
      ['auditor', 'city'],
      ['partner', 'banner'],
    ] as const)
      expect([
        role,
        (await ask(role, org, 'GET', `/registers/resident/entries/PA?reason=${encoded(REASON)}`)).status,
      ]).toEqual([role, 404])
  })
})

describe('writing', () => {
  it('adds, changes by version, ends, and never removes', async () => {
    const added = await ask('community-officer', 'stationA', 'POST', '/registers/household', {
      values: { address: '新华街 5 号', org: orgs.stationA },
    })
    expect(added.body).toMatchObject({ version: 1, mayWrite: true, validFrom: '2026-03-02', validTo: null })
    const path = `/registers/household/entries/${added.body.id}`
    const changed = await ask('community-officer', 'stationA', 'PUT', path, {
      version: 1,
      values: { address: '新华街 6 号', lng: 110.1, lat: 40.1 },
    })
    expect(changed.body).toMatchObject({ version: 2, values: { address: '新华街 6 号', lng: 110.1 } })
    const stale = await ask('community-officer', 'stationA', 'PUT', path, {
      version: 1,
      values: { address: '新华街 7 号' },
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'stale-version'])
    const cleared = await ask('community-officer', 'stationA', 'PUT', path, {
      version: 2,
      values: { lng: null, lat: null },
    })
    expect(cleared.body.values).not.toHaveProperty('lng')
    const ended = await ask('community-officer', 'stationA', 'POST', `${path}/end`, { version: 3 })
    expect(ended.body.validTo).toBe('2026-03-02')
    const listed = async (query: string) =>
      (await ask('community-officer', 'stationA', 'GET', `/registers/household?${query}`)).body.items.map(
        (i: { id: string }) => i.id,
      )
    expect(await listed('asOf=2026-03-02')).toContain(added.body.id)
    expect(await listed('asOf=2026-03-03')).not.toContain(added.body.id)
    expect(await listed('asOf=2026-03-01')).not.toContain(added.body.id)
    expect(await listed('all=true')).toContain(added.body.id)
    expect(
      (await facts('register.household.changed')).filter(f => f.actor === 'community-officer@stationA'),
    ).toHaveLength(4)
  })

  it("refuses a taken id, unknown fields, masked values and a place outside one's own, in both languages", async () => {
    const add = (values: object, id?: string) =>
      ask('community-officer', 'stationA', 'POST', '/registers/resident', {
        ...(id === undefined ? {} : { id }),
        values,
      })
    expect((await add({ name: '某某', household: 'HA' }, 'PA')).body.code).toBe('id-taken')
    const masked = await add({ name: '林**', household: 'HA' })
    expect([masked.status, masked.body.fields]).toEqual([400, ['name']])
    expect(masked.body.zh).toContain('遮蔽')
    expect(masked.body.en).toContain('masked')
    expect((await add({ name: '某某', household: 'HA', religion: '无' })).body.fields).toEqual(['religion'])
    expect((await add({ name: '某某', household: 'HC' })).body.fields).toEqual(['household'])
  })

  it("keeps to the roles of each register, and to one's own organisation", async () => {
    const site = { values: { name: '某店', kind: 'other', org: orgs.stationB } }
    expect((await ask('community-officer', 'stationA', 'POST', '/registers/site', site)).body.fields).toEqual(['org'])
    expect(
      (
        await ask('station-leader', 'stationA', 'POST', '/registers/org', {
          id: '159901990199',
          values: { name: '某', kind: 'station' },
        })
      ).status,
    ).toBe(404)
    expect((await ask('station-duty-officer', 'stationA', 'POST', '/registers/site', site)).status).toBe(404)
    expect(
      (
        await ask('station-leader', 'stationA', 'PUT', '/registers/site/entries/S2', {
          version: 1,
          values: { name: '别名' },
        })
      ).status,
    ).toBe(404)
    expect(
      (
        await ask('administrator', 'city', 'POST', '/registers/staff', {
          id: '0001',
          values: { name: '某', kind: 'officer', org: orgs.stationA, phone: '16900000011' },
        })
      ).status,
    ).toBe(200)
  })

  it('takes effect in the directory at once when an organisation moves', async () => {
    const code = '159901990177'
    await ask('administrator', 'city', 'POST', '/registers/org', {
      id: code,
      values: { name: '一社区警务室', kind: 'community-room', parent: orgs.stationA },
    })
    const moved = await ask('administrator', 'city', 'PUT', `/registers/org/entries/${code}`, {
      version: 1,
      values: { parent: orgs.stationB },
    })
    expect(moved.body.values.parent).toBe(orgs.stationB)
    const directory = await server.services.directories.of(tenant)
    expect(directory.pathOf(code)).toEqual([orgs.city, orgs.district, orgs.stationB, code])
  })

  it('answers every kind of nonsense with a problem, never with an error of ours', async () => {
    for (const [method, path, body] of [
      ['GET', '/registers/site?cursor=AAAA', undefined],
      ['GET', '/registers/site?asOf=2026-02-31', undefined],
      ['GET', '/registers/site?household=HA', undefined],
      ['GET', '/registers/household?q=%21%21', undefined],
      ['GET', '/registers/watch-list', undefined],
      ['POST', '/registers/site', { values: { __proto__: 1, kind: ['x'], lng: 'x' } }],
      ['POST', '/registers/site', { id: 'a'.repeat(200), values: {} }],
      [
        'POST',
        '/registers/site',
        { values: { name: 'x', kind: 'other', org: orgs.stationA }, validFrom: '2026-99-99' },
      ],
      ['PUT', '/registers/site/entries/nothing', { version: 1, values: {} }],
    ] as const) {
      const { status, body: answer } = await ask('station-leader', 'stationA', method, path, body)
      expect([path, status >= 400 && status < 500]).toEqual([path, true])
      expect([/\p{Script=Han}/u.test(answer.zh), typeof answer.en, typeof answer.next.zh]).toEqual([
        true,
        'string',
        'string',
      ])
    }
  })
})
