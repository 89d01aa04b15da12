import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMatter, systemActor } from '../../apps/server/src/loop/index.ts'
import { sql } from '../../apps/server/src/platform/db/index.ts'
import { surroundings } from '../../apps/server/src/services.ts'
import { orgs, smallCity } from '../../apps/server/src/testing/small-city.ts'
import { incident } from '../../packages/domain/src/matters/incident/index.ts'
import { deskDriver, launch } from './desk-driver.ts'

const DAY = 86_400_000
const city = await smallCity({ webDir: join(import.meta.dirname, '../../apps/web/dist') })
const { server, tenant, clock } = city
const market = { lng: 110.001, lat: 40.001 }
let browser: Browser
let address: string
let desk: ReturnType<typeof deskDriver>

beforeAll(async () => {
  address = await server.app.fastify.listen({ port: 0, host: '127.0.0.1' })
  browser = await launch()
  desk = deskDriver(browser, city, address)
})
afterAll(async () => {
  await browser?.close()
})

async function call(at: { lng: number; lat: number }, daysAgo: number) {
  const around = await surroundings(server.services, tenant)
  const when = new Date(clock.now().getTime() - daysAgo * DAY)
  await server.db.system(tenant, tx =>
    openMatter(tx, around, systemActor(orgs.city), {
      type: incident,
      unit: orgs.stationA,
      occurredAt: when,
      fields: {
        category: '040500',
        channel: '0101',
        content: '夜间施工扰民',
        grade: 3,
        reportedAt: when.toISOString(),
        ...at,
      },
    }),
  )
}

const day = (offset: number) => new Date(clock.now().getTime() + offset * DAY).toISOString()

it('takes one hotspot from detection to key place to evaluation', async () => {
  const leader = await city.account('station-leader', 'stationA')
  const officer = await city.account('community-officer', 'stationA')
  await server.db.system(tenant, tx =>
    tx.run(sql`INSERT INTO register_entry (tenant, register, id, org, path, name, data, valid_from, changed_at)
      VALUES (${tenant}, 'site', 'market', ${orgs.stationA}, ${[orgs.city, orgs.district, orgs.stationA]}, '城北市场', ${JSON.stringify(market)}, '2020-01-01', ${clock.now().toISOString()})`),
  )
  for (let n = 0; n < 24; n += 1) {
    await call(market, 1 + n)
    await call({ lng: 110.05 + (n % 6) * 0.01, lat: 40.05 }, 1 + n)
  }

  const page = await desk.sitDown(leader)
  await page.goto(`${address}/hotspots`)
  await page.getByRole('button', { name: '重新研判' }).click()
  await page.getByText('正在研判').waitFor()
  await server.settle()
  await page.getByText('1. 城北市场').first().waitFor()
  // j chooses the first place; what it says can be checked by hand.
  await page.keyboard.press('j')
  const detail = page.locator('.hotspots-detail')
  await detail.getByText('近 30 日 24 起').waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await detail.isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
  await detail.getByRole('button', { name: '列入重点点位' }).click()
  await page.waitForURL(/\/matters\//)
  const id = page.url().split('/').at(-1)!
  await page.getByText('措施还没有开始满一日').waitFor()
  await desk.leave()

  const post = async (who: typeof leader, action: string, input: object) => {
    const reply = await server.app.fastify.inject({
      method: 'POST',
      url: `/api/v1/matters/${id}/actions`,
      headers: await city.headersOf(who),
      payload: { action, input },
    })
    expect(reply.statusCode, reply.body).toBe(200)
    await server.settle()
  }
  await post(leader, 'confirm', { toPost: 'desk-stationA' })
  await post(officer, 'plan-measure', {
    measure: 'agreed-hours',
    measureNote: '早八点前、晚八点后不施工',
    measureFrom: day(0),
    evaluateAt: day(28),
  })
  clock.moveBy(28 * DAY)
  await call(market, 3)
  for (let n = 0; n < 24; n += 1) await call({ lng: 110.05 + (n % 6) * 0.01, lat: 40.05 }, 1 + n)

  const later = await desk.sitDown(leader)
  await later.goto(`${address}/matters/${id}`)
  await later.getByText('此处前 28 日 24 起、后 28 日 1 起').waitFor()
  await later.getByText('不能说明变化的原因').waitFor()
  await later.getByText('回归均值').waitFor()
  await desk.leave()
  await desk.act(leader, id, '评估', { evaluation: '警情减少', evaluationNote: '前 24 起，后 1 起' })
  const row = await server.db.system(tenant, tx =>
    tx.first<{ state: string }>(sql`SELECT state FROM matter WHERE tenant = ${tenant} AND id = ${id}::uuid`),
  )
  expect(row?.state).toBe('evaluated')
}, 240_000)

it('scans the same calls, sees how far it is, and reads that a cluster is no cause', async () => {
  const leader = await city.account('station-leader', 'stationA')
  for (let n = 0; n < 40; n += 1) await call({ lng: 110.2 + (n % 8) * 0.01, lat: 40.2 }, 30 + n)
  for (let n = 0; n < 28; n += 1) await call(market, 1.1 + n / 8)
  const page = await desk.sitDown(leader)
  await page.goto(`${address}/hotspots`)
  await page.getByRole('link', { name: /扫描/ }).click()
  await page.locator('.scans-bar').waitFor()
  // The page proposes days by its own clock; this city's has been moved on.
  await page.locator('.scans-bar input[type=date]').nth(1).fill(day(-1).slice(0, 10))
  await page.locator('.scans-bar input[type=date]').nth(0).fill(day(-150).slice(0, 10))
  await page.locator('.scans-bar').getByLabel('重排次数').selectOption('99')
  await page.getByRole('button', { name: '开始扫描' }).click()
  await page.getByText('正在重排比较').waitFor()
  await server.settle()
  const detail = page.locator('.scans-detail')
  await detail.getByRole('heading', { name: '1. 城北市场一带' }).waitFor()
  await detail.getByText(/p = 0\.01：99 次随机重排中有 0 次/).waitFor()
  await page.getByText('更不是证据').waitFor()
  await page.getByText(/已做 1 次/).waitFor()
  await detail
    .getByRole('button', { name: '列入重点点位' })
    .or(detail.getByRole('link', { name: '查看' }))
    .click()
  await page.waitForURL(/\/matters\//)
  await desk.leave()
}, 120_000)
