import { join } from 'node:path'
import type { MqttClient } from 'mqtt'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '../../apps/server/src/platform/db/index.ts'
import { importEntries } from '../../apps/server/src/registers/index.ts'
import { orgs, smallCity } from '../../apps/server/src/testing/small-city.ts'
import { deskDriver, launch } from './desk-driver.ts'
import { deviceLine } from './device-line.ts'

const city = await smallCity({ webDir: join(import.meta.dirname, '../../apps/web/dist') })
let browser: Browser
let address: string
let desk: ReturnType<typeof deskDriver>
let pillar: MqttClient
let sequence = 0

beforeAll(async () => {
  const { server, tenant, clock } = city
  await server.db.system(tenant, tx =>
    importEntries(
      tx,
      tenant,
      server.services.keys,
      'device',
      [
        {
          id: 'P1',
          values: {
            name: '滨河公园东门',
            kind: 'ONE_KEY_PILLAR',
            org: orgs.stationA,
            place: 'outdoor',
            lng: 110,
            lat: 40,
          },
        },
      ],
      clock.now(),
      { facts: 'one' },
    ),
  )
  address = await server.listen(0, '127.0.0.1', { mqttPort: 0 })
  pillar = await deviceLine(city, 'P1')
  browser = await launch()
  desk = deskDriver(browser, city, address)
})
afterAll(async () => {
  await pillar?.endAsync(true)
  await browser?.close()
})

async function press(): Promise<void> {
  sequence += 1
  // Presses a second apart: alarms of one instant have no order.
  city.clock.moveBy(1000)
  const at = city.clock.now().toISOString()
  const message = { device: 'P1', epoch: 1, sequence, at, kind: 'alarm', data: { scene: 'press' } }
  await pillar.publishAsync('up/P1', JSON.stringify(message), { qos: 1 })
}

const alarms = () =>
  city.server.db.system(city.tenant, tx =>
    tx.rows<{ id: string; state: string }>(
      sql`SELECT id, state FROM matter WHERE tenant = ${city.tenant} AND type = 'alarm' ORDER BY opened_at, id`,
    ),
  )

/** The alarm as it stands in the open queue; the feed brings it without anybody reloading. */
const seen = (page: Page) => page.locator('.queue-rows').getByText('按键报警').first().waitFor({ timeout: 10_000 })

it('a pillar is pressed: the desk sees it, two keys end a false one, the next becomes an incident at its place', async () => {
  const officer = await city.account('station-duty-officer', 'stationA')
  const page = await desk.sitDown(officer)
  await page.goto(`${address}/queue`)
  await page.locator('.queue-list').waitFor()
  await press()
  await seen(page)
  await press()
  await expect.poll(async () => page.locator('.alarm-count').textContent(), { timeout: 10_000 }).toContain('2')
  await page.keyboard.press('1')
  await expect.poll(async () => (await alarms())[0]?.state, { timeout: 10_000 }).toBe('taken')
  await page.getByRole('button', { name: '误报' }).waitFor()
  await page.keyboard.press('2')
  await expect.poll(async () => (await alarms())[0]?.state, { timeout: 10_000 }).toBe('false-alarm')

  await press()
  await expect.poll(async () => (await alarms()).length, { timeout: 10_000 }).toBe(2)
  const [, real] = await alarms()
  await desk.act(officer, real!.id, '确认警情')
  const incident = await city.server.db.system(city.tenant, tx =>
    tx.first<{ lng: number; lat: number; channel: string }>(
      sql`SELECT lng, lat, data ->> 'channel' AS channel FROM matter WHERE tenant = ${city.tenant} AND type = 'incident' AND parent = ${real!.id}::uuid`,
    ),
  )
  expect(incident).toEqual({ lng: 110, lat: 40, channel: '0401' })

  const again = await desk.sitDown(officer)
  await again.goto(`${address}/devices/P1`)
  await again.getByText('误报率').waitFor()
  await expect.poll(() => again.locator('.device').textContent(), { timeout: 10_000 }).toContain('50 %')
})
