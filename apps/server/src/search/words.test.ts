import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { importHistory } from '../loop/index.ts'
import { listMatters } from '../matters/index.ts'
import { sql } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { orgs, type SmallCity, START, smallCity, viewerOf } from '../testing/small-city.ts'

const city: SmallCity = await smallCity()
const MINUTE = 60_000

interface Past {
  readonly address: string
  readonly unit?: string
  readonly category?: string
  readonly callNumber?: string
}

/** Past incidents, the first the newest. */
async function past(calls: readonly Past[], agoMinutes = 0): Promise<void> {
  const around = await surroundings(city.server.services, city.tenant)
  await city.server.db.system(city.tenant, tx =>
    importHistory(
      tx,
      around,
      calls.map(({ unit = orgs.stationA, category = '040300', ...said }, n) => {
        const occurredAt = new Date(START.getTime() - (agoMinutes + n + 1) * MINUTE)
        const fields = { content: '来电', category, grade: 3, channel: '0101', reportedAt: occurredAt.toISOString() }
        return {
          type: incident,
          unit,
          fields: { ...fields, ...said },
          state: 'closed',
          occurredAt,
          closedAt: occurredAt,
        }
      }),
    ),
  )
  await city.server.settle()
}

async function found(q: string, as: keyof typeof orgs = 'city', query: Record<string, unknown> = {}) {
  const account = await city.account(as === 'city' ? 'city-analyst' : 'station-duty-officer', as)
  const { directory } = await surroundings(city.server.services, city.tenant)
  return city.server.db.as(viewerOf(account), tx => listMatters(tx, account, directory, { q, ...query }))
}

const addresses = async (q: string, as?: keyof typeof orgs) =>
  (await found(q, as)).items.map(i => String(i.data.address))

describe('matters are found by their words', () => {
  beforeAll(() =>
    past([
      { address: '团结路12号', callNumber: '20260302000000000077' },
      { address: '团结路120号' },
      { address: '幸福小区3号楼', unit: orgs.stationB },
      { address: '团结路9号', category: 'W10000' },
    ]),
  )

  it.each([
    ['团结', ['团结路12号', '团结路120号']],
    ['结路', ['团结路12号', '团结路120号']],
    ['tjl', ['团结路12号', '团结路120号']],
    ['团结路12号', ['团结路12号']],
    ['小区 3', ['幸福小区3号楼']],
    ['团结 小区', []],
    ['和平', []],
    ['202603020000', ['团结路12号']],
  ])('%s', async (q, expected) => {
    expect(await addresses(q)).toEqual(expected)
  })

  it('only in sight', async () => {
    expect(await addresses('小区', 'stationA')).toEqual([])
    expect(await addresses('小区', 'stationB')).toEqual(['幸福小区3号楼'])
  })

  it('page by page to the last, however many others hold the word', async () => {
    const rare = { address: '长安街甲巷', unit: orgs.stationC }
    await past([...Array.from({ length: 1200 }, () => ({ address: '长安街甲巷' })), rare, rare], 100)
    const seen: string[] = []
    let pages = 0
    for (let cursor: string | null | undefined; cursor !== null; pages += 1) {
      const page = await found('长安街', 'city', { scope: orgs.stationC, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map(i => i.unit))
      cursor = page.next
    }
    expect(seen).toEqual([orgs.stationC, orgs.stationC])
    expect(pages).toBeLessThanOrEqual(4)
  })

  const replay = async () => {
    await city.server.db.system(city.tenant, tx =>
      tx.run(sql`UPDATE consumer SET position = 0 WHERE tenant = ${city.tenant} AND name = 'search'`),
    )
    await city.server.settle()
    return city.server.db.system(city.tenant, tx =>
      tx.rows<{ word: string; n: number }>(
        sql`SELECT word, count(*)::int AS n FROM posting WHERE tenant = ${city.tenant} GROUP BY word ORDER BY word`,
      ),
    )
  }

  it('the same after every replay of the order', async () => {
    const once = await replay()
    expect(once.find(r => r.word === '长安街甲巷')?.n).toBe(1202)
    expect(await replay()).toEqual(once)
  })

  it('by what they say now, not by what they said', async () => {
    await city.server.db.system(city.tenant, tx =>
      tx.run(
        sql`UPDATE matter SET data = data || '{"address": "和平路8号"}' WHERE tenant = ${city.tenant} AND data ->> 'address' = '团结路120号'`,
      ),
    )
    await replay()
    expect([await addresses('团结路'), await addresses('和平')]).toEqual([['团结路12号'], ['和平路8号']])
  })
})
