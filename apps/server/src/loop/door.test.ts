import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { actorOf, orgs, type SmallCity, START, smallCity, viewerOf } from '../testing/small-city.ts'
import { act, NotFound, openMatter, Refused, readMatter } from './index.ts'

const city: SmallCity = await smallCity()
const call = {
  content: '楼下有人争吵，电话 13800001111',
  category: '040300',
  grade: 2,
  channel: '0101',
  reportedAt: START.toISOString(),
  callerPhone: '13800001111',
  address: '测试路 1 号',
}

async function opened() {
  const officer = await city.account('station-duty-officer', 'stationA')
  const around = await surroundings(city.server.services, city.tenant)
  return city.server.db.as(viewerOf(officer), tx =>
    openMatter(tx, around, actorOf(officer), { type: incident, unit: orgs.stationA, fields: call }),
  )
}

async function doing(
  role: string,
  org: keyof typeof orgs,
  matter: string,
  action: string,
  input: Record<string, unknown> = {},
) {
  const who = await city.account(role, org)
  const around = await surroundings(city.server.services, city.tenant)
  return city.server.db.as(viewerOf(who), tx => act(tx, around, actorOf(who), { matter, action, input }))
}

describe('the door', () => {
  beforeAll(() => city.account('station-leader', 'stationA'))

  it('opens, dispatches, hears its child and closes, each in one transaction', async () => {
    const matter = await opened()
    await doing('station-duty-officer', 'stationA', matter.id, 'dispatch', { dispatchTo: orgs.stationA })
    const child = await city.server.db.system(city.tenant, tx =>
      tx.first<{ id: string }>(
        sql`SELECT id FROM matter WHERE tenant = ${city.tenant} AND parent = ${matter.id}::uuid`,
      ),
    )
    for (const action of ['sign', 'depart', 'arrive', 'finish-scene'])
      await doing('station-duty-officer', 'stationA', child!.id, action)
    await doing('station-duty-officer', 'stationA', child!.id, 'feed-back', {
      feedbackCategory: '040400',
      result: '01',
      feedback: '已现场调解',
    })
    const heard = await city.server.db.system(city.tenant, tx => readMatter(tx, city.tenant, matter.id))
    expect(heard?.matter.state).toBe('fed-back')
    expect(heard?.matter.data).toMatchObject({ feedbackCategory: '040400', category: '040300' })
    const closed = await doing('station-leader', 'stationA', matter.id, 'review')
    expect(closed.state).toBe('closed')
    expect(closed.deadlines.every(d => d.state !== 'running')).toBe(true)
  })

  it('keeps personal fields sealed in the row and in the facts', async () => {
    const matter = await opened()
    const [row] = await city.server.db.system(city.tenant, tx =>
      tx.rows<{
        text: string
      }>(sql`SELECT data::text || (SELECT string_agg(bytes, '') FROM fact_payload p WHERE p.tenant = ${city.tenant} AND p.matter = m.id) AS text
        FROM matter m WHERE m.tenant = ${city.tenant} AND m.id = ${matter.id}::uuid`),
    )
    expect(row?.text).not.toContain('13800001111')
    expect(row?.text).toContain('测试路')
  })

  it('shows another station nothing and lets it do nothing', async () => {
    const matter = await opened()
    await expect(doing('station-duty-officer', 'stationB', matter.id, 'note', { text: '看看' })).rejects.toBeInstanceOf(
      NotFound,
    )
  })

  it('leaves no trace of a refused act', async () => {
    const matter = await opened()
    await expect(doing('station-duty-officer', 'stationA', matter.id, 'merge', {})).rejects.toBeInstanceOf(Refused)
    const facts = await city.server.db.system(city.tenant, tx =>
      tx.rows(sql`SELECT kind FROM fact WHERE tenant = ${city.tenant} AND matter = ${matter.id}::uuid`),
    )
    expect(facts).toEqual([{ kind: 'incident.opened' }])
  })

  it('takes a matter out of sight of the unit whose own officer is a party', async () => {
    const officer = await city.account('station-duty-officer', 'stationA')
    const token = (await import('../platform/secrets/index.ts')).indexToken(
      city.server.services.keys,
      city.tenant,
      'phone',
      '13900002222',
    )
    await city.server.db.system(city.tenant, tx =>
      tx.run(
        sql`INSERT INTO term (tenant, kind, term, ref) VALUES (${city.tenant}, 'staff', ${token}, ${orgs.stationA})`,
      ),
    )
    const dispatcher = await city.account('dispatcher', 'city')
    const around = await surroundings(city.server.services, city.tenant)
    const matter = await city.server.db.as(viewerOf(dispatcher), tx =>
      openMatter(tx, around, actorOf(dispatcher), {
        type: incident,
        unit: orgs.stationA,
        fields: { ...call, callerPhone: '139 0000 2222' },
      }),
    )
    expect(matter.unit).toBe(orgs.district)
    await expect(
      city.server.db.as(viewerOf(officer), tx => readMatter(tx, city.tenant, matter.id)),
    ).resolves.toBeUndefined()
  })

  it('announces a lapse once, to the leader of the shift, then one step up', async () => {
    const matter = await opened()
    const leader = await city.account('station-leader', 'stationA')
    city.clock.moveBy(3_600_000)
    await city.server.settle()
    await city.server.settle()
    const facts = await city.server.db.system(city.tenant, tx =>
      tx.rows<{ kind: string }>(
        sql`SELECT kind FROM fact WHERE tenant = ${city.tenant} AND matter = ${matter.id}::uuid ORDER BY id`,
      ),
    )
    expect(facts.map(f => f.kind)).toEqual(['incident.opened', 'incident.deadline-lapsed'])
    const told = await city.server.db.as(viewerOf(leader), tx =>
      tx.rows<{ about: string }>(
        sql`SELECT about FROM notification WHERE tenant = ${city.tenant} AND matter = ${matter.id}::uuid AND account = ${leader.id}`,
      ),
    )
    expect(told).toEqual([{ about: 'lapse' }])
  })

  it('gives every fact one gapless place in the order', async () => {
    await city.server.settle()
    const [row] = await city.server.db.system(city.tenant, tx =>
      tx.rows<{ n: number; top: number; size: number; waiting: number }>(sql`
        SELECT count(*)::int AS n, max(position)::int AS top, (SELECT size::int FROM sequencer WHERE tenant = ${city.tenant}) AS size,
          (SELECT count(*)::int FROM fact_pending) AS waiting FROM fact_order WHERE tenant = ${city.tenant}`),
    )
    expect(row).toEqual({ n: row?.n, top: row?.n, size: row?.n, waiting: 0 })
  })
})
