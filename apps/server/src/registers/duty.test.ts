import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { orgs, type SmallCity, smallCity } from '../testing/small-city.ts'
import { importEntries } from './index.ts'

const city: SmallCity = await smallCity()
const { server, tenant, clock } = city
type Org = keyof typeof orgs
type Method = 'GET' | 'POST' | 'PUT'

async function send(headers: Record<string, string>, method: Method, path: string, payload?: unknown) {
  const reply = await server.app.fastify.inject({
    method,
    url: `/api/v1${path}`,
    headers,
    ...(payload === undefined ? {} : { payload: payload as object }),
  })
  return { status: reply.statusCode, body: reply.json(), cookie: reply.cookies[0] }
}
const ask = async (role: string, org: Org, method: Method, path: string, payload?: unknown) =>
  send(await city.headersOf(await city.account(role, org)), method, path, payload)
const logIn = async (login: string, password: string) => {
  const { status, cookie } = await send({}, 'POST', '/session', { login, password })
  return { status, headers: { cookie: `${cookie?.name}=${cookie?.value}`, 'x-fangwei': '1' } }
}

beforeAll(() =>
  server.db.system(tenant, tx =>
    importEntries(
      tx,
      tenant,
      server.services.keys,
      'staff',
      [
        { id: '000101', values: { name: '某甲', kind: 'officer', org: orgs.stationA } },
        { id: '000201', values: { name: '某乙', kind: 'officer', org: orgs.stationC } },
      ],
      clock.now(),
    ),
  ),
)

describe('shifts', () => {
  const turn = (startsAt: string, endsAt: string, accounts: string[], post = 'desk-stationA') => ({
    post,
    accounts,
    startsAt,
    endsAt,
  })
  const span = { org: orgs.stationA, from: '2026-03-03T00:00:00Z', to: '2026-03-05T00:00:00Z' }

  it('are planned by the leader of the station, replaced as a whole, and read by those who work there', async () => {
    const duty = await city.account('station-duty-officer', 'stationA', { onShift: false })
    const shifts = [
      turn('2026-03-03T00:00:00Z', '2026-03-03T12:00:00Z', [duty.id]),
      turn('2026-03-03T12:00:00Z', '2026-03-04T00:00:00Z', [duty.id]),
    ]
    expect((await ask('station-leader', 'stationA', 'PUT', '/shifts', { ...span, shifts })).body).toEqual({
      planned: 2,
      replaced: 0,
    })
    expect((await ask('station-leader', 'stationA', 'PUT', '/shifts', { ...span, shifts: [shifts[0]] })).body).toEqual({
      planned: 1,
      replaced: 2,
    })
    const { body } = await ask('community-officer', 'stationA', 'GET', `/shifts?from=${span.from}&to=${span.to}`)
    expect(body.items.filter((s: { accounts: { id: string }[] }) => s.accounts[0]!.id === duty.id)).toEqual([
      expect.objectContaining({
        post: 'desk-stationA',
        startsAt: '2026-03-03T00:00:00.000Z',
        accounts: [{ id: duty.id, name: expect.any(String) }],
      }),
    ])
    const now = (await ask('community-officer', 'stationA', 'GET', '/shifts/current')).body
    expect(now.posts[0].next).toEqual([expect.objectContaining({ startsAt: '2026-03-03T00:00:00.000Z' })])
    clock.moveTo(new Date('2026-03-03T01:00:00Z'))
    const then = (await ask('community-officer', 'stationA', 'GET', '/shifts/current')).body
    expect(then.posts[0].current.some((s: { accounts: { id: string }[] }) => s.accounts[0]!.id === duty.id)).toBe(true)
    expect((await ask('station-leader', 'stationA', 'PUT', '/shifts', { ...span, shifts: [] })).body).toEqual({
      planned: 0,
      replaced: 0,
    })
  })

  it("refuses the past, strangers, other people's posts and two turns at once, in both languages", async () => {
    const [duty, other] = [
      await city.account('station-duty-officer', 'stationA'),
      await city.account('station-duty-officer', 'stationC'),
    ]
    const day = ['2026-03-04T00:00:00Z', '2026-03-04T12:00:00Z'] as const
    for (const [shifts, words] of [
      [[turn('2026-03-03T00:30:00Z', '2026-03-03T12:00:00Z', [duty.id])], 'has begun'],
      [[turn(...day, [other.id])], 'No such working account'],
      [[turn(...day, [duty.id], 'desk-stationB')], 'no post of the organisation'],
      [
        [turn(...day, [duty.id]), turn('2026-03-04T11:00:00Z', '2026-03-04T20:00:00Z', [duty.id])],
        'stands two at once',
      ],
      [[turn('2026-03-04T00:00:00Z', '2026-03-08T00:00:00Z', [duty.id])], '36 hours'],
      [[turn('2026-03-06T00:00:00Z', '2026-03-06T08:00:00Z', [duty.id])], 'outside the span'],
    ] as const) {
      const { status, body } = await ask('station-leader', 'stationA', 'PUT', '/shifts', { ...span, shifts })
      expect([status, body.en.includes(words), /\p{Script=Han}/u.test(body.zh)]).toEqual([400, true, true])
    }
    expect((await ask('station-leader', 'stationB', 'PUT', '/shifts', { ...span, shifts: [] })).status).toBe(404)
    expect((await ask('community-officer', 'stationA', 'PUT', '/shifts', { ...span, shifts: [] })).status).toBe(404)
  })
})

describe('accounts', () => {
  it("open for staff with a password that only serves to set one's own", async () => {
    const opened = await ask('administrator', 'city', 'POST', '/accounts', {
      staff: '000101',
      login: 'jia',
      roles: ['community-officer'],
    })
    expect(opened.body).toMatchObject({
      account: { id: '000101', name: '某甲', org: orgs.stationA, passwordTemporary: true },
    })
    const { temporaryPassword } = opened.body
    const { headers } = await logIn('jia', temporaryPassword)
    const early = await send(headers, 'GET', '/registers/site')
    expect([early.status, early.body.code]).toEqual([403, 'password-temporary'])
    expect(
      (await send(headers, 'PUT', '/session/password', { old: 'wrong wrong', new: 'a password of mine' })).status,
    ).toBe(400)
    expect(
      (await send(headers, 'PUT', '/session/password', { old: temporaryPassword, new: temporaryPassword })).status,
    ).toBe(400)
    expect(
      (await send(headers, 'PUT', '/session/password', { old: temporaryPassword, new: 'a password of mine' })).body,
    ).toEqual({ changed: true })
    expect((await send(headers, 'GET', '/registers/site')).status).toBe(200)
    expect((await logIn('jia', temporaryPassword)).status).toBe(400)
    expect(
      (
        await ask('administrator', 'city', 'POST', '/accounts', {
          staff: '000101',
          login: 'jia2',
          roles: ['auxiliary'],
        })
      ).body.code,
    ).toBe('account-exists')
  })

  it('lose their sessions at once when disabled, reset or given other roles', async () => {
    const { headers } = await logIn('jia', 'a password of mine')
    expect(
      (await ask('administrator', 'city', 'PUT', '/accounts/000101', { roles: ['station-duty-officer'] })).body.roles,
    ).toEqual(['station-duty-officer'])
    expect((await send(headers, 'GET', '/session')).status).toBe(401)
    expect((await ask('administrator', 'city', 'POST', '/accounts/000101/disable')).body.disabledAt).not.toBeNull()
    expect((await logIn('jia', 'a password of mine')).status).toBe(400)
    expect((await ask('administrator', 'city', 'POST', '/accounts/000101/password')).status).toBe(409)
    const { temporaryPassword } = (await ask('administrator', 'city', 'POST', '/accounts/000101/enable')).body
    expect((await logIn('jia', temporaryPassword)).status).toBe(200)
    const kinds = await server.db.system(tenant, tx =>
      tx.rows<{ kind: string }>(sql`SELECT DISTINCT kind FROM fact WHERE kind LIKE 'account.%' ORDER BY kind`),
    )
    expect(kinds.map(k => k.kind)).toEqual([
      'account.changed',
      'account.disabled',
      'account.enabled',
      'account.opened',
      'account.password-changed',
    ])
  })

  it("keep the three officers apart, leave one's own alone, and stay within one's organisation", async () => {
    const both = await ask('administrator', 'city', 'POST', '/accounts', {
      staff: '000201',
      login: 'yi',
      roles: ['administrator', 'auditor'],
    })
    expect([both.status, both.body.code]).toEqual([422, 'roles-apart'])
    expect(
      (await ask('administrator', 'city', 'POST', '/accounts', { staff: '000201', login: 'yi', roles: ['king'] }))
        .status,
    ).toBe(400)
    const own = encodeURIComponent('administrator@city')
    expect((await ask('administrator', 'city', 'PUT', `/accounts/${own}`, { roles: ['auditor'] })).body.code).toBe(
      'own-account',
    )
    expect(
      (
        await ask('administrator', 'district', 'POST', '/accounts', {
          staff: '000201',
          login: 'yi',
          roles: ['auxiliary'],
        })
      ).status,
    ).toBe(400)
    await ask('administrator', 'city', 'POST', '/accounts', { staff: '000201', login: 'yi', roles: ['auxiliary'] })
    expect((await ask('administrator', 'district', 'POST', '/accounts/000201/disable')).status).toBe(404)
    expect((await ask('station-leader', 'stationA', 'GET', '/accounts')).status).toBe(404)
    const listed = (await ask('administrator', 'district', 'GET', '/accounts')).body.items.map(
      (a: { id: string }) => a.id,
    )
    expect([listed.includes('000101'), listed.includes('000201')]).toEqual([true, false])
    expect(JSON.stringify((await ask('administrator', 'city', 'GET', '/accounts')).body)).not.toContain('argon2')
  })
})
