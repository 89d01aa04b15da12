import { join } from 'node:path'
import type { MqttClient } from 'mqtt'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '../../apps/server/src/platform/db/index.ts'
import { importEntries } from '../../apps/server/src/registers/index.ts'
import { orgs, smallCity } from '../../apps/server/src/testing/small-city.ts'
import { isInRing, readPolygon } from '../../packages/domain/src/geo/index.ts'
import { deskDriver, launch } from './desk-driver.ts'
import { deviceLine } from './device-line.ts'

const city = await smallCity({ webDir: join(import.meta.dirname, '../../apps/web/dist') })
const { server, tenant, clock } = city
/** Where every organisation of the small city stands, and so the middle of a map that has just opened. */
const middle = { lng: 110, lat: 40 }
let browser: Browser
let address: string
let desk: ReturnType<typeof deskDriver>
let watch: MqttClient
let sequence = 0

beforeAll(async () => {
  await server.db.system(tenant, tx =>
    importEntries(
      tx,
      tenant,
      server.services.keys,
      'device',
      [{ id: 'W1', values: { name: '防走失手表', kind: 'WATCH', org: orgs.stationA, consent: 'guardian' } }],
      clock.now(),
      { facts: 'one' },
    ),
  )
  address = await server.listen(0, '127.0.0.1', { mqttPort: 0 })
  watch = await deviceLine(city, 'W1')
  browser = await launch()
  desk = deskDriver(browser, city, address)
})
afterAll(async () => {
  await watch?.endAsync(true)
  await browser?.close()
})

/** Clicks the corners of a square around the middle of the map. */
async function drawSquare(page: Page, half = 80): Promise<void> {
  const box = (await page.locator('.draw-map canvas').boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  for (const [dx, dy] of [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ] as const)
    await page.mouse.click(x + dx, y + dy)
}

const areaOf = async (register: string) => {
  const row = await server.db.system(tenant, tx =>
    tx.first<{ area: string }>(
      sql`SELECT data ->> 'area' AS area FROM register_entry WHERE tenant = ${tenant} AND register = ${register}`,
    ),
  )
  return readPolygon(row?.area ?? '')
}

/** The watch says where it is, so many seconds after what it said before. */
async function stand(seconds: number, lng: number): Promise<void> {
  sequence += 1
  clock.moveBy(seconds * 1000)
  const at = clock.now().toISOString()
  const data = { fixAt: at, lng, lat: middle.lat, accuracy: 12 }
  await watch.publishAsync('up/W1', JSON.stringify({ device: 'W1', epoch: 1, sequence, at, kind: 'position', data }), {
    qos: 1,
  })
}

it('a response zone is drawn with clicks on the map, kept and listed', async () => {
  const page = await desk.sitDown(await city.account('station-leader', 'stationA'))
  await page.goto(`${address}/response`)
  await page.getByRole('button', { name: '画一个圈' }).click()
  await drawSquare(page)
  await page.getByText('已有 4 个点').waitFor()
  await page.getByLabel('名称').fill('广场一分钟圈')
  await page.getByLabel('分钟数').selectOption('1')
  await page.getByRole('button', { name: '保存' }).click()
  await page.locator('.draw-list').getByText('广场一分钟圈').waitFor()
  const ring = await areaOf('zone')
  expect([ring?.length, isInRing(middle, ring!)]).toEqual([5, true])
  await desk.leave()
})

it('a fence is drawn with clicks; a watch that leaves for long rings, and coming back is recorded', async () => {
  const page = await desk.sitDown(await city.account('station-leader', 'stationA'))
  await page.goto(`${address}/fences`)
  await page.getByText('还没有围栏').waitFor()
  await page.getByRole('button', { name: '画一个围栏' }).click()
  await page.locator('.draw-drawing canvas').waitFor()
  await drawSquare(page)
  await page.getByText('已有 4 个点').waitFor()
  await page.getByLabel('名称').fill('康乐小区一带')
  await page.getByLabel('哪些设备').fill('W1')
  await page.getByRole('button', { name: '防走失手表 W1' }).click()
  await page.getByRole('button', { name: '保存围栏' }).click()
  const row = page.locator('.fences-list').getByRole('button', { name: /康乐小区一带/ })
  await row.waitFor()
  expect(isInRing(middle, (await areaOf('fence'))!)).toBe(true)

  const crossings = page.getByRole('list', { name: '越界记录' })
  await stand(0, middle.lng)
  await stand(30, middle.lng + 0.05)
  await stand(30, middle.lng)
  await expect.poll(() => row.textContent(), { timeout: 15_000 }).toContain('内 1 外 0')
  expect(await crossings.getByRole('listitem').count()).toBe(0)
  await stand(60, middle.lng + 0.05)
  await stand(100, middle.lng + 0.05)
  await crossings.getByText(/防走失手表 离开/).waitFor({ timeout: 15_000 })
  await crossings.getByText('已报警').waitFor()
  await stand(60, middle.lng)
  await stand(100, middle.lng)
  await crossings.getByText(/防走失手表 进入/).waitFor({ timeout: 15_000 })
  const rang = await server.db.system(tenant, tx =>
    tx.rows(sql`SELECT data ->> 'scene' AS scene FROM matter WHERE tenant = ${tenant} AND type = 'alarm'`),
  )
  expect(rang).toEqual([{ scene: 'fence-exit' }])

  await page.getByRole('button', { name: '撤除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤除' }).click()
  await page.getByText('还没有围栏').waitFor()
})
