import { dispatch } from '@fangwei/domain/matters/dispatch/index.ts'
import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { importEntries } from '../registers/index.ts'
import { surroundings } from '../services.ts'
import { orgs, smallCity, viewerOf } from '../testing/small-city.ts'
import { importHistory, type PastMatter, readMatter } from './index.ts'

const city = await smallCity()
const around = await surroundings(city.server.services, city.tenant)
const OWN = '13900003333'
const TOP = '13900004444'

const hire = (id: string, org: string, phone: string) => ({
  id,
  values: { name: '某甲', kind: 'auxiliary', org, phone },
})

beforeAll(async () => {
  const { services } = city.server
  const staff = [hire('990001', orgs.stationA, OWN), hire('990002', orgs.city, TOP)]
  const done = await services.db.system(city.tenant, tx =>
    importEntries(tx, city.tenant, services.keys, 'staff', staff, services.clock.now(), { facts: 'one' }),
  )
  expect(done.rejected).toEqual([])
})

const past = (callerPhone: string, extra: Partial<PastMatter> = {}): PastMatter => ({
  type: incident,
  unit: orgs.stationA,
  fields: {
    content: '邻里纠纷',
    category: '040300',
    channel: '0101',
    grade: 3,
    reportedAt: '2026-02-01T01:00:00Z',
    callerPhone,
  },
  state: 'closed',
  occurredAt: new Date('2026-02-01T01:00:00Z'),
  closedAt: new Date('2026-02-01T02:00:00Z'),
  ...extra,
})
const sent = (parent: string): PastMatter => ({
  type: dispatch,
  unit: orgs.stationA,
  fields: { category: '040300' },
  parent,
  state: 'fed-back',
  occurredAt: new Date('2026-02-01T01:05:00Z'),
  closedAt: new Date('2026-02-01T01:50:00Z'),
})
const take = (...matters: PastMatter[]) => city.server.db.system(city.tenant, tx => importHistory(tx, around, matters))
const seenFrom = async (role: string, org: keyof typeof orgs, id: string) => {
  const viewer = viewerOf(await city.account(role, org))
  return (await city.server.db.as(viewer, tx => readMatter(tx, city.tenant, id)))?.matter
}
/** What the lists of an account count, as a screen would. */
const listed = async (role: string, org: keyof typeof orgs) => {
  const headers = await city.headersOf(await city.account(role, org))
  const reply = await city.server.app.fastify.inject({ method: 'GET', url: '/api/v1/matters', headers })
  return (reply.json() as { items: { id: string }[] }).items.map(i => i.id)
}

describe('the imported past', () => {
  it('is kept one level up and out of sight of a unit whose own is a party; its neighbours in the batch stay', async () => {
    const [own, other] = await take(past('139-0000-3333'), past('13911112222'))
    expect(await seenFrom('station-leader', 'stationA', own!)).toBeUndefined()
    expect(await seenFrom('county-supervisor', 'district', own!)).toMatchObject({
      unit: orgs.district,
      barred: [orgs.stationA],
      state: 'closed',
      deadlines: [],
    })
    expect(await seenFrom('station-leader', 'stationA', other!)).toMatchObject({ unit: orgs.stationA, barred: [] })
    expect(await listed('station-leader', 'stationA')).not.toContain(own)
    expect(await listed('station-leader', 'stationA')).toContain(other)
  })

  it('hides what came of such a matter too, in the same batch and in a later one', async () => {
    const id = '11111111-2222-4333-8444-555555555555'
    const [, together] = await take(past(OWN, { id }), sent(id))
    const [later] = await take(sent(id))
    for (const child of [together!, later!]) {
      expect(await seenFrom('station-leader', 'stationA', child)).toBeUndefined()
      expect(await seenFrom('county-supervisor', 'district', child)).toMatchObject({ unit: orgs.district, parent: id })
    }
  })

  it('does not move for staff of another unit', async () => {
    const [id] = await take(past(OWN, { unit: orgs.stationB }))
    expect(await seenFrom('station-leader', 'stationB', id!)).toMatchObject({ unit: orgs.stationB })
  })

  it('of somebody at the top is kept at the top: nobody is above it', async () => {
    const [id] = await take(past(TOP))
    expect(await seenFrom('city-analyst', 'city', id!)).toMatchObject({ unit: orgs.city, barred: [] })
    expect(await seenFrom('station-leader', 'stationA', id!)).toBeUndefined()
  })
})
