import { expect, it } from 'vitest'
import { orgs, smallCity } from '../testing/small-city.ts'

const city = await smallCity()

interface View {
  readonly id: string
  readonly version: number
  readonly clearBecause: string | null
}

async function ask(role: string, org: keyof typeof orgs, method: 'GET' | 'POST', url: string, payload?: object) {
  const headers = await city.headersOf(await city.account(role, org))
  const reply = await city.server.app.fastify.inject({
    method,
    url: `/api/v1${url}`,
    headers,
    ...(payload && { payload }),
  })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<View>()
}

it('answers an act with the matter as whoever reads it next will see it', async () => {
  const read = (id: string) => ask('station-duty-officer', 'stationC', 'GET', `/matters/${id}`)
  let shown = await ask('station-duty-officer', 'stationC', 'POST', '/matters', {
    type: 'incident',
    unit: orgs.stationC,
    fields: {
      content: '楼上夫妻又打起来了',
      category: '040300',
      grade: 3,
      channel: '0101',
      address: '草原路 8 号',
      reportedAt: city.clock.now().toISOString(),
      callerName: '甲某',
      callerPhone: '13800000000',
    },
  })
  expect(shown.clearBecause).toBe('holder')
  expect(shown).toEqual(await read(shown.id))

  const acts: [string, object][] = [
    ['claim', {}],
    ['note', { text: '已与报警人核对' }],
    ['dispatch', { dispatchTo: orgs.stationC }],
    ['release', {}],
  ]
  for (const [action, input] of acts) {
    shown = await ask('station-duty-officer', 'stationC', 'POST', `/matters/${shown.id}/actions`, {
      action,
      version: shown.version,
      input,
    })
    expect(shown, action).toEqual(await read(shown.id))
  }
})
