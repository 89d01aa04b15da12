import { dictionaries } from '@fangwei/domain/dictionaries/index.ts'
import { order } from '@fangwei/domain/matters/order/index.ts'
import { describe, expect, it } from 'vitest'
import { openMatter, systemActor } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { orgs, type SmallCity, smallCity } from '../testing/small-city.ts'

const city: SmallCity = await smallCity()
const { server, tenant, clock } = city
type Org = keyof typeof orgs

async function ask(
  role: string,
  org: Org,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  payload?: unknown,
  nth?: number,
) {
  const account = await city.account(role, org, nth === undefined ? {} : { nth })
  const headers = await city.headersOf(account)
  const reply = await server.app.fastify.inject({
    method,
    url: `/api/v1${path}`,
    headers,
    ...(payload === undefined ? {} : { payload: payload as object }),
  })
  return { status: reply.statusCode, body: reply.json() }
}

async function openOrder(): Promise<string> {
  const around = await surroundings(server.services, tenant)
  const matter = await server.db.system(tenant, tx =>
    openMatter(tx, around, systemActor(orgs.stationA), {
      type: order,
      unit: orgs.stationA,
      fields: { subject: '排查', body: '逐户排查燃气隐患', grade: 2 },
    }),
  )
  return matter.id
}
const dueOf = async (matter: string) =>
  (await server.db.system(tenant, tx =>
    tx.first<{ due: string; calendar: number; amount: number }>(sql`
      SELECT due_at AS due, calendar_version AS calendar, amount FROM deadline
      WHERE tenant = ${tenant} AND matter = ${matter}::uuid AND code = 'feedback'`),
  ))!

describe('policies', () => {
  const wanted = {
    code: 'order.feedback',
    grade: 2,
    amounts: [6],
    unit: 'working-day',
    basis: '局务会 2026 年第 3 次会议',
    effectiveFrom: '2026-03-02',
  }

  it('are listed with what they decide, on what basis, and which row is in force', async () => {
    const { body } = await ask('station-duty-officer', 'stationA', 'GET', '/policies')
    const row = body.items.find((p: { code: string; grade: number }) => p.code === 'order.feedback' && p.grade === 2)
    expect(row).toMatchObject({ amounts: [3], unit: 'working-day', shipped: true, inForce: true, approvedBy: null })
    expect(row.usedBy).toContainEqual({ type: 'order', label: order.deadlines.feedback!.label })
    expect(row.basis).not.toBe('')
    expect(body.items.some((p: { code: string }) => p.code === 'register.export-rows')).toBe(true)
  })

  it('change by two people, from their day on, and leave running clocks alone', async () => {
    const before = await openOrder()
    const proposed = await ask('administrator', 'city', 'POST', '/policy-proposals', wanted)
    expect(proposed.body).toMatchObject({ ...wanted, verdict: null })
    const path = `/policy-proposals/${proposed.body.id}/decision`
    const own = await ask('administrator', 'city', 'POST', path, { verdict: 'approved' })
    expect([own.status, own.body.code]).toEqual([403, 'second-person'])
    const approved = await ask('city-analyst', 'city', 'POST', path, { verdict: 'approved' })
    expect(approved.body).toMatchObject({ verdict: 'approved', decidedBy: 'city-analyst@city' })
    expect((await ask('city-analyst', 'city', 'POST', path, { verdict: 'refused' })).body.code).toBe('decided')
    expect([(await dueOf(before)).amount, (await dueOf(await openOrder())).amount]).toEqual([3, 6])
    const { body } = await ask('administrator', 'city', 'GET', '/policies')
    expect(
      body.items.filter((p: { code: string; grade: number }) => p.code === 'order.feedback' && p.grade === 2),
    ).toEqual([
      expect.objectContaining({ amounts: [3], inForce: false }),
      expect.objectContaining({ amounts: [6], inForce: true, approvedBy: 'city-analyst@city' }),
    ])
    expect((await ask('administrator', 'city', 'POST', '/policy-proposals', wanted)).body.code).toBe('policy-taken')
  })

  it('change nothing when refused, and never from yesterday, without a basis, or by a district', async () => {
    const { body } = await ask('administrator', 'city', 'POST', '/policy-proposals', {
      ...wanted,
      effectiveFrom: '2026-04-01',
    })
    await ask('administrator', 'city', 'POST', `/policy-proposals/${body.id}/decision`, { verdict: 'refused' }, 2)
    expect((await ask('auditor', 'city', 'GET', '/policy-proposals?open=true')).body.items).toEqual([])
    for (const bad of [
      { effectiveFrom: '2026-03-01' },
      { basis: '无' },
      { code: 'nothing' },
      { unit: 'count' },
      { amounts: [0] },
      { amounts: [] },
      { grade: 5 },
    ]) {
      const { status, body: problem } = await ask('administrator', 'city', 'POST', '/policy-proposals', {
        ...wanted,
        effectiveFrom: '2026-05-01',
        ...bad,
      })
      expect([bad, status, /\p{Script=Han}/u.test(problem.zh)]).toEqual([bad, 400, true])
    }
    const later = { ...wanted, effectiveFrom: '2026-05-01' }
    expect((await ask('administrator', 'district', 'POST', '/policy-proposals', later)).status).toBe(404)
    expect((await ask('station-leader', 'stationA', 'POST', '/policy-proposals', later)).status).toBe(404)
  })
})

describe('the holiday table', () => {
  const off = { day: '2026-03-04', working: false, name: '测试假日', basis: '测试用，非真实安排' }

  it('is replaced by year, and running working-day clocks are counted again through the door', async () => {
    const matter = await openOrder()
    const { due } = await dueOf(matter)
    const changed = await ask('administrator', 'city', 'PUT', '/holidays/2026', { version: 1, days: [off] })
    expect(changed.body).toEqual({ version: 2, job: expect.any(String) })
    const early = await ask('administrator', 'city', 'PUT', '/holidays/2026', { version: 2, days: [] })
    expect([early.status, early.body.code]).toEqual([409, 'recounting'])
    clock.moveBy(10_000)
    await server.settle()
    const after = await dueOf(matter)
    expect([after.calendar, Date.parse(after.due) - Date.parse(due)]).toEqual([2, 86_400_000])
    expect((await ask('administrator', 'city', 'GET', `/jobs/${changed.body.job}`)).body).toMatchObject({
      state: 'done',
    })
    const facts = await server.db.system(tenant, tx =>
      tx.rows<{ kind: string }>(
        sql`SELECT kind FROM fact WHERE tenant = ${tenant} AND matter = ${matter}::uuid ORDER BY id`,
      ),
    )
    expect(facts.map(f => f.kind)).toEqual(['order.opened', 'order.recounted'])
    await ask('administrator', 'city', 'PUT', '/holidays/2026', { version: 2, days: [] })
    clock.moveBy(10_000)
    await server.settle()
    expect(await dueOf(matter)).toMatchObject({ due, calendar: 3 })
  })

  it('changes nothing for the same days, keeps other years, and refuses a version that was not seen', async () => {
    const put = (version: number, days: unknown[], year = 2026) =>
      ask('administrator', 'city', 'PUT', `/holidays/${year}`, { version, days })
    expect((await put(3, [])).body).toEqual({ version: 3, job: null })
    expect((await put(2, [off])).body.code).toBe('stale-version')
    expect((await put(3, [{ ...off, day: '2027-01-01' }], 2027)).body.version).toBe(4)
    const all = (await ask('station-leader', 'stationA', 'GET', '/holidays')).body
    expect([all.version, all.items.map((d: { day: string }) => d.day)]).toEqual([4, ['2027-01-01']])
    clock.moveBy(10_000)
    await server.settle()
    for (const days of [
      [{ ...off, day: '2027-01-01' }],
      [off, off],
      [{ ...off, day: '2026-02-30' }],
      [{ ...off, working: true }],
      [{ ...off, basis: '' }],
    ])
      expect((await put(4, days)).status).toBe(400)
    expect((await ask('station-leader', 'stationA', 'PUT', '/holidays/2026', { version: 4, days: [] })).status).toBe(
      404,
    )
    expect((await ask('administrator', 'banner', 'PUT', '/holidays/2026', { version: 4, days: [] })).status).toBe(404)
  })
})

it('gives every code list with both languages', async () => {
  const { body } = await ask('partner', 'banner', 'GET', '/dictionaries')
  expect(body.items.map((d: { code: string }) => d.code)).toEqual(dictionaries.map(d => d.code))
  for (const { entries } of body.items)
    for (const { label } of entries) expect(label.zh.length * label.en.length).toBeGreaterThan(0)
})

describe('the audit trail', () => {
  it('shows the auditor what accounts did, newest first, by account, kind and time, a page at a time', async () => {
    const { body } = await ask('auditor', 'city', 'GET', '/audit?kind=policy.')
    expect(body.items.map((f: { kind: string }) => f.kind)).toEqual([
      'policy.refused',
      'policy.proposed',
      'policy.approved',
      'policy.proposed',
    ])
    expect(body.items[2]).toMatchObject({ account: 'city-analyst@city', data: { proposedBy: 'administrator@city' } })
    const one = (await ask('auditor', 'city', 'GET', '/audit?account=administrator%40city&kind=session.opened&limit=2'))
      .body
    const two = (
      await ask(
        'auditor',
        'city',
        'GET',
        `/audit?account=administrator%40city&kind=session.opened&limit=2&cursor=${one.next}`,
      )
    ).body
    expect([
      one.items.length,
      two.items.length > 0,
      one.items[0].fact > one.items[1].fact,
      one.items[1].fact > two.items[0].fact,
    ]).toEqual([2, true, true, true])
    expect((await ask('auditor', 'city', 'GET', '/audit?from=2030-01-01T00:00:00Z')).body.items).toEqual([])
    expect((await ask('auditor', 'city', 'GET', '/audit?kind=audit.read')).body.items.length).toBeGreaterThan(0)
  })

  it("never says what matters say, opens no sealed value, and stays within the auditor's organisation", async () => {
    const reason = encodeURIComponent('核对当事人身份信息')
    await ask('administrator', 'city', 'POST', '/registers/staff', {
      id: '000301',
      values: { name: '某丙', kind: 'officer', org: orgs.stationC, phone: '16900000031' },
    })
    await ask('station-leader', 'stationC', 'GET', `/registers/staff/entries/000301?reason=${reason}`)
    const { body } = await ask('auditor', 'city', 'GET', '/audit?limit=200')
    expect(body.items.some((f: { kind: string }) => f.kind.startsWith('order.'))).toBe(false)
    const written = body.items.find((f: { kind: string }) => f.kind === 'register.staff.changed')
    expect(written.data.values.sealed).toBe('••••')
    expect(body.items.some((f: { kind: string }) => f.kind === 'personal-data.read')).toBe(true)
    const kinds = async (org: Org) => (await ask('auditor', org, 'GET', '/audit?kind=personal-data.')).body.items.length
    expect([await kinds('banner'), await kinds('district')]).toEqual([1, 0])
  })

  it('is for the auditor alone', async () => {
    for (const [role, org] of [
      ['administrator', 'city'],
      ['station-leader', 'stationA'],
      ['city-analyst', 'city'],
      ['partner', 'banner'],
    ] as const)
      expect([role, (await ask(role, org, 'GET', '/audit')).status]).toEqual([role, 404])
  })
})
