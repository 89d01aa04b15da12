import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '../../apps/server/src/platform/db/index.ts'
import { orgs, smallCity } from '../../apps/server/src/testing/small-city.ts'
import { deskDriver, launch } from './desk-driver.ts'

const city = await smallCity({ webDir: join(import.meta.dirname, '../../apps/web/dist') })
let browser: Browser
let address: string
let desk: ReturnType<typeof deskDriver>

beforeAll(async () => {
  address = await city.server.app.fastify.listen({ port: 0, host: '127.0.0.1' })
  browser = await launch()
  desk = deskDriver(browser, city, address)
})
afterAll(async () => {
  await browser?.close()
})

it('takes a call and dispatches it by keyboard alone', async () => {
  const page = await desk.sitDown(await city.account('station-duty-officer', 'stationC'))
  await page.goto(`${address}/call`)
  await page.locator('#call-phone:focus').waitFor()
  const { keyboard } = page
  const answer = async (words: string) => {
    await keyboard.type(words)
    await keyboard.press('Enter')
  }
  await answer('16900000001')
  await answer('草原路 8 号')
  await answer('丈夫醉酒后殴打妻子')
  await answer('1')
  await keyboard.press('Space')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await page.locator('.heard button').waitFor()
  await keyboard.press('Enter')
  await keyboard.press('Control+Enter')
  await page.locator('.call-taken button:focus').waitFor()
  await keyboard.press('Enter')
  await page.getByText('已派警').first().waitFor()
  await city.server.settle()
  const taken = await city.server.db.system(city.tenant, tx =>
    tx.rows<{ state: string; unit: string; grade: number; category: string; weapon: boolean }>(
      sql`SELECT state, unit, grade, data ->> 'category' AS category, (data ->> 'weapon')::boolean AS weapon
          FROM matter WHERE tenant = ${city.tenant} AND type = 'incident'`,
    ),
  )
  expect(taken).toEqual([{ state: 'dispatched', unit: orgs.stationC, grade: 2, category: '040300', weapon: true }])
  await keyboard.press('Enter')
  await page.locator('#call-phone:focus').waitFor()
  expect(await page.locator('#call-phone').inputValue()).toBe('')
  await desk.leave()
})

it('shows the reason of a bad row before anything is written', async () => {
  const page = await desk.sitDown(await city.account('dispatcher', 'city'))
  await page.goto(`${address}/imports`)
  const csv = [
    '接警单编号,报警时间,报警内容,警情地址,报警电话,警情类别',
    '15990220260101000001,2026-01-01 10:00:00,邻居吵架,草原路8号,16900000001,邻里纠纷',
    '15990220260101000002,不知道,丢了钱包,草原路9号,16900000002,盗窃',
  ].join('\n')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'calls.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByText('不能导入').waitFor()
  const rows = page.locator('.imports-preview tbody tr')
  expect(await rows.count()).toBe(2)
  expect(await rows.nth(0).textContent()).toContain('可导入')
  expect(await rows.nth(1).textContent()).toContain('时间格式')
  await page.getByRole('button', { name: '开始导入' }).click()
  await page.locator('.imports-progress').waitFor()
  await desk.leave()
})
