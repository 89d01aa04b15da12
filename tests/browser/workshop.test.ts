import { afterAll, expect, it } from 'vitest'
import type { Account } from '../../apps/server/src/access/index.ts'
import { sql } from '../../apps/server/src/platform/db/index.ts'
import { TENANT } from '../../apps/server/src/simulation/index.ts'
import { deskDriver } from './desk-driver.ts'
import { simulatedCity } from './simulated-city.ts'

const MODEL = 'bar-noise'
const NOISE_CALLS = 6
const city = await simulatedCity()
const { server, clock, address, browser, cookieOf, sitDown } = city
afterAll(() => city.close())

const local = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

/** Noise calls at one bar by the command centre's own feed, a day apart. */
async function feedNoise(site: { name: string; lng: number; lat: number }, unit: string): Promise<void> {
  for (let n = 1; n <= NOISE_CALLS; n += 1) {
    const reply = await server.app.fastify.inject({
      method: 'POST',
      url: '/api/v1/intake/forms',
      headers: { cookie: await cookieOf('dispatcher.1'), 'x-fangwei': '1' },
      payload: {
        feed: 'command-centre',
        forms: [
          {
            接警单编号: `15990${String(n).padStart(10, '0')}`,
            报警时间: local(clock.now()),
            报警内容: '音响太吵，睡不着',
            警情地址: `${site.name}门口`,
            报警电话: '16900000001',
            管辖单位代码: unit,
            警情类别: '噪音纠纷',
            经度: String(site.lng),
            纬度: String(site.lat),
          },
        ],
      },
    })
    expect(reply.json().items.map((one: { status: string }) => one.status)).toEqual(['accepted'])
    clock.moveBy(90 * 60_000)
  }
  await server.settle()
}

const quietBar = () =>
  server.db.system(TENANT, tx =>
    tx.first<{ name: string; lng: number; lat: number; unit: string }>(sql`
      SELECT e.name, (e.data ->> 'lng')::float8 AS lng, (e.data ->> 'lat')::float8 AS lat, e.l2 AS unit FROM register_entry e
      WHERE e.tenant = ${TENANT} AND e.register = 'site' AND e.data ->> 'kind' = 'bar' ORDER BY e.id LIMIT 1`),
  )

const warning = () =>
  server.db.system(TENANT, tx =>
    tx.first<{ id: string; state: string; place: string }>(sql`
      SELECT id, state, data ->> 'place' AS place FROM matter WHERE tenant = ${TENANT} AND model = ${MODEL} ORDER BY opened_at DESC LIMIT 1`),
  )

it('writes a model, replays it, publishes it with a second person, gets its warning, and sees precision change', async () => {
  const analyst = await sitDown('analyst.city')
  await analyst.goto(`${address}/workshop`)
  await analyst.getByText('涉家庭纠纷警情积分预警').waitFor()
  await analyst.getByRole('link', { name: '新建模型' }).click()

  // Refused before it is sent: nothing is chosen to judge.
  await analyst.locator('input[name=model]').fill(MODEL)
  await analyst.getByLabel('名称 中文').first().fill('酒吧噪声预警')
  await analyst.getByRole('checkbox', { name: '公共场所' }).uncheck()
  await analyst.getByRole('checkbox', { name: '片区' }).uncheck()
  await analyst.locator('.model-faults', { hasText: 'subjects' }).waitFor()
  expect(await analyst.getByRole('button', { name: '保存草稿' }).isDisabled()).toBe(true)
  await analyst.getByRole('checkbox', { name: '公共场所' }).check()
  await analyst.locator('.model-faults', { hasText: '可以保存' }).waitFor()
  await analyst.getByRole('button', { name: '保存草稿' }).click()
  await analyst.getByText('第 1 版').first().waitFor()

  await analyst.getByRole('button', { name: '历史回放' }).click()
  await analyst.locator('.workshop-replay').waitFor()
  await server.settle()
  await analyst.getByText('回放结果：第 1 版').waitFor({ timeout: 30_000 })

  await analyst.getByRole('button', { name: '提交评审' }).click()
  await analyst.getByRole('dialog').getByRole('button', { name: '提交评审' }).click()
  await analyst.getByText('评审中').first().waitFor()
  expect(await analyst.getByRole('button', { name: '批准发布' }).count()).toBe(0)

  const second = await sitDown('supervisor.wangcheng')
  await second.goto(`${address}/workshop/${MODEL}`)
  await second.getByRole('button', { name: '批准发布' }).click()
  const dialog = second.getByRole('dialog')
  await dialog.locator('textarea').fill('已看回放，漏报和工作量可接受')
  await dialog.getByRole('button', { name: '批准发布' }).click()
  await second.getByText('已发布').first().waitFor()
  await server.settle()

  const bar = (await quietBar())!
  await feedNoise(bar, bar.unit)
  const raised = await warning()
  expect(raised).toMatchObject({ state: 'pushed', place: bar.name })

  await analyst.goto(`${address}/workshop/${MODEL}`)
  await analyst.getByText('尚无研判').waitFor()
  await analyst.goto(`${address}/matters/${raised!.id}`)
  await analyst.locator('.matter-actions').first().waitFor()
  await analyst.getByText('60 日内噪声报警（去重）').waitFor()
  const desk = deskDriver(browser, { headersOf: async ({ login }) => ({ cookie: await cookieOf(login) }) }, address)
  await desk.act({ login: 'analyst.city' } as Account, raised!.id, '判为误报', {
    dismissalCause: '核实后与研判不符',
    dismissalReason: '核实为正当营业',
  })
  await analyst.goto(`${address}/workshop/${MODEL}`)
  await analyst.getByText('准确率 0%（1 件已研判）').waitFor()

  const anybody = await browser.newContext()
  const open = await anybody.newPage()
  await open.goto(`${address}/open/models`)
  await open.getByText('酒吧噪声预警').waitFor()
}, 240_000)
