import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { movableClock } from '../../apps/server/src/platform/clock/index.ts'
import { withTestDatabase } from '../../apps/server/src/platform/store/testing.ts'
import { createServer } from '../../apps/server/src/server.ts'
import { DEMO_PASSWORD, fillCity } from '../../apps/server/src/simulation/index.ts'
import { testKeys } from '../../apps/server/src/testing/small-city.ts'
import { launch } from './desk-driver.ts'

/** Mid-afternoon there, so that tonight is ahead; the same day at every run. */
const START = new Date('2026-03-02T07:00:00.000Z')

/** The city of the demonstration with 120 days of calls, served and settled, on a clock that can be moved, and a browser. */
export async function simulatedCity() {
  const clock = movableClock(START)
  const database = await withTestDatabase()
  const server = await createServer({
    appUrl: database.appUrl,
    dataDir: mkdtempSync(join(tmpdir(), 'fangwei-simulated-')),
    clock,
    keys: testKeys(),
    onError: error => console.error(error),
    webDir: join(import.meta.dirname, '../../apps/web/dist'),
  })
  const { history } = await fillCity(server.services, () => undefined, { days: 120, population: 60_000 })
  await history(() => false)
  await server.settle()
  const address = await server.app.fastify.listen({ port: 0, host: '127.0.0.1' })
  const browser: Browser = await launch()
  const cookies = new Map<string, string>()

  const logIn = (login: string) =>
    server.app.fastify.inject({ method: 'POST', url: '/api/v1/session', payload: { login, password: DEMO_PASSWORD } })

  async function cookieOf(login: string): Promise<string> {
    const known = cookies.get(login)
    if (known !== undefined) return known
    const { name, value } = (await logIn(login)).cookies[0]!
    const cookie = `${name}=${value}`
    cookies.set(login, cookie)
    return cookie
  }

  return {
    server,
    clock,
    address,
    browser,
    logIn,
    cookieOf,
    /** A window of one person, logged in at the present of the city. */
    async sitDown(login: string): Promise<Page> {
      const { name, value } = (await logIn(login)).cookies[0]!
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
      await context.addCookies([{ name, value, url: address }])
      return context.newPage()
    },
    async close(): Promise<void> {
      await browser.close()
      await server.close()
    },
  }
}
