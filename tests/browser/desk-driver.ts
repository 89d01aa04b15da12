import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import type { Account } from '../../apps/server/src/access/index.ts'
import type { SmallCity } from '../../apps/server/src/testing/small-city.ts'
import { chromiumPath } from '../../tools/available.mjs'

export type Answers = Readonly<Record<string, string | boolean | Readonly<Record<string, 'yes' | 'no'>>>>

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath()!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** Works the desk as people do: one window for each account, buttons by their words, forms by their fields. */
export function deskDriver(browser: Browser, city: Pick<SmallCity, 'headersOf'>, address: string) {
  const open: BrowserContext[] = []

  /** A window of this account, logged in at the present of the city. */
  async function sitDown(account: Account): Promise<Page> {
    const { cookie } = await city.headersOf(account)
    const [name, value] = cookie!.split('=') as [string, string]
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    await context.addCookies([{ name, value, url: address }])
    open.push(context)
    return context.newPage()
  }

  async function leave(): Promise<void> {
    for (const context of open.splice(0)) await context.close()
  }

  /** Does one action on a matter from its page and waits until the page says it is done. */
  async function act(account: Account, matter: string, label: string, answers: Answers = {}): Promise<void> {
    const page = await sitDown(account)
    await page.goto(`${address}/matters/${matter}`)
    const bar = page.locator('.matter-actions').first()
    await bar.waitFor()
    await press(page, bar, label)
    const form = page.locator('.act-form')
    const asks = Object.keys(answers).length > 0 || (await form.isVisible())
    if (asks) {
      await form.waitFor()
      for (const more of await form.locator('details.act-more:not([open]) > summary').all()) await more.click()
      for (const [field, answer] of Object.entries(answers))
        await fill(page, form.locator(`[data-field="${field}"]`), answer)
      await form.locator('button[type=submit]').click()
    }
    await page
      .getByText(new RegExp(`${label}`))
      .and(page.locator('.fw-toast, .fw-toast *'))
      .first()
      .waitFor()
    await leave()
  }

  return { sitDown, act, leave }
}

async function press(page: Page, bar: Locator, label: string): Promise<void> {
  const button = bar.getByRole('button', { name: label }).first()
  const menu = bar.locator('.fw-commands').getByRole('button').last()
  if (!(await button.isVisible())) {
    await menu.click()
    await page.getByRole('menuitem', { name: label }).click()
    return
  }
  await button.click()
}

async function fill(page: Page, row: Locator, answer: Answers[string]): Promise<void> {
  if (typeof answer === 'object') {
    for (const [code, given] of Object.entries(answer))
      await row
        .locator('tr', { hasText: code })
        .or(row.locator(`tr:has(input[name$="-${code}"])`))
        .first()
        .locator('input[type=radio]')
        .nth(given === 'yes' ? 0 : 1)
        .check({ force: true })
    return
  }
  if (typeof answer === 'boolean') {
    await row.getByText(answer ? '是' : '否', { exact: true }).click()
    return
  }
  const select = row.locator('.ant-select')
  if ((await select.count()) > 0) {
    await select.click()
    await row.locator('input').first().fill(answer)
    await page.locator('.ant-select-dropdown:visible').getByText(answer).first().click()
    await page.keyboard.press('Tab')
    return
  }
  await row.locator('textarea, input').first().fill(answer)
}
