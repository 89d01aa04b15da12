import { join } from 'node:path'
import { incidentResult } from '@fangwei/domain/dictionaries/incident-result.ts'
import type { MqttClient } from 'mqtt'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Account } from '../../apps/server/src/access/index.ts'
import { sql } from '../../apps/server/src/platform/db/index.ts'
import { importEntries } from '../../apps/server/src/registers/index.ts'
import { orgs, smallCity } from '../../apps/server/src/testing/small-city.ts'
import { changeUnit, recordPositions } from '../../apps/server/src/units/index.ts'
import { deskDriver, launch } from './desk-driver.ts'
import { deviceLine } from './device-line.ts'

const city = await smallCity({ webDir: join(import.meta.dirname, '../../apps/web/dist') })
const { server, tenant, clock } = city
let browser: Browser
let address: string
let wall: Page
let pillar: MqttClient
let sequence = 0

beforeAll(async () => {
  await server.db.system(tenant, async tx => {
    const entries = (register: string, list: Parameters<typeof importEntries>[4]) =>
      importEntries(tx, tenant, server.services.keys, register, list, clock.now(), { facts: 'one' })
    const place = { org: orgs.stationA, lng: 110, lat: 40 }
    await entries('device', [
      {
        id: 'P1',
        values: { name: '滨河公园东门', address: '滨河公园东门', kind: 'ONE_KEY_PILLAR', place: 'outdoor', ...place },
      },
    ])
    const cars = [1, 2, 3].map(n => ({
      id: `A${n}`,
      values: { name: `甲${n}号车`, kind: 'car', org: orgs.stationA, lng: 110 + n * 0.008, lat: 40 },
    }))
    await entries('unit', cars)
    for (const { id } of cars)
      await changeUnit(tx, tenant, { unit: id, event: 'come-on-duty', at: clock.now(), by: 'test' })
  })
  await drive('A1', 110.008)
  address = await server.listen(0, '127.0.0.1', { mqttPort: 0 })
  pillar = await deviceLine(city, 'P1', { leads: true })
  browser = await launch()
  wall = await deskDriver(browser, city, address).sitDown(await dispatcher())
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.goto(`${address}/wall`)
  await wall.locator('.wall-hour').waitFor()
})
afterAll(async () => {
  await pillar?.endAsync(true)
  await browser?.close()
})

const dispatcher = () => city.account('dispatcher', 'district')
const officer = () => city.account('station-duty-officer', 'stationA')

async function press(scene = 'press'): Promise<void> {
  sequence += 1
  // Presses a second apart: alarms of one instant have no order.
  clock.moveBy(1000)
  const at = clock.now().toISOString()
  const message = { device: 'P1', epoch: 1, sequence, at, kind: 'alarm', data: { scene } }
  await pillar.publishAsync('up/P1', JSON.stringify(message), { qos: 1 })
}

const drive = (unit: string, lng: number) =>
  server.db.system(tenant, tx =>
    recordPositions(tx, tenant, [{ unit, fixAt: clock.now(), lng, lat: 40, source: 'test' }], clock.now()),
  )

const matters = (type: string) =>
  server.db.system(tenant, tx =>
    tx.rows<{ id: string; state: string; data: Record<string, unknown> }>(
      sql`SELECT id, state, data FROM matter WHERE tenant = ${tenant} AND type = ${type} ORDER BY opened_at, id`,
    ),
  )
const soon = { timeout: 10_000 }
const stateOf = async (type: string, at = -1) => (await matters(type)).at(at)?.state

async function act(account: Account, id: string, action: string, input: Record<string, unknown> = {}): Promise<void> {
  const reply = await server.app.fastify.inject({
    method: 'POST',
    url: `/api/v1/matters/${id}/actions`,
    headers: await city.headersOf(account),
    payload: { action, input },
  })
  expect(reply.statusCode, reply.body).toBe(200)
}

const row = () => wall.locator('.wall-entry').filter({ hasText: '滨河公园东门' })

it('a pillar is pressed: two keys end a false one; of a real one the wall sees the nearest units, sends one, and follows it to its end', async () => {
  for (let falseOnes = 1; falseOnes <= 2; falseOnes += 1) {
    await press()
    await row().waitFor({ timeout: 5000 })
    await wall.locator('.wall-chosen').getByText('滨河公园东门').waitFor()
    await wall.keyboard.press('t')
    await expect.poll(() => stateOf('alarm'), soon).toBe('taken')
    await wall.keyboard.press('f')
    await expect.poll(() => stateOf('alarm'), soon).toBe('false-alarm')
    await expect.poll(() => row().count(), soon).toBe(0)
    await wall.keyboard.press('Escape')
  }
  expect(await matters('incident')).toEqual([])

  await press()
  await row().waitFor({ timeout: 5000 })
  const near = wall.locator('.wall-near li')
  await near.nth(2).waitFor()
  expect(await near.allTextContents()).toHaveLength(3)
  expect(await near.first().textContent()).toMatch(/甲1号车.*分钟/)
  await wall.keyboard.press('1')
  await expect.poll(() => stateOf('dispatch'), soon).toBe('sent')
  expect((await matters('dispatch')).at(-1)!.data).toMatchObject({ unitName: '甲1号车' })
  expect(await stateOf('alarm')).toBe('confirmed')

  const dispatch = (await matters('dispatch'))[0]!.id
  await act(await officer(), dispatch, 'sign')
  await act(await officer(), dispatch, 'depart')
  await expect.poll(() => wall.locator('.wall-states li').nth(1).textContent(), soon).toContain('1')
  clock.moveBy(90_000)
  await drive('A1', 110.0002)
  await expect
    .poll(async () => (await matters('dispatch')).at(-1)!.data.systemArrivedAt, { timeout: 10_000 })
    .toBeDefined()
  await act(await officer(), dispatch, 'arrive')
  await act(await officer(), dispatch, 'feed-back', {
    feedbackCategory: '040500',
    result: incidentResult.entries[0]!.code,
    feedback: '两人因噪音争执，已劝开',
  })
  const incident = (await matters('incident'))[0]!.id
  await act(await dispatcher(), incident, 'review', { toDispute: true })
  await expect.poll(() => row().count(), soon).toBe(0)
  expect(await stateOf('incident')).toBe('closed')
  expect(await stateOf('alarm')).toBe('ended')
  const disputes = await matters('dispute')
  expect(disputes).toHaveLength(1)
  await expect.poll(() => wall.locator('.wall-doing').textContent(), { timeout: 40_000 }).toContain('2 / 3')
}, 120_000)

it('the gravest goes out as planned with one key', async () => {
  const before = (await matters('dispatch')).length
  await press('school-press')
  await row().waitFor({ timeout: 5000 })
  await wall.keyboard.press('j')
  const plan = wall.locator('.wall-chosen .wall-keys').filter({ hasText: '先派' })
  await plan.waitFor({ timeout: 10_000 })
  const units = Number(/先派 (\d+) 个单元/.exec((await plan.textContent())!)?.[1])
  expect(units).toBeGreaterThan(0)
  await wall.keyboard.press('p')
  await expect.poll(async () => (await matters('dispatch')).length - before, soon).toBe(units)
  expect(await stateOf('alarm')).toBe('confirmed')
}, 60_000)
