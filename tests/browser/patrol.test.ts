import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMatter, systemActor } from '../../apps/server/src/loop/index.ts'
import { sql } from '../../apps/server/src/platform/db/index.ts'
import { surroundings } from '../../apps/server/src/services.ts'
import { TENANT } from '../../apps/server/src/simulation/index.ts'
import { incident } from '../../packages/domain/src/matters/incident/index.ts'
import { simulatedCity } from './simulated-city.ts'

const HOUR = 3_600_000
const city = await simulatedCity()
const { server, clock, address, logIn, sitDown } = city

beforeAll(async () => {
  await feedCalls()
  await server.settle()
}, 300_000)
afterAll(() => city.close())

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

const figure = (page: Page, label: string) =>
  page.locator('.patrol-coverage .fw-figure', { hasText: label }).first().textContent()
const stopsOf = (page: Page) =>
  page.locator('.patrol-stop').evaluateAll(all => all.map(li => li.getAttribute('data-stop')))

it('makes tonight’s plan, changes it, releases it, counts a check-in, and says what was not made', async () => {
  const page = await sitDown('leader.chengbei')
  await page.goto(`${address}/patrol`)
  await page.getByRole('button', { name: '编制今晚巡逻' }).click()
  await page.locator('.job-bar').waitFor()
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
