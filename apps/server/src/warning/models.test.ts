import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { repeatPlaceDefinition } from '@fangwei/domain/models/repeat-place/index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { act, openMatter, systemActor } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { importEntries } from '../registers/index.ts'
import { surroundings } from '../services.ts'
import { actorOf, orgs, smallCity, viewerOf } from '../testing/small-city.ts'
import { catchingUp, MODELS } from './index.ts'

const city = await smallCity()
const { server, tenant, clock } = city
const HOUR = 3_600_000
const DAY = 24 * HOUR
const bar = { lng: 110.0012, lat: 40.0012 }
const homes = { lng: 110.0052, lat: 40.0052 }
const block = 'block:40005.110005'

const system = <T>(work: Parameters<typeof server.db.system<T>>[1]) => server.db.system(tenant, work)

beforeAll(async () => {
  const bring = (register: string, entries: Parameters<typeof importEntries>[4]) =>
    system(tx => importEntries(tx, tenant, server.services.keys, register, entries, clock.now(), { facts: 'one' }))
  await bring('site', [{ id: 'S1', values: { name: '老榆树酒吧', kind: 'bar', org: orgs.stationA, ...bar } }])
  await bring(
    'household',
    Array.from({ length: 6 }, (_, i) => ({
      id: `H${i}`,
      values: { address: `榆苑 ${i} 号`, org: orgs.stationA, ...homes },
    })),
  )
  await bring('household', [{ id: 'H9', values: { address: '独院', org: orgs.stationA, lng: 110.1, lat: 40.1 } }])
})

async function call(address: string, point: { lng: number; lat: number }, category = '040500'): Promise<string> {
  const around = await surroundings(server.services, tenant)
  const opened = await system(tx =>
    openMatter(tx, around, systemActor(orgs.stationA), {
      type: incident,
      unit: orgs.stationA,
      fields: {
        content: '太吵',
        category,
        grade: 3,
        channel: '0101',
        reportedAt: around.now.toISOString(),
        address,
        ...point,
      },
    }),
  )
  clock.moveBy(3 * HOUR)
  return opened.id
}

const publish = (version: number) =>
  system(async tx => {
    await tx.run(sql`
      INSERT INTO model_version (tenant, model, version, state, definition, proposed_by, decided_by, changed_at, published_at)
      VALUES (${tenant}, 'repeat-place', ${version}, 'published', ${JSON.stringify(repeatPlaceDefinition)}, 'a', 'b', ${clock.now().toISOString()}, ${clock.now().toISOString()})`)
    await tx.run(
      sql`INSERT INTO consumer (tenant, name, position) VALUES (${tenant}, ${catchingUp('repeat-place', version)}, 0)`,
    )
  })

const warnings = (subject: string) =>
  system(tx =>
    tx.rows<{ id: string; grade: number; state: string; place: string; version: string }>(sql`
      SELECT id, grade, state, data ->> 'place' AS place, data ->> 'modelVersion' AS version FROM matter
      WHERE tenant = ${tenant} AND type = 'warning' AND model = 'repeat-place' AND subject = ${subject}`),
  )
const states = () =>
  system(tx =>
    tx.rows<{ subject: string; state: unknown; points: number }>(sql`
      SELECT subject, state, (judgement ->> 'points')::int AS points FROM model_state WHERE tenant = ${tenant} AND model = 'repeat-place' ORDER BY subject`),
  )

describe('a published model', () => {
  it('reads history first, then stands with the others and warns of what still counts', async () => {
    for (let i = 0; i < 3; i += 1) await call('人民路老榆树酒吧门口', bar)
    await call('榆苑 2 号', homes)
    await call('独院', { lng: 110.1, lat: 40.1 })
    await server.settle()
    expect(await states()).toEqual([])
    await publish(1)
    await server.settle()
    expect((await states()).map(({ subject, points }) => [subject, points])).toEqual([
      [block, 8],
      ['place:S1', 24],
    ])
    const left = await system(tx =>
      tx.rows(sql`SELECT name FROM consumer WHERE tenant = ${tenant} AND name LIKE 'model:%'`),
    )
    expect(left).toEqual([])
    expect(await warnings('place:S1')).toEqual([])
  })

  it('opens one warning at the place, by name and on the map, and raises it', async () => {
    await call('老榆树酒吧', bar)
    await server.settle()
    // Four calls 32, within fourteen days 12, one of them by night 6.
    expect(await warnings('place:S1')).toMatchObject([{ grade: 3, state: 'pushed', place: '老榆树酒吧', version: '1' }])
    for (let i = 0; i < 4; i += 1) await call('老榆树酒吧', bar)
    await server.settle()
    const [one, ...others] = await warnings('place:S1')
    expect(others).toEqual([])
    expect(one?.grade).toBeLessThan(3)
  })

  it('takes back a call that was invalid', async () => {
    const wrong = await call('榆苑 3 号', homes)
    await server.settle()
    const pointsOf = async () => (await states()).find(({ subject }) => subject === block)?.points
    // Two calls by day, eight each.
    expect(await pointsOf()).toBe(16)
    const officer = await city.account('station-duty-officer', 'stationA')
    const around = await surroundings(server.services, tenant)
    await server.db.as(viewerOf(officer), tx =>
      act(tx, around, actorOf(officer), { matter: wrong, action: 'invalidate', input: { invalidReason: '误拨' } }),
    )
    await server.settle()
    expect(await pointsOf()).toBe(8)
  })

  it('judges no block of fewer than five households', async () => {
    expect((await states()).map(({ subject }) => subject)).toEqual([block, 'place:S1'])
  })

  it('is quiet after its warning was closed, until the days its definition asks for have passed', async () => {
    const [open] = await warnings('place:S1')
    const analyst = await city.account('city-analyst', 'city')
    const around = await surroundings(server.services, tenant)
    await server.db.as(viewerOf(analyst), tx =>
      act(tx, around, actorOf(analyst), {
        matter: open!.id,
        action: 'dismiss',
        input: { dismissalCause: 'not-as-judged', dismissalReason: '已约定时段' },
      }),
    )
    await server.settle()
    await call('老榆树酒吧', bar)
    await server.settle()
    expect((await warnings('place:S1')).map(({ state }) => state)).toEqual(['not-confirmed'])
    clock.moveBy(16 * DAY)
    await call('老榆树酒吧', bar)
    await server.settle()
    expect((await warnings('place:S1')).every(({ state }) => state === 'not-confirmed')).toBe(false)
  })

  it('holds the same states when a further version reads the whole order again', async () => {
    const before = await states()
    await system(async tx => {
      await tx.run(sql`SELECT 1 FROM consumer WHERE tenant = ${tenant} AND name = ${MODELS} FOR UPDATE`)
      await tx.run(sql`UPDATE model_version SET state = 'retired', retired_at = now() WHERE tenant = ${tenant}`)
      await tx.run(sql`DELETE FROM model_state WHERE tenant = ${tenant} AND model = 'repeat-place'`)
    })
    await publish(2)
    await server.settle()
    const reports = (list: { subject: string; state: unknown }[]) =>
      list.map(({ subject, state }) => [subject, (state as { reports: unknown }).reports])
    expect(reports(await states())).toEqual(reports(before))
  })
})
