import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { expect, it } from 'vitest'
import { openMatter, systemActor } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { orgs, type SmallCity, smallCity } from '../testing/small-city.ts'

const DAY = 86_400_000
const city: SmallCity = await smallCity()
const { server, tenant, clock } = city
const leader = await city.account('station-leader', 'stationA')
const headers = await city.headersOf(leader)
const get = (url: string, who = headers) => server.app.fastify.inject({ method: 'GET', url, headers: who })
const post = (url: string, payload: object = {}, who = headers) =>
  server.app.fastify.inject({ method: 'POST', url, payload, headers: who })
const settings = { group: 'all', band: 'all', recentDays: 30 }

const market = { lng: 110.001, lat: 40.001 }
const tower = { lng: 110.03, lat: 40.03 }
const lonely = { lng: 110.06, lat: 40.06 }

async function call(at: { lng: number; lat: number }, daysAgo: number, more: object = {}) {
  const when = new Date(clock.now().getTime() - daysAgo * DAY)
  const around = await surroundings(server.services, tenant)
  await server.db.system(tenant, tx =>
    openMatter(tx, around, systemActor(orgs.city), {
      type: incident,
      unit: orgs.stationA,
      occurredAt: when,
      fields: {
        category: '040500',
        channel: '0101',
        content: '夜间施工',
        grade: 3,
        reportedAt: when.toISOString(),
        ...at,
        ...more,
      },
    }),
  )
}

const register = (name: string, id: string, org: string, at: { lng: number; lat: number }, label: string) =>
  server.db.system(tenant, tx =>
    tx.run(sql`INSERT INTO register_entry (tenant, register, id, org, path, name, data, valid_from, changed_at)
      VALUES (${tenant}, ${name}, ${id}, ${org}, ${[orgs.city, orgs.district, orgs.stationA]}, ${label}, ${JSON.stringify(at)}, '2020-01-01', ${clock.now().toISOString()})`),
  )

it('plants a city: a market, a block, and a house of one family, all of them noisy', async () => {
  await register('site', 'market', orgs.stationA, market, '城北市场')
  for (let n = 0; n < 6; n += 1)
    await register(
      'household',
      `home-${n}`,
      orgs.stationA,
      { lng: tower.lng + n * 1e-5, lat: tower.lat },
      `3 号楼 ${n} 户`,
    )
  await register('household', 'alone', orgs.stationA, lonely, '草原深处一户')
  for (let n = 0; n < 8; n += 1) {
    await call(market, 1 + n * 3)
    await call(tower, 2 + n * 3)
    await call(lonely, 1 + n * 3)
    await call({ lng: 110.1 + n * 0.01, lat: 40.1 }, 40 + n)
  }
  for (let n = 0; n < 20; n += 1) await call({ lng: 110.09, lat: 40.09 }, 1 + n, { initiatedBy: 'police-initiated' })
  for (let n = 0; n < 9; n += 1) await call({ lng: 110.08, lat: 40.08 }, 1 + n, { familyViolence: true })
  for (let n = 0; n < 9; n += 1) await call({ lng: 110.07, lat: 40.07 }, 1 + n, { category: '040300' })
}, 120_000)

it('finds the market and the block, says why, and keeps every single home out', async () => {
  expect((await get('/api/v1/insight/hotspots')).json()).toMatchObject({ run: null, job: null })
  const asked = await post('/api/v1/insight/hotspots', settings)
  expect(asked.statusCode).toBe(200)
  expect((await post('/api/v1/insight/hotspots', settings)).json().id).toBe(asked.json().id)
  await server.settle()
  const { run, job } = (await get('/api/v1/insight/hotspots')).json()
  expect(job).toBeNull()
  expect(
    run.cells.map((c: { place: string | null; block: string | null; subject: string; incidents: number }) => [
      c.place ?? c.block,
      c.subject,
      c.incidents,
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['城北市场', 'public-place', 8],
      [orgs.stationA, 'block', 8],
    ]),
  )
  expect([run.cells.length, run.suppressed]).toEqual([2, 1])
  for (const cell of run.cells) expect(cell.byHour.reduce((sum: number, n: number) => sum + n, 0)).toBe(8)
  expect(JSON.stringify(run)).not.toMatch(/草原深处|3 号楼/)
})

it('opens one key place about a hotspot, at the station, however often it is asked', async () => {
  const { run } = (await get('/api/v1/insight/hotspots')).json()
  const { index } = run.cells.find((c: { place: string }) => c.place === '城北市场')
  const url = `/api/v1/insight/hotspots/${run.id}/cells/${index}/key-place`
  const first = await post(url, { grade: 3 })
  expect(first.statusCode).toBe(200)
  expect((await post(url, { grade: 3 })).json()).toEqual(first.json())
  const matter = (await get(`/api/v1/matters/${first.json().id}`)).json()
  expect(matter).toMatchObject({ type: 'key-place', state: 'found', unit: orgs.stationA })
  expect(matter.data).toMatchObject({ place: '城北市场', incidents: 8, days: 30, byPolice: 0 })
  expect(matter.data.foundBecause).toBeUndefined()
  const again = (await get('/api/v1/insight/hotspots')).json().run
  expect(again.cells[index].matter).toBe(first.json().id)
})

it('shows before and after the measure in words that name no cause, with the recurrence beside the closures', async () => {
  const { run } = (await get('/api/v1/insight/hotspots')).json()
  const id = run.cells.find((c: { matter: string | null }) => c.matter !== null).matter
  const act = (action: string, input: object) => post(`/api/v1/matters/${id}/actions`, { action, input })
  expect((await get(`/api/v1/insight/key-places/${id}/effect`)).json()).toEqual({ effect: null })
  expect((await act('confirm', { toPost: 'desk-stationA' })).statusCode).toBe(200)
  const from = clock.now()
  const planned = await act('plan-measure', {
    measure: 'agreed-hours',
    measureNote: '早八点前、晚八点后不施工',
    measureFrom: from.toISOString(),
    evaluateAt: new Date(from.getTime() + 30 * DAY).toISOString(),
  })
  expect(planned.statusCode).toBe(200)
  clock.moveBy(28 * DAY)
  await call(market, 3)
  for (let n = 0; n < 24; n += 1) await call(tower, 1 + n)
  const eyes = await city.headersOf(leader)
  const { effect } = (await get(`/api/v1/insight/key-places/${id}/effect`, eyes)).json()
  expect(effect.counts).toMatchObject({ treatedBefore: 8, treatedAfter: 1, beforeDays: 28, afterDays: 28 })
  expect(effect.comparison).toMatchObject({ kind: 'rest', places: 0 })
  expect(effect.ratio.value).toBeLessThan(0.5)
  expect(effect.verdict).toBe(effect.ratio.high < 1 ? 'fewer' : 'unclear')
  expect(effect.warnings.map((w: { zh: string }) => w.zh).join()).toMatch(/不能说明变化的原因.*回归均值/)
  const { closure } = (await get('/api/v1/insight/hotspots', eyes)).json()
  expect(closure.zh).toBe('销号 0%（0/1）；30 日复发：尚未满期；90 日复发：尚未满期')
})

it('compares with places that were like it and left alone, once there are some', async () => {
  const { run } = (await get('/api/v1/insight/hotspots', await city.headersOf(leader))).json()
  const id = run.cells.find((c: { matter: string | null }) => c.matter !== null).matter
  for (let place = 0; place < 4; place += 1)
    for (let n = 0; n < 8; n += 1) await call({ lng: 110.2001 + place * 0.01, lat: 40.2001 }, 29 + n * 3)
  for (let place = 0; place < 4; place += 1) await call({ lng: 110.2001 + place * 0.01, lat: 40.2001 }, 3)
  const { effect } = (await get(`/api/v1/insight/key-places/${id}/effect`, await city.headersOf(leader))).json()
  expect(effect.comparison).toMatchObject({ kind: 'places' })
  expect(effect.comparison.places).toBeGreaterThanOrEqual(4)
  expect(effect.counts.comparisonBefore / effect.comparison.places).toBeCloseTo(8, 0)
  expect(JSON.stringify(effect)).not.toMatch(/110\.2/)
})

it('is not for a neighbour: no run, no cell, no effect', async () => {
  const other = await city.headersOf(await city.account('station-leader', 'stationB'))
  const eyes = await city.headersOf(leader)
  const { run } = (await get('/api/v1/insight/hotspots', eyes)).json()
  const id = run.cells.find((c: { matter: string | null }) => c.matter !== null).matter
  expect((await get('/api/v1/insight/hotspots', other)).json().run).toBeNull()
  expect((await post(`/api/v1/insight/hotspots/${run.id}/cells/0/key-place`, { grade: 3 }, other)).statusCode).toBe(404)
  expect((await get(`/api/v1/insight/key-places/${id}/effect`, other)).statusCode).toBe(404)
})

it('can be cancelled before it runs, and leaves the last answer standing', async () => {
  const eyes = await city.headersOf(leader)
  const before = (await get('/api/v1/insight/hotspots', eyes)).json().run.id
  const { id } = (await post('/api/v1/insight/hotspots', { ...settings, band: 'night' }, eyes)).json()
  await post(`/api/v1/jobs/${id}/cancel`, {}, eyes)
  await server.settle()
  expect((await get('/api/v1/insight/hotspots', eyes)).json().run.id).toBe(before)
})

it('reopens a place that was closed and has come back, and no sooner', async () => {
  const planner = await city.headersOf(leader)
  const officer = await city.headersOf(await city.account('community-officer', 'stationA'))
  const judge = await city.headersOf(await city.account('station-leader', 'stationA', { nth: 2 }))
  const read = async () => (await get('/api/v1/insight/hotspots', await city.headersOf(leader))).json().run
  const id = (await read()).cells.find((c: { matter: string | null }) => c.matter !== null).matter
  const act = async (action: string, input: object, who: typeof planner) => {
    const reply = await post(`/api/v1/matters/${id}/actions`, { action, input }, who)
    expect(reply.statusCode, reply.body).toBe(200)
  }
  await act('evaluate', { evaluation: 'quieter', evaluationNote: '前 8 起，后 1 起' }, judge)
  await act('start-follow-up', {}, officer)
  for (let n = 0; n < 2; n += 1) await act('record-follow-up', { followUpOutcome: 'stable' }, officer)
  await act('close', {}, judge)
  const standing = async (eyes: typeof planner) => (await get(`/api/v1/matters/${id}`, eyes)).json()
  const detect = async () => {
    const eyes = await city.headersOf(leader)
    expect((await post('/api/v1/insight/hotspots', settings, eyes)).statusCode).toBe(200)
    await server.settle()
    return standing(eyes)
  }
  clock.moveBy(20 * DAY)
  for (let n = 0; n < 12; n += 1) await call(market, 1 + n)
  expect((await detect()).state).toBe('closed')
  clock.moveBy(15 * DAY)
  const back = await detect()
  expect(back).toMatchObject({ state: 'confirmed', data: { incidents: 12, days: 30 } })
  expect((await read()).cells.find((c: { place: string | null }) => c.place === '城北市场').matter).toBe(id)
})

it("brought back by a person is that person's act, not the system's", async () => {
  const eyes = await city.headersOf(leader)
  const { run } = (await get('/api/v1/insight/hotspots', eyes)).json()
  const cell = run.cells.find((c: { place: string | null }) => c.place === '城北市场')
  await server.db.system(tenant, tx =>
    tx.run(
      sql`UPDATE matter SET state = 'closed', closed = true, closed_at = ${clock.now().toISOString()}::timestamptz WHERE id = ${cell.matter}::uuid`,
    ),
  )
  const back = await post(`/api/v1/insight/hotspots/${run.id}/cells/${cell.index}/key-place`, { grade: 3 }, eyes)
  expect([back.statusCode, back.json().id]).toEqual([200, cell.matter])
  const fact = await server.db.system(tenant, tx =>
    tx.first<{ kind: string; actor: string }>(sql`
      SELECT kind, actor FROM fact WHERE tenant = ${tenant} AND matter = ${cell.matter}::uuid AND kind LIKE 'key-place.reopened%' ORDER BY recorded_at DESC, version DESC LIMIT 1`),
  )
  expect(fact).toEqual({ kind: 'key-place.reopened-by-hand', actor: leader.id })
  const matter = (await get(`/api/v1/matters/${cell.matter}`, eyes)).json()
  expect(matter.data.reopenReason).toMatch(/^热点研判/)
})
