import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMatter, systemActor } from '../../apps/server/src/loop/index.ts'
import { movableClock } from '../../apps/server/src/platform/clock/index.ts'
import { sql } from '../../apps/server/src/platform/db/index.ts'
import { withTestDatabase } from '../../apps/server/src/platform/store/testing.ts'
import { createServer, type Server } from '../../apps/server/src/server.ts'
import { surroundings } from '../../apps/server/src/services.ts'
import { DEMO_PASSWORD, fillCity, TENANT } from '../../apps/server/src/simulation/index.ts'
import { testKeys } from '../../apps/server/src/testing/small-city.ts'
import { incident } from '../../packages/domain/src/matters/incident/index.ts'
import { launch } from './desk-driver.ts'

const HOUR = 3_600_000
/** Mid-afternoon there: tonight is ahead. */
const clock = movableClock(new Date(Math.floor(Date.now() / (24 * HOUR)) * 24 * HOUR + 7 * HOUR))
let server: Server
let browser: Browser
let address: string

beforeAll(async () => {
  const database = await withTestDatabase()
  server = await createServer({
    appUrl: database.appUrl,
    dataDir: join(tmpdir(), `fangwei-patrol-${process.pid}`),
    clock,
    keys: testKeys(),
    onError: error => console.error(error),
    webDir: join(import.meta.dirname, '../../apps/web/dist'),
  })
  const { history } = await fillCity(server.services, () => undefined, { days: 120, population: 60_000 })
  await history(() => false)
  await feedCalls()
  await server.settle()
  address = await server.app.fastify.listen({ port: 0, host: '127.0.0.1' })
  browser = await launch()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Calls at one karaoke hall of the north station in its late evenings: the small city is quiet otherwise. */
async function feedCalls(): Promise<void> {
  const around = await surroundings(server.services, TENANT)
  const { org } = (await logIn('leader.chengbei')).json<{ account: { org: string } }>().account
  await server.db.system(TENANT, async tx => {
    const hall = await tx.first<{ lng: number; lat: number }>(sql`
      SELECT (data ->> 'lng')::float8 AS lng, (data ->> 'lat')::float8 AS lat FROM register_entry
      WHERE tenant = ${TENANT} AND register = 'site' AND data ->> 'kind' = 'ktv' AND ${org} = ANY (path) ORDER BY id LIMIT 1`)
    for (let n = 1; n <= 8; n += 1) {
      const at = new Date(clock.now().getTime() - n * 24 * HOUR + 7 * HOUR)
      await openMatter(tx, around, systemActor(around.directory.root), {
        type: incident,
        unit: org,
        occurredAt: at,
        fields: {
          category: '040500',
          channel: '0101',
          content: '夜间扰民',
          grade: 3,
          reportedAt: at.toISOString(),
          ...hall!,
        },
      })
    }
  })
}

const logIn = (login: string) =>
  server.app.fastify.inject({ method: 'POST', url: '/api/v1/session', payload: { login, password: DEMO_PASSWORD } })

async function sitDown(login: string): Promise<Page> {
  const { name, value } = (await logIn(login)).cookies[0]!
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  await context.addCookies([{ name, value, url: address }])
  return context.newPage()
}

const figure = (page: Page, label: string) =>
  page.locator('.patrol-coverage .fw-figure', { hasText: label }).first().textContent()
const stopsOf = (page: Page) =>
  page.locator('.patrol-stop').evaluateAll(all => all.map(li => li.getAttribute('data-stop')))

it('makes tonight’s plan, changes it, releases it, counts a check-in, and says what was not made', async () => {
  const page = await sitDown('leader.chengbei')
  await page.goto(`${address}/patrol`)
  await page.getByRole('button', { name: '编制今晚巡逻' }).click()
  await page.locator('.patrol-job').waitFor()
  await server.settle()
  await page.locator('.patrol-stop').first().waitFor()
  // On the map: a mark for every stop, the chosen crew's numbered in its order.
  await page.locator('.patrol-dot-mine').first().waitFor()
  expect(await page.locator('.patrol-dot').count()).toBeGreaterThan(10)
  expect(await figure(page, '必巡点')).toMatch(/(\d+)\s*\/ \1/)
  expect(await figure(page, '热点')).toMatch(/[1-9]/)
  await page.getByText('草稿，还没有下发').waitFor()

  const before = await stopsOf(page)
  expect(before.length).toBeGreaterThan(2)
  await page.locator('.patrol-stop').first().dragTo(page.locator('.patrol-stop').nth(2))
  const moved = await stopsOf(page)
  expect(moved).toEqual([before[1], before[0], ...before.slice(2)])
  await page.locator('.patrol-stop').nth(2).getByRole('button', { name: /^去掉/ }).click()
  await page.getByRole('button', { name: '保存调整' }).click()
  await page.getByText('人工调整').first().waitFor()
  await page.getByText('遗漏 1 处').waitFor()
  expect(await stopsOf(page)).toEqual(moved.filter(stop => stop !== moved[2]))

  await page.getByRole('button', { name: '下发给车组' }).click()
  await page
    .getByText(/已下发/)
    .first()
    .waitFor()
  await page.goto(`${address}/patrol/tags`)
  const row = page.locator('.patrol-tag-row', { hasText: '室内' }).first()
  await row.getByRole('button', { name: /制发标签/ }).click()
  const code = (await page.locator('.patrol-label code').textContent()) ?? ''
  expect(await page.locator('.patrol-label svg[role=img]').isVisible()).toBe(true)
  await page.getByRole('button', { name: '关闭' }).click()
  expect(await page.content()).not.toContain(code)
  await page.context().close()

  clock.moveBy(8 * HOUR)
  const later = await sitDown('leader.chengbei')
  await later.goto(`${address}/patrol`)
  expect(await figure(later, '已到点')).toMatch(/^已到点\s*0/)
  await later.getByRole('button', { name: '按标签码打卡' }).click()
  await later.locator('input[name=tagCode]').fill(code.toLowerCase())
  await later.locator('input[name=tagCode]').press('Enter')
  await later.getByText('已记录到点').waitFor()
  expect(await figure(later, '已到点')).toMatch(/^已到点\s*1/)

  clock.moveBy(8 * HOUR)
  const ended = await sitDown('leader.chengbei')
  await ended.goto(`${address}/patrol`)
  await ended.getByText(/\d+ 处没有到/).waitFor()
}, 240_000)
