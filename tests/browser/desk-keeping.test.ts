import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '../../apps/server/src/platform/db/index.ts'
import { orgs, PASSWORD, smallCity } from '../../apps/server/src/testing/small-city.ts'
import { deskDriver, launch } from './desk-driver.ts'

const DAY = 86_400_000
const city = await smallCity({ webDir: join(import.meta.dirname, '../../apps/web/dist') })
const { tenant, server } = city
let browser: Browser
let address: string
let desk: ReturnType<typeof deskDriver>

beforeAll(async () => {
  address = await server.app.fastify.listen({ port: 0, host: '127.0.0.1' })
  browser = await launch()
  desk = deskDriver(browser, city, address)
})
afterAll(async () => {
  await desk.leave()
  await browser?.close()
})

const said = (page: Page, words: string) => page.locator('.fw-toast', { hasText: words }).first().waitFor()
const rows = <T extends object>(query: ReturnType<typeof sql>) => server.db.system(tenant, tx => tx.rows<T>(query))

it('a register entry is made after its faults are mended, found by pinyin initials, and exported for a reason', async () => {
  const page = await desk.sitDown(await city.account('station-leader', 'stationC'))
  await page.goto(`${address}/registers/site`)
  await page.getByRole('button', { name: '新增' }).click()
  await page.locator('#entry-name').fill('云台便民超市')
  await page.locator('#entry-lng').fill('110.5')
  await page.getByRole('button', { name: '保存' }).click()
  // Nothing is sent while something is wrong: the kind is missing, and half a position says nothing.
  await page.getByText('有 2 处需要改正').waitFor()
  await page.getByText('经度和纬度须同时填写').waitFor()
  expect(await rows(sql`SELECT 1 AS one FROM register_entry WHERE tenant = ${tenant} AND register = 'site'`)).toEqual(
    [],
  )
  await page.locator('#entry-lat').fill('40.2')
  await page.locator('[data-field="kind"] .ant-select').click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  await page.getByRole('button', { name: '保存' }).click()
  await said(page, '已保存')
  await page.goto(`${address}/registers/site`)
  await page.getByRole('searchbox').fill('ytbm')
  await page.waitForURL(/q=ytbm/)
  await page.locator('.fw-table tbody tr', { hasText: '云台便民超市' }).waitFor()
  await page.getByRole('searchbox').fill('zzzz')
  await page.getByText('没有符合条件的场所').waitFor()
  await page.getByRole('searchbox').fill('ytbm')
  await page.locator('.fw-table tbody tr', { hasText: '云台便民超市' }).waitFor()
  await page.getByRole('button', { name: '导出' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('CSV').click()
  expect(await dialog.getByRole('button', { name: '导出' }).isDisabled()).toBe(true)
  await dialog.getByRole('textbox').fill('消防检查准备名单')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '导出' }).click(),
  ])
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain('云台便民超市')
  expect(text.trim().split('\n').at(-1)).toContain('导出')
  await desk.leave()
})

it('a policy is proposed by one person, not approved by the same, and approved by a second', async () => {
  const proposer = await city.account('administrator', 'city')
  const page = await desk.sitDown(proposer)
  await page.goto(`${address}/settings/policies`)
  const dispute = page.locator('section', { has: page.getByRole('heading', { name: '纠纷', exact: true }) })
  await dispute.getByRole('button', { name: '提出调整' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('数值').fill('17')
  await dialog.getByLabel('依据').fill('市局会议纪要第 3 号')
  await dialog.getByRole('button', { name: '提出调整' }).click()
  await said(page, '等待另一人批准')
  await page.getByText('由你提出，须由另一人批准').waitFor()
  expect(await page.getByRole('button', { name: '批准', exact: true }).count()).toBe(0)
  const second = await desk.sitDown(await city.account('city-analyst', 'city'))
  await second.goto(`${address}/settings/policies`)
  await second.getByText('市局会议纪要第 3 号').waitFor()
  await second.getByRole('button', { name: '批准', exact: true }).click()
  await said(second, '已批准')
  const [kept] = await rows<{ amounts: number[]; approved_by: string }>(
    sql`SELECT amounts, approved_by FROM policy WHERE tenant = ${tenant} AND basis = '市局会议纪要第 3 号'`,
  )
  expect(kept).toEqual({ amounts: [17], approved_by: 'city-analyst@city' })
  await desk.leave()
})

it('a week of shifts is copied into the next and kept', async () => {
  const duty = await city.account('station-duty-officer', 'stationC')
  const now = city.clock.now().getTime()
  const local = new Date(now + 8 * 3_600_000)
  const monday = now - (now % DAY) - ((local.getUTCDay() + 6) % 7) * DAY
  const startsAt = new Date(monday + DAY + 30 * 60_000).toISOString()
  const endsAt = new Date(monday + 2 * DAY + 30 * 60_000).toISOString()
  await server.db.system(tenant, tx =>
    tx.run(sql`INSERT INTO shift (tenant, id, post, account, org, leads, starts_at, ends_at)
      VALUES (${tenant}, 'to-copy', 'desk-stationC', ${duty.id}, ${orgs.stationC}, true, ${startsAt}, ${endsAt})`),
  )
  const page = await desk.sitDown(await city.account('station-leader', 'stationC'))
  await page.goto(`${address}/roster`)
  await page.getByRole('button', { name: '下一周' }).click()
  await page.getByText('无人带班').first().waitFor()
  await page.getByRole('button', { name: '复制上周' }).click()
  await page.getByText('1 个班次尚未保存').waitFor()
  await page.getByRole('button', { name: '保存排班' }).click()
  await said(page, '已保存 1 个班次')
  const copied = await rows<{ account: string; leads: boolean; starts_at: string }>(sql`
    SELECT account, leads, starts_at FROM shift WHERE tenant = ${tenant} AND id <> 'to-copy' AND starts_at > ${startsAt}::timestamptz`)
  expect(copied.map(c => ({ ...c, starts_at: Date.parse(c.starts_at) }))).toEqual([
    { account: duty.id, leads: true, starts_at: Date.parse(startsAt) + 7 * DAY },
  ])
  await desk.leave()
})

it('a temporary password is replaced before anything else opens', async () => {
  const who = await city.account('community-officer', 'stationC')
  await server.db.system(tenant, tx =>
    tx.run(sql`UPDATE account SET password_temporary = true WHERE tenant = ${tenant} AND id = ${who.id}`),
  )
  const page = await desk.sitDown(who)
  await page.goto(`${address}/queue`)
  await page.getByText('请先设置本人口令').waitFor()
  expect(await page.locator('.rail').count()).toBe(0)
  const [old, next, again] = await page.locator('input[type=password]').all()
  await old!.fill(PASSWORD)
  await next!.fill('一句好记的话 2026')
  await again!.fill('另一句话 2026 年')
  await page.getByRole('button', { name: '修改口令' }).click()
  await page.getByText('两次输入的新口令不一致').waitFor()
  await again!.fill('一句好记的话 2026')
  await page.getByRole('button', { name: '修改口令' }).click()
  await page.locator('.rail').waitFor()
  const [kept] = await rows<{ password_temporary: boolean }>(
    sql`SELECT password_temporary FROM account WHERE tenant = ${tenant} AND id = ${who.id}`,
  )
  expect(kept?.password_temporary).toBe(false)
  await desk.leave()
})
