import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { act, importHistory, systemActor } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { orgs, smallCity } from '../testing/small-city.ts'

const city = await smallCity()
const { server, tenant } = city
const dispute = findMatterType('dispute')!
let disputes: string[] = []

async function get(role: string, org: keyof typeof orgs, query: string) {
  const headers = await city.headersOf(await city.account(role, org))
  const reply = await server.app.fastify.inject({ method: 'GET', url: `/api/v1/statistics?${query}`, headers })
  return { status: reply.statusCode, body: reply.json() }
}
const year = 'from=2026-01-01&to=2026-03-02'
const measure = (body: { measures: { code: string }[] }, code: string) => body.measures.find(m => m.code === code)

beforeAll(async () => {
  const around = await surroundings(server.services, tenant)
  const past = (unit: string, occurredAt: string, closedAt: string | null, category = 'D01') => ({
    type: dispute,
    unit,
    fields: { category, address: '甲街1号', facts: '争吵' },
    state: closedAt === null ? dispute.initial : 'closed',
    occurredAt: new Date(occurredAt),
    closedAt: closedAt === null ? null : new Date(closedAt),
  })
  disputes = await server.db.system(tenant, tx =>
    importHistory(tx, around, [
      past(orgs.stationA, '2026-01-05T02:00:00Z', '2026-01-10T02:00:00Z'),
      past(orgs.stationA, '2026-02-10T02:00:00Z', '2026-02-20T02:00:00Z'),
      past(orgs.stationB, '2026-01-06T02:00:00Z', '2026-01-07T02:00:00Z'),
      // At 00:30 of the second in the city: the first in UTC.
      past(orgs.stationA, '2026-03-01T16:30:00Z', null, 'D02'),
    ]),
  )
  await server.settle()
})

describe('statistics', () => {
  it('count by the days of the city, for every organisation above', async () => {
    const { body } = await get('station-leader', 'stationA', `${year}`)
    expect(measure(body, 'opened')).toMatchObject({ numerator: 3, denominator: null })
    expect(body.days.at(-1)).toEqual({ day: '2026-03-02', opened: 1, closed: 0 })
    expect(body.categories).toContainEqual({ type: 'dispute', category: 'D01', opened: 2, previous: 0 })
    expect(measure((await get('county-supervisor', 'district', year)).body, 'opened')).toMatchObject({ numerator: 4 })
    expect(measure((await get('station-leader', 'stationC', year)).body, 'opened')).toMatchObject({ numerator: 0 })
  })

  it('compare with the span before', async () => {
    const { body } = await get('station-leader', 'stationA', 'from=2026-02-05&to=2026-03-02&type=dispute')
    expect(body.previous).toEqual({ from: '2026-01-10', to: '2026-02-04' })
    expect(measure(body, 'closed')).toEqual({
      code: 'closed',
      numerator: 1,
      denominator: null,
      previous: { numerator: 1, denominator: null },
    })
  })

  it('put recurrence to the closing it follows, once, and judge no closing before its time', async () => {
    const around = await surroundings(server.services, tenant)
    for (const matter of disputes.slice(0, 2))
      await server.db.system(tenant, tx =>
        act(tx, around, systemActor(orgs.stationA), { matter, action: 'reopen', input: {} }),
      )
    await server.settle()
    const { body } = await get('station-leader', 'stationA', `${year}&type=dispute`)
    // 51 days after the first; the second was closed ten days ago and is judged by neither.
    expect(measure(body, 'recurrence-30')).toMatchObject({ numerator: 0, denominator: 1 })
    expect(measure(body, 'recurrence-90')).toMatchObject({ numerator: 0, denominator: 0 })
    city.clock.moveTo(new Date('2026-06-01T01:00:00Z'))
    const later = (await get('station-leader', 'stationA', `${year}&type=dispute`)).body
    expect(measure(later, 'recurrence-30')).toMatchObject({ numerator: 1, denominator: 2 })
    expect(measure(later, 'recurrence-90')).toMatchObject({ numerator: 2, denominator: 2 })
  })

  it('are the same when the order is read anew from its beginning', async () => {
    const tallies = () =>
      server.db.system(tenant, tx =>
        tx.rows(
          sql`SELECT org, day, type, category, opened, imported, lapsed, closed, recurred30, recurred90 FROM tally WHERE tenant = ${tenant} ORDER BY org, day, type, category`,
        ),
      )
    await server.settle()
    const before = await tallies()
    expect(before.length).toBeGreaterThan(4)
    await server.db.system(tenant, async tx => {
      await tx.run(sql`DELETE FROM tally WHERE tenant = ${tenant}`)
      await tx.run(sql`DELETE FROM tally_matter WHERE tenant = ${tenant}`)
      await tx.run(sql`UPDATE consumer SET position = 0 WHERE tenant = ${tenant} AND name = 'tally'`)
    })
    await server.settle()
    expect(await tallies()).toEqual(before)
  })

  it('are hidden from those beside and refuse a span that is none', async () => {
    expect((await get('station-leader', 'stationB', `scope=${orgs.stationA}`)).status).toBe(404)
    expect((await get('station-leader', 'stationA', 'from=2026-03-02&to=2026-03-01')).status).toBe(400)
    expect((await get('station-leader', 'stationA', 'from=2020-01-01&to=2026-03-01')).status).toBe(400)
  })
})
