import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importEntries } from '../../apps/server/src/registers/index.ts'
import { orgs, smallCity } from '../../apps/server/src/testing/small-city.ts'
import { changeUnit, recordPositions } from '../../apps/server/src/units/index.ts'
import { deskDriver, launch } from './desk-driver.ts'

const city = await smallCity({ webDir: join(import.meta.dirname, '../../apps/web/dist') })
const { server, tenant, clock } = city
let browser: Browser
let address: string
let desk: ReturnType<typeof deskDriver>

beforeAll(async () => {
  address = await server.app.fastify.listen({ port: 0, host: '127.0.0.1' })
  browser = await launch()
  desk = deskDriver(browser, city, address)
  await server.db.system(tenant, async tx => {
    const units = [1, 2, 3].map(n => ({
      id: `C${n}`,
      values: {
        name: `丙${n}号车`,
        nameEn: `C car ${n}`,
        kind: 'car',
        org: orgs.stationC,
        lng: 110 + n * 0.008,
        lat: 40,
      },
    }))
    await importEntries(tx, tenant, server.services.keys, 'unit', units, clock.now(), { facts: 'one' })
    for (const { id } of units)
      await changeUnit(tx, tenant, { unit: id, event: 'come-on-duty', at: clock.now(), by: 'test' })
  })
})
afterAll(async () => {
  await browser?.close()
})

const dispatcher = () => city.account('dispatcher', 'banner')
const officer = () => city.account('station-duty-officer', 'stationC')
const leader = () => city.account('station-leader', 'stationC', { leads: true })

it('goes from an incident to three units with minutes, one key, signing, arrival by position, feedback and closing', async () => {
  await leader()
  const opened = await server.app.fastify.inject({
    method: 'POST',
    url: '/api/v1/matters',
    headers: await city.headersOf(await dispatcher()),
    payload: {
      type: 'incident',
      unit: orgs.stationC,
      fields: {
        content: '有人持刀伤人',
        category: '010200',
        grade: 1,
        channel: '0101',
        reportedAt: clock.now().toISOString(),
        address: '草原路 8 号',
        lng: 110,
        lat: 40,
      },
    },
  })
  const { id } = opened.json() as { id: string }

  const page = await desk.sitDown(await dispatcher())
  await page.goto(`${address}/matters/${id}`)
  const near = page.locator('.near-unit')
  await near.nth(2).waitFor()
  expect(await near.count()).toBe(3)
  expect(await near.first().textContent()).toMatch(/分钟[\s\S]*丙1号车/)
  await near.first().getByText('为什么').click()
  expect(await near.first().textContent()).toContain('直线估算')
  await page.locator('.dispatch-plan').waitFor()
  expect(await page.locator('.dispatch-plan').textContent()).toContain('先派 3 个单元')

  await page.keyboard.press('p')
  await page.getByText('已派出：丙1号车').waitFor()
  const sent = page.locator('.sent-units li')
  await sent.nth(2).waitFor()
  expect(await sent.first().textContent()).toContain('待签收')
  await page.locator('.told-list summary').click()
  expect(await page.locator('.told-list').textContent()).toContain('预案通报')
  const first = (await sent.filter({ hasText: '丙1号车' }).locator('a').getAttribute('href'))!.split('/').at(-1)

  await desk.act(await officer(), first!, '签收')
  await desk.act(await officer(), first!, '出警')
  await server.settle()
  clock.moveBy(2 * 60_000)
  await server.db.system(tenant, tx =>
    recordPositions(
      tx,
      tenant,
      [{ unit: 'C1', fixAt: clock.now(), lng: 110.0002, lat: 40, source: 'test' }],
      clock.now(),
    ),
  )
  await server.settle()
  const again = await desk.sitDown(await dispatcher())
  await again.goto(`${address}/matters/${id}`)
  await again.getByText(/定位到场 .*人工未确认/).waitFor()
  clock.moveBy(30_000)
  await desk.act(await officer(), first!, '到场')
  await desk.act(await officer(), first!, '终结反馈', {
    feedbackCategory: '殴打他人',
    result: '移交其他部门',
    feedback: '嫌疑人已控制，伤者送医',
  })
  const back = await desk.sitDown(await dispatcher())
  await back.goto(`${address}/matters/${id}`)
  await back.getByText(/定位到场 .*人工到场/).waitFor()
  await desk.leave()
  for (const unit of ['C2', 'C3']) await cancelOf(id, unit)
  await server.settle()
  await desk.act(await leader(), id, '审核结警')
  const closed = await server.app.fastify.inject({
    url: `/api/v1/matters/${id}`,
    headers: await city.headersOf(await dispatcher()),
  })
  expect(closed.json()).toMatchObject({ state: 'closed' })
}, 120_000)

/** The others are called off: one crew was enough. */
async function cancelOf(incident: string, unit: string): Promise<void> {
  const headers = await city.headersOf(await dispatcher())
  const { sent } = (
    await server.app.fastify.inject({ url: `/api/v1/matters/${incident}/dispatching`, headers })
  ).json() as {
    sent: { unit: string; dispatch: string; state: string }[]
  }
  const one = sent.find(s => s.unit === unit)!
  if (one.state === 'cancelled') return
  const reply = await server.app.fastify.inject({
    method: 'POST',
    url: `/api/v1/matters/${one.dispatch}/actions`,
    headers,
    payload: { action: 'cancel', input: { cancelReason: '现场力量已足够' } },
  })
  expect(reply.statusCode, reply.body).toBe(200)
}
