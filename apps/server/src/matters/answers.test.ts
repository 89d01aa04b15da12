import { expect, it } from 'vitest'
import { ask } from '../testing/ask.ts'
import { orgs, smallCity } from '../testing/small-city.ts'

const city = await smallCity()

interface View {
  readonly id: string
  readonly version: number
  readonly clearBecause: string | null
}

it('answers an act with the matter as whoever reads it next will see it', async () => {
  const officer = await city.account('station-duty-officer', 'stationC')
  const read = (id: string) => ask<View>(city, officer, 'GET', `/matters/${id}`)
  let shown = await ask<View>(city, officer, 'POST', '/matters', {
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
    shown = await ask<View>(city, officer, 'POST', `/matters/${shown.id}/actions`, {
      action,
      version: shown.version,
      input,
    })
    expect(shown, action).toEqual(await read(shown.id))
  }
})
