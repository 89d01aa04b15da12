import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join, normalize } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../apps/server/src/platform/db/index.ts'
import { importEntries } from '../../apps/server/src/registers/index.ts'
import { orgs, type SmallCity, smallCity } from '../../apps/server/src/testing/small-city.ts'
import { ffmpegPath } from '../../tools/available.mjs'
import { deskDriver, launch } from './desk-driver.ts'

const program = ffmpegPath()
const folder = mkdtempSync(join(tmpdir(), 'fangwei-hls-'))
const types: Readonly<Record<string, string>> = { m3u8: 'application/vnd.apple.mpegurl', ts: 'video/mp2t' }

/** A camera's live stream as a media gateway would give it: a moving test picture, made by ffmpeg in real time. */
async function startStream(): Promise<ChildProcess> {
  mkdirSync(join(folder, 'cam-1'))
  const picture = ['-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=10']
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '10']
  const live = ['-f', 'hls', '-hls_time', '1', '-hls_list_size', '6', '-hls_flags', 'delete_segments']
  const made = spawn(
    program!,
    ['-loglevel', 'error', ...picture, ...coding, ...live, join(folder, 'cam-1/index.m3u8')],
    {
      stdio: 'ignore',
    },
  )
  for (let tries = 0; tries < 300 && !existsSync(join(folder, 'cam-1/index.m3u8')); tries += 1) await pause(100)
  return made
}

async function startGateway(): Promise<Server> {
  const server = createServer(async (request, reply) => {
    const path = normalize(request.url!.split('?')[0]!)
    const bytes = await readFile(join(folder, path)).catch(() => undefined)
    if (bytes === undefined) return void reply.writeHead(404).end()
    reply.writeHead(200, { 'content-type': types[path.split('.').at(-1)!] ?? 'text/plain' }).end(bytes)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

describe.skipIf(program === undefined)('a camera behind a real HLS stream', () => {
  let stream: ChildProcess
  let gateway: Server
  let city: SmallCity
  let browser: Browser
  let address: string
  let desk: ReturnType<typeof deskDriver>

  beforeAll(async () => {
    stream = await startStream()
    gateway = await startGateway()
    city = await smallCity({
      webDir: join(import.meta.dirname, '../../apps/web/dist'),
      mediaGateway: `http://127.0.0.1:${(gateway.address() as { port: number }).port}/`,
    })
    const { server, tenant, clock } = city
    const values = { kind: 'CAMERA', org: orgs.stationA, place: 'outdoor', gateway: '站内网关' }
    await server.db.system(tenant, tx =>
      importEntries(
        tx,
        tenant,
        server.services.keys,
        'device',
        [
          { id: 'C1', values: { ...values, name: '公园东门枪机', stream: 'cam-1/index.m3u8' } },
          { id: 'C2', values: { ...values, name: '公园西门枪机', stream: 'cam-1/index.m3u8' } },
        ],
        clock.now(),
      ),
    )
    address = await server.listen(0, '127.0.0.1')
    browser = await launch()
    desk = deskDriver(browser, city, address)
  })
  afterAll(async () => {
    await browser?.close()
    gateway?.close()
    const ended = stream === undefined || stream.exitCode !== null ? undefined : once(stream, 'exit')
    stream?.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
  })

  const playedTo = (page: Page) => page.locator('video').evaluate(element => (element as HTMLVideoElement).currentTime)
  const moves = async (page: Page) => {
    await expect.poll(() => playedTo(page), { timeout: 20_000 }).toBeGreaterThan(0.2)
    const before = await playedTo(page)
    await expect.poll(() => playedTo(page), { timeout: 20_000 }).toBeGreaterThan(before + 0.5)
  }

  it('is opened for a written purpose only, shows moving pictures, and stands in the audit when it is closed', async () => {
    const officer = await city.account('station-duty-officer', 'stationA')
    const page = await desk.sitDown(officer)
    await page.goto(`${address}/video`)
    await page.getByRole('button', { name: '查看 公园东门枪机' }).click()
    const dialog = page.getByRole('dialog')
    const look = dialog.getByRole('button', { name: '查看', exact: true })
    expect(await look.isDisabled()).toBe(true)
    await dialog.getByLabel('事由类别').selectOption('alarm')
    await dialog.getByLabel('具体事由').fill('核实公园东门一键报警')
    await look.click()
    await moves(page)
    expect(await page.locator('.video-mark').textContent()).toContain('station-duty-officer')
    await page.getByRole('button', { name: '结束查看' }).click()
    await page.locator('video').waitFor({ state: 'detached' })
    await expect
      .poll(async () => {
        const rows = await city.server.db.system(city.tenant, tx =>
          tx.rows<{ kind: string }>(
            sql`SELECT kind FROM fact WHERE tenant = ${city.tenant} AND kind LIKE 'video.%' ORDER BY id`,
          ),
        )
        return rows.map(row => row.kind)
      })
      .toEqual(['video.opened', 'video.closed'])
    const auditor = await desk.sitDown(await city.account('auditor', 'city'))
    await auditor.goto(`${address}/settings/audit`)
    await auditor.getByText('查看视频', { exact: false }).first().waitFor()
    await auditor.getByText('核实公园东门一键报警').first().waitFor()
    await auditor.getByText('结束查看视频').first().waitFor()
    await desk.leave()
  })

  it('is walked past on a patrol: one is normal, what is wrong at the other becomes a matter', async () => {
    const leader = await city.account('station-leader', 'stationA')
    const page = await desk.sitDown(leader)
    await page.goto(`${address}/video`)
    await page.getByRole('button', { name: '新建路线' }).click()
    await page.getByLabel('路线名称').fill('公园夜巡')
    await page.getByLabel('每日时刻').fill('00:00')
    await page.getByRole('checkbox', { name: '公园东门枪机' }).check()
    await page.getByRole('checkbox', { name: '公园西门枪机' }).check()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('应巡').waitFor()
    await page.getByRole('button', { name: '开始巡查' }).click()
    const walk = page.locator('.video-walk')
    await walk.getByRole('button', { name: '查看 公园东门枪机' }).click()
    await moves(page)
    await walk.getByRole('button', { name: '正常' }).click()
    await walk.locator('[aria-current=step]').getByText('公园西门枪机').waitFor()
    await walk.getByLabel('异常情况').fill('镜头被树枝遮挡')
    await walk.getByRole('button', { name: '异常' }).click()
    await walk.getByRole('link', { name: '查看事项' }).waitFor()
    await walk.getByRole('button', { name: '结束巡查' }).click()
    await page.getByText('最近 1 次巡查').click()
    await page.getByText('看了 2/2 路，异常 1').waitFor()
    const faults = await city.server.db.system(city.tenant, tx =>
      tx.rows(sql`SELECT category FROM matter WHERE tenant = ${city.tenant} AND type = 'device-fault'`),
    )
    expect(faults).toEqual([{ category: 'damage' }])
    await desk.leave()
  })
})
