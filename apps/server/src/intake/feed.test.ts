import { expect, it } from 'vitest'
import { orgs, smallCity } from '../testing/small-city.ts'

const city = await smallCity()
const call = {
  接警单编号: '15990220260302090000000001',
  报警时间: '2026-03-02 08:58:00',
  报警内容: '邻居家吵架，有人推搡',
  警情地址: '测试路 1 号',
  报警电话: '13800001111',
  管辖单位代码: orgs.stationA,
  警情类别: '纠纷',
}

async function feed(forms: Record<string, string>[]) {
  const headers = await city.headersOf(await city.account('dispatcher', 'city'))
  const reply = await city.server.app.fastify.inject({
    method: 'POST',
    url: '/api/v1/intake/forms',
    headers,
    payload: { feed: 'command-centre', forms },
  })
  return {
    status: reply.statusCode,
    items: (reply.json() as { items: { status: string; matter: string; reasons: { code: string }[] }[] }).items,
  }
}

it('opens an incident at its station from a call form, once', async () => {
  const first = await feed([call])
  expect(first.items.map(i => i.status)).toEqual(['accepted'])
  expect((await feed([call])).items.map(i => i.status)).toEqual(['duplicate'])
  const headers = await city.headersOf(await city.account('station-duty-officer', 'stationA'))
  const view = await city.server.app.fastify.inject({ url: `/api/v1/matters/${first.items[0]!.matter}`, headers })
  expect(view.json()).toMatchObject({
    type: 'incident',
    unit: orgs.stationA,
    state: 'accepted',
    data: { callerPhone: '13800001111' },
    clearBecause: 'holder',
  })
})

it('follows a call with its dispatch and its feedback', async () => {
  const number = '15990220260302090000000002'
  const taken = await feed([
    { ...call, 接警单编号: number },
    { 派警单编号: 'P1', 接警单编号: number, 处警单位代码: orgs.stationA, 派警时间: '2026-03-02 08:59:00' },
    {
      反馈单编号: 'F1',
      接警单编号: number,
      反馈时间: '2026-03-02 09:00:00',
      反馈类别: '纠纷',
      处理结果: '现场调解',
      反馈内容: '已调解',
    },
  ])
  expect(taken.items.map(i => [i.status, ...i.reasons.map(r => r.code)])).toEqual([
    ['accepted'],
    ['accepted'],
    ['accepted'],
  ])
  const headers = await city.headersOf(await city.account('station-duty-officer', 'stationA'))
  const view = await city.server.app.fastify.inject({ url: `/api/v1/matters/${taken.items[0]!.matter}`, headers })
  expect(view.json()).toMatchObject({ state: 'fed-back' })
})

it('rejects a form whose call is unknown and says what to do', async () => {
  const [item] = (
    await feed([{ 派警单编号: 'P9', 接警单编号: '999', 处警单位代码: orgs.stationA, 派警时间: '2026-03-02 08:59:00' }])
  ).items
  expect(item).toMatchObject({ status: 'rejected', reasons: [{ code: 'unknown-call' }] })
})

it('takes a hundred forms together, and a refused one leaves the others be', async () => {
  const numberOf = (n: number) => `159902202603020900${String(n).padStart(8, '0')}`
  const calls = Array.from({ length: 100 }, (_, n) => ({ ...call, 接警单编号: numberOf(1000 + n) }))
  const late = {
    派警单编号: 'P77',
    接警单编号: numberOf(1000),
    处警单位代码: orgs.stationA,
    派警时间: '2026-03-02 08:59:00',
  }
  // The second dispatch of a feed-back incident is what the loop refuses.
  const done = {
    反馈单编号: 'F77',
    接警单编号: numberOf(1000),
    反馈时间: '2026-03-02 09:00:00',
    反馈类别: '纠纷',
    处理结果: '现场调解',
    反馈内容: '已调解',
  }
  const refused = { ...late, 派警单编号: 'P78' }
  const { items } = await feed([...calls.slice(0, 60), late, done, refused, ...calls.slice(60)])
  expect(items.map(i => i.status)).toEqual(Array.from({ length: 103 }, (_, n) => (n === 62 ? 'rejected' : 'accepted')))
  expect(items[62]?.reasons.map(r => r.code)).toEqual(['wrong-state'])
  expect((await feed(calls)).items.every(i => i.status === 'duplicate')).toBe(true)
})
