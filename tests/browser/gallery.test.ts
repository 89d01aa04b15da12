import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../../tools/available.mjs'

let server: PreviewServer
let browser: Browser
let address: string
let outDir: string

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'fangwei-gallery-'))
  const config = {
    configFile: `${import.meta.dirname}/../../packages/ui/gallery/vite.config.ts`,
    logLevel: 'error' as const,
    build: { outDir, emptyOutDir: true },
  }
  await build(config)
  server = await preview({ ...config, preview: { port: 0 } })
  address = server.resolvedUrls?.local[0] ?? ''
  browser = await chromium.launch({
    executablePath: chromiumPath()!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  })
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  await rm(outDir, { recursive: true, force: true })
})

async function open(
  query: string,
  size: { width: number; height: number } = { width: 1440, height: 900 },
): Promise<Page> {
  const page = await browser.newPage({ viewport: size })
  await page.goto(`${address}?${query}`)
  await page.locator('.gallery, .bench').waitFor()
  return page
}

const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
]
const looks = ['lang=zh&theme=light', 'lang=en&theme=dark', 'lang=en&theme=light&density=compact']

describe.each(['parts', 'workbench', 'forms'])('the page of %s', part => {
  it.each(looks)('fits every screen: %s', async look => {
    const page = await open(`page=${part}&${look}`)
    for (const size of sizes) {
      await page.setViewportSize(size)
      const spill = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(spill, `${size.width} px`).toBeLessThanOrEqual(0)
    }
    await page.close()
  })
})

describe('the keyboard', () => {
  const chosen = (page: Page) => page.locator('.fw-table-chosen').getAttribute('aria-rowindex')

  it('walks a table of a thousand rows and draws only those near', async () => {
    const page = await open('page=workbench')
    expect(await page.locator('tbody tr').count()).toBeLessThan(80)
    for (let press = 0; press < 40; press++) await page.keyboard.press('j')
    await page.keyboard.press('k')
    expect(await chosen(page)).toBe('40')
    expect(await page.locator('.fw-table-chosen').isVisible()).toBe(true)
    await page.close()
  })

  it('draws a long list on a phone as far as it is read', async () => {
    const page = await open('page=workbench')
    await page.setViewportSize({ width: 390, height: 844 })
    const rows = page.locator('.fw-row')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(60)
    await rows.last().scrollIntoViewIfNeeded()
    await page.locator('.fw-table-more').scrollIntoViewIfNeeded()
    await rows.nth(61).waitFor()
    await page.close()
  })

  it('says what the keys do, keeps them to itself meanwhile, and closes on Escape', async () => {
    const page = await open('page=workbench&lang=en')
    await page.keyboard.press('?')
    const help = page.locator('dialog[open]')
    await help.waitFor()
    expect(await help.textContent()).toContain('Next')
    await page.keyboard.press('j')
    expect(await chosen(page)).toBe('1')
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'detached' })
    await page.close()
  })

  it('does an action by its number, undoes it from the message, and asks before a legal act', async () => {
    const page = await open('page=parts&lang=en')
    await page.keyboard.press('1')
    const toast = page.locator('.fw-toast')
    await toast.waitFor()
    await toast.getByText('Undo').click()
    await toast.waitFor({ state: 'detached' })
    await page.keyboard.press('4')
    const dialog = page.locator('dialog[open]')
    await dialog.waitFor()
    expect(await dialog.textContent()).toContain('Closing stops the clocks')
    await dialog.getByText('Cancel').click()
    await dialog.waitFor({ state: 'detached' })
    await page.close()
  })
})

it('shows a masked value only when asked, and hides it again', async () => {
  const page = await open('page=parts&lang=en')
  expect(await page.getByText('13800005678').count()).toBe(0)
  await page.getByRole('button', { name: 'Show phone of the caller' }).click()
  await page.getByText('13800005678').waitFor()
  await page.getByRole('button', { name: 'Hide phone of the caller' }).click()
  await page.getByText('13800005678').waitFor({ state: 'detached' })
  await page.close()
})

it('names a file it does not take', async () => {
  const page = await open('page=parts&lang=en')
  const file = { name: 'calls.exe', mimeType: 'text/plain', buffer: Buffer.from('x') }
  await page.locator('input[type=file]').setInputFiles(file)
  expect(await page.locator('.fw-file-refused').textContent()).toContain('calls.exe is not of an accepted kind')
  await page.close()
})
