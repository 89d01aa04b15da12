import { expect, it } from 'vitest'
import { importEntries } from '../registers/index.ts'
import { orgs, smallCity } from '../testing/small-city.ts'

const city = await smallCity()
const sites = ['曦台府', '岚声小学', '槐亭中学', '苇径市场'].map((name, i) => ({
  id: `S-${i}`,
  values: { name, kind: 'other', org: orgs.stationA, lng: 110 + i / 100, lat: 40 },
}))
await city.server.db.system(city.tenant, tx =>
  importEntries(tx, city.tenant, city.server.services.keys, 'site', sites, city.clock.now(), { facts: 'one' }),
)

async function find(q: string) {
  const headers = await city.headersOf(await city.account('dispatcher', 'city'))
  const reply = await city.server.app.fastify.inject({
    url: `/api/v1/intake/places?q=${encodeURIComponent(q)}`,
    headers,
  })
  return (reply.json() as { items: { label: string; unit: string | null }[] }).items
}

it.each([
  ['曦台府', '曦台府'],
  ['望澄区环城路131号曦台府4号楼1单元1902室', '曦台府4号楼1单元1902室'],
  ['西台府3栋', '曦台府3栋'],
  ['岚生小学对面', '岚声小学对面'],
  ['huaiting', '槐亭中学'],
])('finds the site meant by %s', async (q, label) => {
  expect((await find(q))[0]).toMatchObject({ label, unit: orgs.stationA })
})

it.each(['不知道在哪', '%%%', '\u{10FFFF}'])('offers nothing for %s', async q => {
  expect(await find(q)).toEqual([])
})
