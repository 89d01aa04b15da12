import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { beforeAll, expect, it } from 'vitest'
import { openMatter } from '../loop/index.ts'
import { importEntries } from '../registers/index.ts'
import { surroundings } from '../services.ts'
import { actorOf, orgs, START, smallCity, viewerOf } from '../testing/small-city.ts'
import { suggestRelationships } from './relationships.ts'

const city = await smallCity()

beforeAll(() =>
  city.server.db.system(city.tenant, async tx => {
    const bring = (register: string, entries: Parameters<typeof importEntries>[4]) =>
      importEntries(tx, city.tenant, city.server.services.keys, register, entries, city.clock.now())
    const home = (id: string, org: string) => ({ id, values: { address: '测试路 1 号', org } })
    await bring('household', [home('H1', orgs.stationA), home('H2', orgs.stationB)])
    await bring('resident', [
      { id: 'P1', values: { name: '欧阳测', household: 'H1', phone: '13800001111' } },
      { id: 'P2', values: { name: '司马试', household: 'H1' } },
      { id: 'P3', values: { name: '欧阳测', household: 'H2' } },
      { id: 'P4', values: { name: '上官验', household: 'H2' } },
    ])
    await bring('relationship', [
      { id: 'R1', values: { kind: 'spouse', first: 'P2', second: 'P1' } },
      { id: 'R2', values: { kind: 'spouse', first: 'P3', second: 'P4' } },
    ])
  }),
)

async function suggested(fields: Record<string, unknown>) {
  const officer = await city.account('station-duty-officer', 'stationA')
  const around = await surroundings(city.server.services, city.tenant)
  const call = { content: '家里吵架', category: '040300', grade: 3, channel: '0101', reportedAt: START.toISOString() }
  return city.server.db
    .as(viewerOf(officer), tx =>
      openMatter(tx, around, actorOf(officer), { type: incident, unit: orgs.stationA, fields: { ...call, ...fields } }),
    )
    .then(({ id }) => city.server.db.as(viewerOf(officer), tx => suggestRelationships(tx, around, id)))
}

it('suggests by phone, name and address, whichever side the caller is on, with masked names', async () => {
  const [first, ...more] = await suggested({
    callerPhone: '138 0000 1111',
    callerName: '欧阳测',
    address: '测试路 1 号',
  })
  expect(first).toMatchObject({ id: 'R1', kind: 'spouse', because: ['address', 'name', 'phone'] })
  expect(first?.label).toMatch(/^司\*+—欧\*+$/)
  // The namesake lives in another station's area.
  expect(more).toEqual([])
})

it('suggests nothing from what was not said', async () => {
  expect(await suggested({})).toEqual([])
  expect(await suggested({ address: '测试路 2 号', callerName: '百里无' })).toEqual([])
})
