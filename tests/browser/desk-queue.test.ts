import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask } from '../../apps/server/src/testing/ask.ts'
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
  await desk.leave()
  await browser?.close()
})

const officer = () => city.account('station-duty-officer', 'stationC')

const openCall = async () =>
  ask<{ id: string }>(city, await officer(), 'POST', '/matters', {
    type: 'incident',
    unit: orgs.stationC,
    fields: {
      content: '楼上夫妻又打起来了',
      category: '040300',
      grade: 3,
      channel: '0101',
      address: '草原路 8 号',
      reportedAt: city.clock.now().toISOString(),
    },
  })

/** Does what the page says is done when a message says so; messages are put away at once. */
async function done(page: Page, words: string): Promise<void> {
  const toast = page.locator('.fw-toast', { hasText: words })
  await toast.first().waitFor()
  await city.server.settle()
  await toast.first().getByRole('button', { name: '知道了' }).click()
  await toast.first().waitFor({ state: 'detached' })
}

it('a call is dispatched, signed for and fed back with its danger factors from the queue, by keyboard alone', async () => {
  const { id } = await openCall()
  const page = await desk.sitDown(await officer())
  await page.goto(`${address}/queue`)
  const pane = page.locator('.fw-split-detail')
  await pane.getByRole('heading', { name: '家庭婚姻情感纠纷 · 草原路 8 号' }).waitFor()

  await page.keyboard.press('1')
  await page.locator('.act-form').getByTitle('丙派出所').waitFor()
  await page.keyboard.press('Control+Enter')
  await done(page, '派警：已办理')

  // The dispatch comes by the feed, and the one being read stays until the officer goes on.
  await page.locator('.queue-row').nth(1).waitFor()
  await pane.getByText('已派警').waitFor()
  await page.keyboard.press('k')
  await pane.getByText('派警', { exact: true }).first().waitFor()
  for (const step of ['签收', '出警', '到场']) {
    await pane.getByRole('button', { name: step }).first().waitFor()
    await page.keyboard.press('1')
    await done(page, `${step}：已办理`)
  }

  await pane.getByRole('button', { name: '终结反馈' }).waitFor()
  await page.keyboard.press('2')
  const form = page.locator('.act-form')
  await form.waitFor()
  await page.keyboard.type('现场调解')
  await page.locator('.ant-select-item-option-active', { hasText: '现场调解' }).waitFor()
  await page.keyboard.press('Enter')
  await form.locator('[data-field=feedback] textarea').focus()
  await page.keyboard.type('双方已分开，告知权利')
  // A family dispute is asked about its dangers without anybody unfolding them.
  await form.locator('[data-field=factors] tbody tr').first().locator('input').nth(2).focus()
  for (const answer of ['1', '2', '3', '1']) await page.keyboard.press(answer)
  await page.keyboard.press('Control+Enter')
  await done(page, '终结反馈：已办理')

  const view = await ask<{ state: string; data: Record<string, unknown> }>(
    city,
    await officer(),
    'GET',
    `/matters/${id}`,
  )
  expect(view.state).toBe('fed-back')
  expect(view.data).toMatchObject({
    feedbackCategory: '040300',
    factors: { B1: 'yes', B2: 'no', B3: 'not-asked', B4: 'yes' },
  })
})

it('several are done at once, and the filter stands in the address', async () => {
  await openCall()
  await openCall()
  const page = await desk.sitDown(await officer())
  await page.goto(`${address}/queue?type=incident&state=accepted`)
  await page.locator('.queue-row').nth(1).waitFor()
  for (const row of await page.locator('.queue-row').allTextContents()) expect(row).toContain('待派警')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  const bar = page.locator('.queue-bulk')
  await bar.getByText('已选 2 件').waitFor()
  await bar.getByRole('button', { name: '我来办' }).click()
  await page.locator('.fw-toast', { hasText: '我来办：2 件已办理' }).waitFor()
  await page.locator('.queue-row', { hasText: '有人在办' }).nth(1).waitFor()
})
