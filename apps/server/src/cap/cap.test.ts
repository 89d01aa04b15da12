import { type CapAlert, readCap, writeCap } from '@fangwei/domain/cap/index.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { orgs, smallCity } from '../testing/small-city.ts'

const city = await smallCity()
const { server, tenant, clock } = city
type Headers = Record<string, string>
let dispatcher: Headers
let officer: Headers
let leader: Headers
let supervisor: Headers

/** Sessions end while the clock moves. */
async function logIn(): Promise<void> {
  dispatcher = await city.headersOf(await city.account('dispatcher', 'city'))
  officer = await city.headersOf(await city.account('station-duty-officer', 'stationA'))
  leader = await city.headersOf(await city.account('station-leader', 'stationA'))
  supervisor = await city.headersOf(await city.account('county-supervisor', 'district'))
}
beforeEach(logIn)

const flood: CapAlert = {
  version: '1.2',
  identifier: 'flood-1',
  sender: 'weather.example.cn',
  sent: '2026-03-02T09:00:00+08:00',
  status: 'Actual',
  msgType: 'Alert',
  scope: 'Public',
  codes: [],
  infos: [
    {
      language: 'zh-CN',
      categories: ['Met'],
      event: '暴雨',
      responseTypes: ['Prepare'],
      urgency: 'Expected',
      severity: 'Severe',
      certainty: 'Likely',
      eventCodes: [],
      expires: '2026-03-02T15:00:00+08:00',
      headline: '暴雨橙色预警',
      parameters: [],
      resources: [],
      areas: [
        {
          areaDesc: '河谷',
          polygons: [
            [
              [40, 110],
              [40, 110.1],
              [40.1, 110.1],
              [40, 110],
            ],
          ],
          circles: [],
          geocodes: [],
        },
      ],
    },
  ],
}

async function send(xml: string, type = 'application/cap+xml', feed = 'weather') {
  const reply = await server.app.fastify.inject({
    method: 'POST',
    url: `/api/v1/cap/feeds/${feed}`,
    headers: { ...dispatcher, 'content-type': type },
    payload: xml,
  })
  return { status: reply.statusCode, body: reply.json() as Record<string, never> }
}
const get = async (url: string, headers: Headers = officer) => {
  const reply = await server.app.fastify.inject({ url, headers })
  return { status: reply.statusCode, type: String(reply.headers['content-type']), text: reply.body }
}
const states = async () =>
  Object.fromEntries(
    (JSON.parse((await get('/api/v1/cap')).text) as { items: { identifier: string; state: string }[] }).items.map(m => [
      m.identifier,
      m.state,
    ]),
  )

describe('warnings of other systems', () => {
  it('are taken once, whoever sends them again; another content under a taken name is refused', async () => {
    const first = await send(writeCap(flood))
    expect(first).toMatchObject({ status: 200, body: { outcome: 'new' } })
    expect(await send(writeCap(flood))).toMatchObject({ status: 200, body: { outcome: 'known', id: first.body.id } })
    // One moment written in two ways is one name.
    expect((await send(writeCap({ ...flood, sent: '2026-03-02T08:00:00+07:00' }))).status).toBe(409)
    const { text } = await get('/api/v1/cap?active=true')
    expect(JSON.parse(text).items).toMatchObject([
      {
        state: 'active',
        severity: 'Severe',
        rings: [
          [
            [110, 40],
            [110.1, 40],
            [110.1, 40.1],
            [110, 40],
          ],
        ],
      },
    ])
    const file = await get(`/api/v1/cap/${String(first.body.id)}/file`)
    expect([file.type, file.text]).toEqual(['application/cap+xml', writeCap(flood)])
  })

  it('are updated and cancelled by their own sender alone, in whatever order that comes, and end by themselves', async () => {
    const next: CapAlert = {
      ...flood,
      identifier: 'flood-2',
      sent: '2026-03-02T09:30:00+08:00',
      msgType: 'Update',
      references: `${flood.sender},${flood.identifier},${flood.sent}`,
    }
    const over: CapAlert = {
      ...next,
      identifier: 'flood-3',
      sent: '2026-03-02T10:00:00+08:00',
      msgType: 'Cancel',
      references: `${flood.sender},flood-2,2026-03-02T09:30:00+08:00`,
    }
    await send(writeCap({ ...over, identifier: 'forged', sender: 'somebody.else' }))
    await send(writeCap(over))
    expect(await states()).toEqual({ 'flood-1': 'active', forged: 'cancelled', 'flood-3': 'cancelled' })
    await send(writeCap(next))
    expect(await states()).toMatchObject({ 'flood-1': 'replaced', 'flood-2': 'replaced', 'flood-3': 'cancelled' })
    await send(writeCap({ ...flood, identifier: 'test', status: 'Test' }))
    await send(writeCap({ ...flood, identifier: 'wind' }))
    const { expires: _, ...endless } = flood.infos[0]!
    await send(writeCap({ ...flood, identifier: 'endless', infos: [endless] }))
    expect(await states()).toMatchObject({ test: 'not-actual', wind: 'active', endless: 'active' })
    clock.moveBy(7 * 3_600_000)
    await logIn()
    expect(await states()).toMatchObject({ wind: 'ended', endless: 'active' })
    clock.moveBy(24 * 3_600_000)
    await logIn()
    expect(await states()).toMatchObject({ endless: 'ended' })
    expect(JSON.parse((await get('/api/v1/cap?active=true')).text).items).toEqual([])
  })

  it('are refused with every reason in both languages when they are not valid, and never read a file or grow', async () => {
    const bad = await send(writeCap(flood).replace('Severe', 'Huge').replace('Actual', 'Real'))
    expect(bad.status).toBe(422)
    expect(bad.body).toMatchObject({ code: 'not-cap', fields: ['status', 'info[0].severity'] })
    const bomb = `<!DOCTYPE a [${Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]>${writeCap(flood)}`
    const outside = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>${writeCap(flood).replace('暴雨橙色', '&x;')}`
    const deep = `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</alert>`
    for (const xml of [bomb, outside, deep, '', '<html/>', '\0']) {
      const began = performance.now()
      expect((await send(xml)).status).toBe(422)
      expect(performance.now() - began).toBeLessThan(2000)
    }
    expect((await send('{}', 'application/json')).status).toBe(400)
    expect((await send(writeCap(flood), 'text/plain')).status).toBeGreaterThanOrEqual(400)
    const { items } = JSON.parse((await get('/api/v1/cap-refusals')).text)
    expect(items).toHaveLength(7)
    expect(items.every((i: { reasons: { message: object }[] }) => i.reasons.length > 0)).toBe(true)
  })
})

async function post(url: string, headers: Headers, payload: object) {
  const reply = await server.app.fastify.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload })
  return { status: reply.statusCode, body: reply.json() as Record<string, never> }
}
const act = (id: string, headers: Headers, action: string, input: object = {}) => {
  clock.moveBy(1000)
  return post(`/matters/${id}/actions`, headers, { action, input })
}
const codes = { response: 'Avoid', urgency: 'Immediate', severity: 'Severe', certainty: 'Observed', hours: 6 }
const words = { headline: '河岸路封闭', description: '河岸路燃气泄漏，正在抢修', areaDesc: '河岸路一带', ...codes }

async function opened(grade: number, more: object = {}) {
  const { body } = await post('/matters', officer, {
    type: 'incident',
    unit: orgs.stationA,
    fields: {
      content: '张小三说家里闻到燃气味',
      category: '040300',
      grade,
      channel: '0101',
      reportedAt: clock.now().toISOString(),
      callerName: '张小三',
      callerPhone: '13812345678',
      address: '河岸路 8 号 2 单元 301',
      lng: 110.123456,
      lat: 40.123456,
      ...more,
    },
  })
  return String(body.id)
}

async function drafted(incident: string) {
  expect((await act(incident, officer, 'draft-notice', { noticeEvent: 'gas', noticeArea: '河岸路一带' })).status).toBe(
    200,
  )
  const row = await server.db.system(tenant, tx =>
    tx.first<{ id: string }>(
      sql`SELECT id FROM matter WHERE tenant = ${tenant} AND type = 'public-notice' AND parent = ${incident}::uuid`,
    ),
  )
  return row!.id
}

const files = async () => {
  const feed = await get('/cap/feed.atom', {})
  expect(feed.type).toBe('application/atom+xml; charset=utf-8')
  const list = [...feed.text.matchAll(/\/cap\/(FW-[^"]+)"/g)].map(m => m[1]!)
  return Promise.all(
    list.map(async file => {
      const { type, text } = await get(`/cap/${file}`, {})
      expect(type).toBe('application/cap+xml')
      const reading = readCap(Buffer.from(text))
      if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
      return { file, text, alert: reading.alert }
    }),
  )
}

describe('public notices', () => {
  it('come of a grave incident only', async () => {
    expect(
      (await act(await opened(2), officer, 'draft-notice', { noticeEvent: 'gas', noticeArea: '河岸路' })).status,
    ).toBe(422)
  })

  it('name nobody: not the caller, not a number, however it is written', async () => {
    const notice = await drafted(await opened(1))
    for (const description of [
      '报警人张小三',
      '请联系 张 小 三',
      '电话 138-1234-5678',
      '电话 13900001111',
      '证件 150302199001011234',
    ])
      expect(await act(notice, officer, 'submit', { ...words, description })).toMatchObject({
        status: 422,
        body: { code: 'names-somebody' },
      })
    expect((await act(notice, officer, 'submit', words)).status).toBe(200)
  })

  it('leave under a second key, are updated and ended by name, and hold nothing of what they come from', async () => {
    const notice = await drafted(await opened(1))
    expect(
      (await act(notice, leader, 'submit', { ...words, lng: 110.123456, lat: 40.123456, radius: 500 })).status,
    ).toBe(200)
    expect((await act(notice, leader, 'publish')).body).toMatchObject({ code: 'second-person' })
    expect(await files()).toEqual([])
    expect((await act(notice, supervisor, 'publish')).status).toBe(200)
    const [first] = await files()
    expect(first!.alert).toMatchObject({
      sender: `fangwei.${orgs.city}`,
      msgType: 'Alert',
      status: 'Actual',
      infos: [
        {
          headline: '河岸路封闭',
          categories: ['CBRNE'],
          areas: [{ circles: [{ lat: 40.123, lng: 110.123, radiusKm: 0.5 }] }],
        },
      ],
    })
    for (const secret of ['张小三', '13812345678', '301', '闻到', '110.123456'])
      expect(first!.text).not.toContain(secret)

    expect(
      (await act(notice, officer, 'submit-update', { description: '燃气已关闭，仍在通风', hours: 2 })).status,
    ).toBe(200)
    // What waits for its second key is not public.
    expect((await files()).map(f => f.text).join()).not.toContain('通风')
    await act(notice, leader, 'publish-update')
    const [update, same] = await files()
    expect(update!.alert).toMatchObject({
      msgType: 'Update',
      references: `${first!.alert.sender},${first!.alert.identifier},${first!.alert.sent}`,
    })
    expect(same!.text).toBe(first!.text)
    await act(notice, officer, 'submit-cancel', { cancelText: '抢修完成，道路恢复' })
    await act(notice, leader, 'publish-cancel')
    const [cancel] = await files()
    expect(cancel!.alert).toMatchObject({ msgType: 'Cancel', infos: [{ responseTypes: ['AllClear'] }] })
    expect(cancel!.alert.references?.split(' ')).toHaveLength(2)
    expect((await get(`/cap/${cancel!.file.replace(/-\d-/, '-9-')}`, {})).status).toBe(404)
    expect((await get(`/cap/${cancel!.file.replace(/[0-9a-f]{4}\.xml/, '0000.xml')}`, {})).status).toBe(404)
  })

  it('of a drill stay inside', async () => {
    const notice = await drafted(await opened(1, { drill: true }))
    const before = (await files()).length
    await act(notice, officer, 'submit', words)
    expect((await act(notice, leader, 'publish')).status).toBe(200)
    expect(await files()).toHaveLength(before)
  })
})
