import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '../../apps/server/src/platform/db/index.ts'
import { orgs, smallCity } from '../../apps/server/src/testing/small-city.ts'
import { type CapAlert, capInstant, readCap, writeCap } from '../../packages/domain/src/cap/index.ts'
import { deskDriver, launch } from './desk-driver.ts'

const city = await smallCity({ webDir: join(import.meta.dirname, '../../apps/web/dist') })
const { server, tenant, clock } = city
let browser: Browser
let address: string
let desk: ReturnType<typeof deskDriver>

beforeAll(async () => {
  address = await server.listen(0, '127.0.0.1')
  browser = await launch()
  desk = deskDriver(browser, city, address)
})
afterAll(async () => {
  await browser?.close()
})

const at = (hours: number) => capInstant(new Date(clock.now().getTime() + hours * 3_600_000).toISOString(), 480)

const flood = (): CapAlert => ({
  version: '1.2',
  identifier: 'flood-7',
  sender: 'water.example.cn',
  sent: at(0),
  status: 'Actual',
  msgType: 'Alert',
  scope: 'Public',
  codes: [],
  infos: [
    {
      language: 'zh-CN',
      categories: ['Met'],
      event: '洪水',
      responseTypes: ['Avoid'],
      urgency: 'Immediate',
      severity: 'Severe',
      certainty: 'Likely',
      eventCodes: [],
      expires: at(3),
      headline: '河谷洪水橙色预警',
      description: '上游水位每小时上涨半米。',
      parameters: [],
      resources: [],
      areas: [{ areaDesc: '河谷两岸', polygons: [], circles: [{ lat: 40, lng: 110, radiusKm: 3 }], geocodes: [] }],
    },
  ],
})

it('a warning from outside stands on the first page, its page and the wall, and a cancel takes it away', async () => {
  const headers = await city.headersOf(await city.account('dispatcher', 'city'))
  const send = (alert: CapAlert) =>
    fetch(`${address}/api/v1/cap/feeds/water`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/cap+xml' },
      body: writeCap(alert),
    })
  const alert = flood()
  expect((await send(alert)).status).toBe(200)
  const page = await desk.sitDown(await city.account('station-duty-officer', 'stationA'))
  await page.goto(`${address}/home`)
  await page.getByRole('link', { name: '河谷洪水橙色预警' }).click()
  await page.locator('.cap-detail').getByText('上游水位').waitFor()
  await page.locator('.draw-map canvas').waitFor()
  const wall = await desk.sitDown(await city.account('dispatcher', 'city'))
  await wall.goto(`${address}/wall`)
  await wall.locator('.wall-outside').getByText('河谷洪水橙色预警').waitFor()
  const references = `${alert.sender},${alert.identifier},${alert.sent}`
  await send({ ...alert, identifier: 'flood-8', sent: at(0.1), msgType: 'Cancel', references })
  await page.goto(`${address}/cap`)
  await page.getByText('没有正在生效的外部预警').waitFor()
  await desk.leave()
})

it('a notice is worded by one, let out by another, and read by anybody as CAP', async () => {
  const officer = await city.account('station-duty-officer', 'stationA')
  const leader = await city.account('station-leader', 'stationA')
  const reply = await server.app.fastify.inject({
    method: 'POST',
    url: '/api/v1/matters',
    headers: await city.headersOf(officer),
    payload: {
      type: 'public-notice',
      unit: orgs.stationA,
      fields: { event: 'water', areaDesc: '人民公园湖面' },
    },
  })
  const { id } = reply.json<{ id: string }>()
  await desk.act(officer, id, '送审', {
    headline: '湖面冰薄，请勿上冰',
    description: '气温回升，人民公园湖面多处开裂。',
    response: '避开',
    urgency: '一小时内',
    severity: '中等',
    certainty: '已经发生',
    areaDesc: '人民公园湖面',
    hours: '12',
  })
  await desk.act(leader, id, '核签发布')
  const feed = await (await fetch(`${address}/cap/feed.atom`)).text()
  const file = await fetch(`${address}${/\/cap\/FW-[^"]+/.exec(feed)![0]}`)
  expect(file.headers.get('content-type')).toBe('application/cap+xml')
  expect(readCap(new Uint8Array(await file.arrayBuffer()))).toMatchObject({
    alert: { msgType: 'Alert', infos: [{ headline: '湖面冰薄，请勿上冰', severity: 'Moderate' }] },
  })
  const page = await desk.sitDown(leader)
  await page.goto(`${address}/public-notices`)
  await page.getByText('湖面冰薄，请勿上冰').first().waitFor()
  const facts = await server.db.system(tenant, tx =>
    tx.rows<{ kind: string }>(
      sql`SELECT kind FROM fact WHERE tenant = ${tenant} AND matter = ${id}::uuid AND kind LIKE 'public-notice.%' ORDER BY id`,
    ),
  )
  expect(facts.map(f => f.kind)).toEqual(['public-notice.opened', 'public-notice.submitted', 'public-notice.released'])
})
