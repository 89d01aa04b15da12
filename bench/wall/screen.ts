import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumPath } from '../../tools/available.mjs'

const SETTLES_MS = 15_000

interface Ground extends HTMLElement {
  frames(): number
  rung(): number
}

/** The wall in a browser that draws without a graphics card. */
export interface Screen {
  /** Frames a second over so many seconds at this size. */
  framesPerSecond(size: { width: number; height: number }, seconds: number): Promise<number>
  /** How often the alarms it shows have rung. */
  rung(): Promise<number>
  /** Megabytes in use by the page's own objects, rubbish taken away. */
  heap(): Promise<number>
  close(): Promise<void>
}

export async function openScreen(
  address: string,
  headers: Readonly<Record<string, string>>,
): Promise<Screen | undefined> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) return undefined
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  })
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' })
  const [name, value] = headers.cookie!.split('=') as [string, string]
  await context.addCookies([{ name, value, url: address }])
  const page: Page = await context.newPage()
  await page.goto(`${address}/wall`)
  await page.getByTestId('wall-ground').waitFor()
  const devtools = await context.newCDPSession(page)
  const ask = (what: 'frames' | 'rung') =>
    page.getByTestId('wall-ground').evaluate((ground, asked) => (ground as Ground)[asked](), what)
  return {
    framesPerSecond: async (size, seconds) => {
      await page.setViewportSize(size)
      // The map under it is drawn anew for the size first.
      await page.waitForTimeout(SETTLES_MS)
      const [before, began] = [await ask('frames'), performance.now()]
      await page.waitForTimeout(seconds * 1000)
      return (((await ask('frames')) - before) * 1000) / (performance.now() - began)
    },
    rung: () => ask('rung'),
    heap: async () => {
      await devtools.send('HeapProfiler.collectGarbage')
      const { usedSize } = (await devtools.send('Runtime.getHeapUsage')) as { usedSize: number }
      return usedSize / 1e6
    },
    close: () => browser.close(),
  }
}
