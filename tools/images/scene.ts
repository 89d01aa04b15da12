import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'

export const headers = { 'x-fangwei': '1' }
const LEADER = 'leader.chengbei'
/** Long enough for every device to be heard, some to ring and a few calls to come. */
const SECONDS = '30'

export const logIn = (context: BrowserContext, address: string, login: string) =>
  context.request.post(`${address}/api/v1/session`, { headers, data: { login, password: 'fangwei-demo' } })

/** Devices, vehicles and callers of the simulated city, by their real clients. */
export async function liven(root: string, address: string): Promise<void> {
  const given = ['--server', address, '--seconds', SECONDS, '--devices', '160', '--vehicles', '40', '--rate', '0.3']
  const live = spawn(process.execPath, [join(root, 'apps/cli/bin/fangwei.mjs'), 'simulate', 'live', ...given], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await once(live, 'exit')
}

/**
 * What a station does in a day, so that its pages have something to show: places looked for, tonight's patrol planned, a unit sent.
 * Returns the incident it was sent to.
 */
export async function prepare(browser: Browser, address: string): Promise<string> {
  const context = await browser.newContext({ locale: 'zh-CN' })
  await logIn(context, address, LEADER)
  const page = await context.newPage()
  const press = async (path: string, button: string, shown: string) => {
    await page.goto(`${address}${path}`)
    await page.getByRole('button', { name: button }).first().click()
    await page.locator(shown).first().waitFor({ timeout: 120_000 })
  }
  await press('/hotspots', '重新研判', '.hotspots-body')
  await press('/scans', '开始扫描', '.scans-map')
  await press('/patrol', '编制今晚巡逻', '.patrol-stop')
  const id = await quarrel(context, address)
  await page.goto(`${address}/matters/${id}`)
  await page.locator('.near-unit button').first().click()
  // Long enough for its way to be seen.
  await page.waitForTimeout(20_000)
  await context.close()
  return id
}

/** A call to a place that the station knows, so that units near it can be named. Returns the incident. */
async function quarrel(context: BrowserContext, address: string): Promise<string> {
  const sites = await context.request.get(`${address}/api/v1/registers/site?limit=1`, { headers })
  const { items } = (await sites.json()) as { items: { name: string; values: { lng: number; lat: number } }[] }
  const [{ name, values }] = items as [(typeof items)[0]]
  const session = await context.request.get(`${address}/api/v1/session`, { headers })
  const { account } = (await session.json()) as { account: { org: string } }
  const fields = { content: '门口有人争吵，互相推搡', category: '040300', grade: 2, channel: '0101', address: name }
  const opened = await context.request.post(`${address}/api/v1/matters`, {
    headers,
    data: {
      type: 'incident',
      unit: account.org,
      fields: { ...fields, lng: values.lng, lat: values.lat, reportedAt: new Date().toISOString() },
    },
  })
  return ((await opened.json()) as { id: string }).id
}
