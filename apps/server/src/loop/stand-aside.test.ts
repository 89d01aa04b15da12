import { dispute } from '@fangwei/domain/matters/dispute/index.ts'
import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { warning } from '@fangwei/domain/matters/warning/index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { importEntries } from '../registers/index.ts'
import { surroundings } from '../services.ts'
import { actorOf, orgs, type SmallCity, START, smallCity, viewerOf } from '../testing/small-city.ts'
import { act, type NewMatter, openMatter, readMatter, systemActor } from './index.ts'

const city: SmallCity = await smallCity()
const { server, tenant } = city
const OURS = '16900000077'
const call = {
  content: '隔壁在吵',
  category: '040300',
  grade: 2,
  channel: '0101',
  reportedAt: START.toISOString(),
  address: '测试路 1 号',
}

const rows = <T extends object>(query: ReturnType<typeof sql>) => server.db.system(tenant, tx => tx.rows<T>(query))

beforeAll(async () => {
  const bring = (register: string, entries: Parameters<typeof importEntries>[4]) =>
    server.db.system(tenant, tx =>
      importEntries(tx, tenant, server.services.keys, register, entries, city.clock.now(), {}),
    )
  await bring('staff', [
    {
      id: '000001',
      values: { name: '某甲', kind: 'officer', org: orgs.stationA, phone: OURS },
      validFrom: '2026-01-01',
    },
  ])
  await bring('household', [{ id: 'H1', values: { address: '团结路 1 号 101 室', org: orgs.stationA } }])
  await bring('resident', [
    { id: 'P1', values: { name: '林某甲', household: 'H1', phone: OURS } },
    { id: 'P2', values: { name: '林某乙', household: 'H1' } },
  ])
  await bring('relationship', [{ id: 'R1', values: { kind: 'spouse', first: 'P1', second: 'P2' } }])
})

const opened = async (role: string, org: keyof typeof orgs, one: NewMatter) => {
  const who = await city.account(role, org)
  const around = await surroundings(server.services, tenant)
  return server.db.as(viewerOf(who), tx => openMatter(tx, around, actorOf(who), one))
}
const doing = async (
  role: string,
  org: keyof typeof orgs,
  matter: string,
  action: string,
  input: Record<string, unknown> = {},
) => {
  const who = await city.account(role, org)
  const around = await surroundings(server.services, tenant)
  return server.db.as(viewerOf(who), tx => act(tx, around, actorOf(who), { matter, action, input }))
}
const seenBy = async (role: string, org: keyof typeof orgs, matter: string) => {
  const who = await city.account(role, org)
  return (await server.db.as(viewerOf(who), tx => readMatter(tx, tenant, matter)))?.matter
}
const aDispute = () =>
  opened('station-duty-officer', 'stationA', { type: dispute, unit: orgs.stationA, fields: { facts: '欠款' } })
const anIncident = async () => {
  const matter = await opened('station-duty-officer', 'stationA', {
    type: incident,
    unit: orgs.stationA,
    fields: call,
  })
  await doing('station-duty-officer', 'stationA', matter.id, 'dispatch', { dispatchTo: orgs.stationA })
  const [child] = await rows<{ id: string }>(sql`SELECT id FROM matter WHERE parent = ${matter.id}::uuid`)
  for (const action of ['sign', 'depart', 'arrive', 'finish-scene'])
    await doing('station-duty-officer', 'stationA', child!.id, action)
  return { matter, child: child!.id }
}
const register = { source: 'call-110', category: 'D01', address: '云台路 1 号', applicantName: '张三' }

describe('a party named by a later act', () => {
  it('takes the matter one level up and out of the sight of the unit whose own it is', async () => {
    const matter = await aDispute()
    const after = await doing('station-duty-officer', 'stationA', matter.id, 'register', {
      ...register,
      respondentPhone: OURS,
    })
    expect(after).toMatchObject({ unit: orgs.district, barred: [orgs.stationA], holderShift: null })
    expect(after.path).toEqual([orgs.city, orgs.district])
    expect(await seenBy('station-leader', 'stationA', matter.id)).toBeUndefined()
    expect((await seenBy('county-supervisor', 'district', matter.id))?.state).toBe('registered')
    const facts = await rows<{ kind: string }>(
      sql`SELECT kind FROM fact WHERE tenant = ${tenant} AND matter = ${matter.id}::uuid ORDER BY id`,
    )
    expect(facts.map(f => f.kind)).toEqual(['dispute.opened', 'dispute.registered', 'dispute.stepped-aside'])
  })

  it('counts from the moment it is drafted', async () => {
    const matter = await aDispute()
    const after = await doing('auxiliary', 'stationA', matter.id, 'register', { ...register, applicantPhone: OURS })
    expect(after).toMatchObject({ unit: orgs.district, draft: { action: 'register' } })
  })

  it('leaves a matter where it is when the party is nobody of ours', async () => {
    const matter = await aDispute()
    const after = await doing('station-duty-officer', 'stationA', matter.id, 'register', {
      ...register,
      respondentPhone: '16900000078',
    })
    expect(after).toMatchObject({ unit: orgs.stationA, barred: [], version: 2 })
  })

  it('counts both sides of a relationship confirmed at feedback, for the dispatch and its incident alike', async () => {
    const { matter, child } = await anIncident()
    const after = await doing('station-duty-officer', 'stationA', child, 'feed-back', {
      feedbackCategory: '040300',
      result: '01',
      feedback: '已劝开',
      relationship: 'R1',
      familyViolence: true,
    })
    expect(after).toMatchObject({ unit: orgs.district, barred: [orgs.stationA], state: 'fed-back' })
    expect(await seenBy('station-leader', 'stationA', matter.id)).toBeUndefined()
    const held = await seenBy('dispatcher', 'district', matter.id)
    expect(held).toMatchObject({ unit: orgs.district, state: 'fed-back', barred: [orgs.stationA] })
    expect(await doing('dispatcher', 'district', matter.id, 'review')).toMatchObject({ state: 'closed' })
  })

  it('leaves the unit no notice and no figure of it', async () => {
    const leader = await city.account('station-leader', 'stationA')
    const headers = await city.headersOf(leader)
    const { matter, child } = await anIncident()
    await server.db.system(tenant, tx =>
      tx.run(sql`INSERT INTO notification (tenant, account, matter, about, created_at)
        VALUES (${tenant}, ${leader.id}, ${matter.id}::uuid, 'lapse', ${START.toISOString()})`),
    )
    await server.settle()
    const counted = async () =>
      Object.fromEntries(
        (
          await rows<{ org: string; n: number }>(sql`
            SELECT org, sum(opened)::int AS n FROM tally WHERE tenant = ${tenant} AND type = 'incident' GROUP BY org`)
        ).map(r => [r.org, r.n]),
      )
    const before = await counted()
    await doing('station-duty-officer', 'stationA', child, 'feed-back', {
      feedbackCategory: '040300',
      result: '01',
      feedback: '已劝开',
      relationship: 'R1',
    })
    await server.settle()
    expect(await counted()).toEqual({ ...before, [orgs.stationA]: before[orgs.stationA]! - 1 })
    const told = await rows(
      sql`SELECT 1 AS one FROM notification WHERE matter = ${matter.id}::uuid AND account = ${leader.id}`,
    )
    expect(told).toEqual([])
    const again = await server.app.fastify.inject({
      method: 'POST',
      url: `/api/v1/matters/${matter.id}/actions`,
      headers,
      payload: { action: 'note', input: { text: '看看' } },
    })
    expect(again.statusCode).toBe(404)
  })

  it('is answered over the wire as done, with nothing to show', async () => {
    const matter = await aDispute()
    const headers = await city.headersOf(await city.account('station-duty-officer', 'stationA'))
    const reply = await server.app.fastify.inject({
      method: 'POST',
      url: `/api/v1/matters/${matter.id}/actions`,
      headers,
      payload: { action: 'register', input: { ...register, applicantPhone: OURS } },
    })
    expect(reply.json()).toMatchObject({ status: 404, code: 'moved-away' })
    expect((await seenBy('county-supervisor', 'district', matter.id))?.state).toBe('registered')
  })

  it('bars a warning about a relationship of one of their own from being passed to them', async () => {
    const around = await surroundings(server.services, tenant)
    const matter = await server.db.system(tenant, tx =>
      openMatter(tx, around, systemActor(orgs.city), {
        type: warning,
        unit: orgs.city,
        subject: 'R1',
        fields: { kind: 'family-dispute', grade: 1, model: 'family-dispute', modelVersion: 1, points: 9, because: [] },
      }),
    )
    expect(matter).toMatchObject({ unit: orgs.city, barred: [orgs.stationA] })
  })
})
