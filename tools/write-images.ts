import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { startServer } from '../bench/world/server-process.ts'
import { chromiumPath } from './available.mjs'
import { headers, liven, logIn, prepare } from './images/scene.ts'

/**
 * Writes docs/images: every page of the desk, in both languages and both themes, from a simulated city of its own.
 * `npm run images` (needs Chromium; takes a few minutes). Words after it choose pages: `npm run images -- home queue`.
 */
const root = join(import.meta.dirname, '..')
const PORT = 8117
const address = `http://127.0.0.1:${PORT}`
/** The screens that hang in rooms. */
const WALLS = {
  hd: { width: 1920, height: 1080 },
  uhd: { width: 3840, height: 2160 },
  wide: { width: 3840, height: 1080 },
}
const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
/** Where they go; another folder to look at them before they are kept. */
const folder = process.env.IMAGES_DIR ?? join(root, 'docs/images')

type Language = 'zh' | 'en'

interface Picture {
  readonly name: string
  /** Also as wide as a phone, for pages that are read there. */
  readonly phone?: boolean
  /** Shown on the wall of a room: on which screen, and dark only. */
  readonly wall?: keyof typeof WALLS
  readonly login: string
  /** Path of the page, or how to find it once logged in. */
  readonly path: string | ((find: (query: string) => Promise<string>) => Promise<string>)
  /** What is pressed there before it is taken. */
  readonly press?: (page: Page) => Promise<void>
}

const pictures: readonly Picture[] = [
  { name: 'home', login: 'duty.chengbei', path: '/home', phone: true },
  { name: 'queue', login: 'duty.chengbei', path: '/queue', phone: true },
  { name: 'incidents', login: 'duty.chengbei', path: '/incidents' },
  { name: 'incident', login: 'duty.chengbei', path: async find => `/matters/${await find('type=incident')}` },
  { name: 'warnings', login: 'analyst.city', path: '/warnings' },
  { name: 'warning', login: 'analyst.city', path: async find => `/matters/${await find('type=warning')}` },
  { name: 'disputes', login: 'leader.chengbei', path: '/disputes' },
  { name: 'fraud', login: 'leader.chengbei', path: '/fraud' },
  {
    name: 'replay',
    login: 'dispatcher.1',
    path: async () => `/replay/${sent}`,
    press: async page => {
      await page.locator('.replay-door input').fill('核对出警用时 / checking the time to arrive')
      await page.locator('.replay-door button[type=submit]').click()
      await page.locator('.replay').waitFor()
    },
  },
  { name: 'board', login: 'supervisor.wangcheng', path: '/board', phone: true },
  { name: 'map', login: 'dispatcher.1', path: '/map' },
  { name: 'call', login: 'dispatcher.1', path: '/call' },
  { name: 'imports', login: 'dispatcher.1', path: '/imports' },
  { name: 'reports', login: 'leader.chengbei', path: '/reports' },
  { name: 'orders', login: 'supervisor.wangcheng', path: '/orders' },
  { name: 'review', login: 'leader.chengbei', path: '/review' },
  { name: 'registers', login: 'admin.city', path: '/registers' },
  { name: 'register', login: 'community.chengbei', path: '/registers/site', phone: true },
  { name: 'people', login: 'community.chengbei', path: '/registers/resident' },
  { name: 'roster', login: 'leader.chengbei', path: '/roster' },
  { name: 'statistics', login: 'leader.chengbei', path: '/statistics', phone: true },
  { name: 'settings', login: 'duty.chengbei', path: '/settings', phone: true },
  { name: 'policies', login: 'admin.city', path: '/settings/policies' },
  { name: 'holidays', login: 'admin.city', path: '/settings/holidays' },
  { name: 'accounts', login: 'admin.city', path: '/settings/accounts' },
  { name: 'audit', login: 'auditor.city', path: '/settings/audit' },
  { name: 'wall', login: 'dispatcher.1', path: '/wall', wall: 'hd' },
  { name: 'wall-uhd', login: 'dispatcher.1', path: '/wall', wall: 'uhd' },
  { name: 'wall-wide', login: 'dispatcher.1', path: '/wall', wall: 'wide' },
  { name: 'units', login: 'dispatcher.1', path: '/units' },
  { name: 'response', login: 'dispatcher.1', path: '/response' },
  { name: 'room', login: 'dispatcher.1', path: '/room' },
  { name: 'drills', login: 'dispatcher.1', path: '/drills' },
  { name: 'alarms', login: 'dispatcher.1', path: '/alarms' },
  { name: 'devices', login: 'leader.chengbei', path: '/devices', phone: true },
  { name: 'fences', login: 'leader.chengbei', path: '/fences' },
  { name: 'video', login: 'leader.chengbei', path: '/video' },
  { name: 'cap', login: 'dispatcher.1', path: '/cap?all=1' },
  { name: 'public-notices', login: 'leader.chengbei', path: '/public-notices' },
  { name: 'hotspots', login: 'leader.chengbei', path: '/hotspots' },
  { name: 'scans', login: 'leader.chengbei', path: '/scans' },
  { name: 'patrol-tags', login: 'leader.chengbei', path: '/patrol/tags' },
  { name: 'key-places', login: 'leader.chengbei', path: '/key-places' },
  { name: 'patrol', login: 'leader.chengbei', path: '/patrol' },
  { name: 'workshop', login: 'analyst.city', path: '/workshop' },
  { name: 'model', login: 'analyst.city', path: '/workshop/repeat-place' },
  { name: 'open-models', login: '', path: '/open/models', phone: true },
]

/** The incident that a unit was sent to while everything was prepared. */
let sent = ''

const login: Picture = { name: 'login', login: '', path: '/login' }

async function main(wanted: readonly string[]): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fangwei-images-'))
  // PostgreSQL runs as another account when this is root: let it in.
  await chmod(dataDir, 0o755)
  const ports = { PORT: String(PORT), MQTT_PORT: String(PORT + 1), GATEWAY_PORT: String(PORT + 2) }
  const server = await startServer(dataDir, ports)
  const asked = [...pictures, login].filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  try {
    await server.hears(/calls taken in/)
    await mkdir(folder, { recursive: true })
    await liven(root, address)
    for (const language of ['zh', 'en'] as const) {
      const browser = await launch(language)
      if (language === 'zh') sent = await prepare(browser, address)
      for (const picture of asked) await take(browser, picture, language)
      await browser.close()
    }
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** A browser's own controls, such as a date's, speak the language of its surroundings. */
const launch = (language: Language) =>
  chromium.launch({
    executablePath: chromiumPath()!,
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    env: { ...process.env, LANGUAGE: language === 'zh' ? 'zh_CN' : 'en_GB' },
  })

async function take(browser: Browser, picture: Picture, language: Language): Promise<void> {
  for (const theme of picture.wall === undefined ? (['light', 'dark'] as const) : (['dark'] as const)) {
    const context = await browser.newContext({
      viewport: picture.wall === undefined ? DESK : WALLS[picture.wall],
      colorScheme: theme,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    })
    await context.addInitScript(
      ([chosen, look]) =>
        localStorage.setItem('fangwei.preferences', JSON.stringify({ language: chosen, theme: look })),
      [language, theme],
    )
    if (picture.login !== '') await logIn(context, address, picture.login)
    const find = async (query: string) => {
      const reply = await context.request.get(`${address}/api/v1/queue?${query}&limit=1`, { headers })
      const { items } = (await reply.json()) as { items: { id: string }[] }
      return items[0]?.id ?? ''
    }
    const page = await context.newPage()
    await page.goto(`${address}${typeof picture.path === 'string' ? picture.path : await picture.path(find)}`)
    await picture.press?.(page)
    await settled(page)
    await page.screenshot({ path: join(folder, `${picture.name}-${language}-${theme}.png`) })
    if (picture.phone === true) {
      await page.setViewportSize(PHONE)
      await page.reload()
      await settled(page)
      await page.screenshot({ path: join(folder, `${picture.name}-phone-${language}-${theme}.png`) })
    }
    await context.close()
  }
}

/**
 * The live feed never ends, so quiet is not waited for, but that nothing is still to come: looked at twice, since a map
 * is fetched only after the page that holds it.
 */
async function settled(page: Page): Promise<void> {
  await page.locator('main').first().waitFor()
  for (const ms of [1200, 600]) {
    await page.waitForTimeout(ms)
    await page
      .waitForFunction(
        () => document.querySelector('.fw-skeleton, .fw-skeleton-row, .maplibregl-map:not([data-drawn])') === null,
        undefined,
        { timeout: 15_000 },
      )
      .catch(() => undefined)
  }
}

await main(process.argv.slice(2))
