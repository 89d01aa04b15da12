import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { createServer, type Server } from '../server.ts'
import { type SmallCity, smallCity } from '../testing/small-city.ts'

const city: SmallCity = await smallCity()
const { tenant, clock } = city
const leader = await city.account('station-leader', 'stationA')
const officer = await city.account('community-officer', 'stationA')

/** Another process over the same store: what a restart comes back as. */
const restarted = (): Promise<Server> =>
  createServer({
    appUrl: city.database.appUrl,
    dataDir: tmpdir(),
    clock,
    keys: city.server.services.keys,
    onError: error => console.error(error),
    poolSize: 4,
  })

async function callForHelp(): Promise<string> {
  const reply = await city.server.app.fastify.inject({
    method: 'POST',
    url: '/api/v1/help',
    headers: await city.headersOf(officer),
    payload: { lng: 110.2, lat: 40.2 },
  })
  return (reply.json() as { matter: string }).matter
}

const read = (matter: string) =>
  city.server.db.system(tenant, async tx => ({
    alarm: await tx.first<{ state: string; data: Record<string, unknown> }>(
      sql`SELECT state, data FROM matter WHERE tenant = ${tenant} AND id = ${matter}::uuid`,
    ),
    told: await tx.rows<{ account: string; about: string; detail: string }>(
      sql`SELECT account, about, detail FROM notification WHERE tenant = ${tenant} AND matter = ${matter}::uuid AND about = 'lapse' ORDER BY id`,
    ),
    facts: (
      await tx.rows<{ kind: string }>(
        sql`SELECT kind FROM fact WHERE tenant = ${tenant} AND matter = ${matter}::uuid AND kind LIKE 'alarm.%' ORDER BY id`,
      )
    ).map(f => f.kind),
  }))

it('an alarm nobody takes goes to the duty leader by name, once, across a restart and a clock that jumps', async () => {
  const matter = await callForHelp()
  expect((await read(matter)).alarm).toMatchObject({ state: 'ringing', data: { silent: true, raisedBy: officer.id } })
  const second = await restarted()
  try {
    clock.moveBy(61_000)
    await Promise.all([second.settle(), second.settle()])
    const after = await read(matter)
    expect(after.alarm).toMatchObject({ state: 'escalated', data: { escalatedTo: '甲派出所station-leader' } })
    expect(after.told).toEqual([{ account: leader.id, about: 'lapse', detail: 'ack' }])
    expect(after.facts.filter(k => k === 'alarm.escalated')).toHaveLength(1)
  } finally {
    await second.close()
  }
  clock.moveBy(2 * 3_600_000)
  await city.server.settle()
  const jumped = await read(matter)
  expect(jumped.facts.filter(k => k === 'alarm.escalated')).toHaveLength(1)
  expect(jumped.told.map(t => t.detail)).toEqual(['ack', 'duty'])
})

it('joins a second call of the same person, and one that is taken does not escalate', async () => {
  const first = await callForHelp()
  expect(await callForHelp()).toBe(first)
  const reply = await city.server.app.fastify.inject({
    method: 'POST',
    url: `/api/v1/matters/${first}/actions`,
    headers: await city.headersOf(leader),
    payload: { action: 'take', input: {} },
  })
  expect(reply.statusCode).toBe(200)
  clock.moveBy(61_000)
  await city.server.settle()
  expect((await read(first)).alarm).toMatchObject({ state: 'taken' })
})

it('somebody who works alone and does not report back rings by the row, after a restart too', async () => {
  const alone = await city.account('auxiliary', 'stationB')
  const headers = await city.headersOf(alone)
  const ask = (url: string, payload?: object) =>
    city.server.app.fastify.inject({ method: 'POST', url: `/api/v1${url}`, headers, ...(payload && { payload }) })
  await ask('/lone-watch', { task: '地下车库巡查', minutes: 20 })
  await ask('/lone-watch/safe')
  clock.moveBy(21 * 60_000)
  await city.server.settle()
  const rung = () =>
    city.server.db.system(tenant, tx =>
      tx.rows<{ summary: string }>(
        sql`SELECT data ->> 'summary' AS summary FROM matter WHERE tenant = ${tenant} AND data ->> 'scene' = 'lone-worker'`,
      ),
    )
  expect(await rung()).toEqual([])
  await ask('/lone-watch', { task: '地下车库巡查', minutes: 20 })
  const second = await restarted()
  clock.moveBy(21 * 60_000)
  await second.settle()
  await second.close()
  await city.server.settle()
  expect(await rung()).toEqual([{ summary: expect.stringContaining('地下车库巡查') }])
})
