import { incident } from '@fangwei/domain/matters/incident/index.ts'
import type { ModelDefinition } from '@fangwei/domain/models/definition/index.ts'
import { repeatPlaceDefinition } from '@fangwei/domain/models/repeat-place/index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Account } from '../access/index.ts'
import { importHistory, openMatter, systemActor } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { importEntries } from '../registers/index.ts'
import { surroundings } from '../services.ts'
import { orgs, smallCity } from '../testing/small-city.ts'

/** An answer as a test reads it. */
type Json = ReturnType<typeof JSON.parse>

const city = await smallCity()
const { server, tenant, clock } = city
const HOUR = 3_600_000
const DAY = 24 * HOUR
const bar = { lng: 110.0012, lat: 40.0012 }
const definition: ModelDefinition = {
  ...repeatPlaceDefinition,
  model: 'bar-noise',
  label: { zh: '酒吧噪声', en: 'bar noise' },
}

let analyst: Account
let second: Account
async function ask(who: Account, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  const headers = await city.headersOf(who)
  const reply = await server.app.fastify.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
  return { status: reply.statusCode, body: reply.json() as Json }
}
const at = (version: number, what: string) => `/api/v1/models/bar-noise/versions/${version}/${what}`
const system = <T>(work: Parameters<typeof server.db.system<T>>[1]) => server.db.system(tenant, work)

async function call(): Promise<void> {
  const around = await surroundings(server.services, tenant)
  await system(tx =>
    openMatter(tx, around, systemActor(orgs.stationA), {
      type: incident,
      unit: orgs.stationA,
      fields: {
        ...{ content: '太吵', category: '040500', grade: 3, channel: '0101', address: '老榆树酒吧', ...bar },
        reportedAt: around.now.toISOString(),
      },
    }),
  )
  clock.moveBy(3 * HOUR)
}

beforeAll(async () => {
  analyst = await city.account('city-analyst', 'city')
  second = await city.account('city-analyst', 'city', { nth: 2 })
  await system(tx =>
    importEntries(
      tx,
      tenant,
      server.services.keys,
      'site',
      [{ id: 'S1', values: { name: '老榆树酒吧', kind: 'bar', org: orgs.stationA, ...bar } }],
      clock.now(),
      { facts: 'one' },
    ),
  )
  // A year of history: six noise calls within weeks, and then somebody is beaten there.
  const around = await surroundings(server.services, tenant)
  const past = (day: number, category: string) => ({
    type: incident,
    unit: orgs.stationA,
    state: 'closed',
    occurredAt: new Date(clock.now().getTime() - 300 * DAY + day * DAY),
    closedAt: new Date(clock.now().getTime() - 299 * DAY + day * DAY),
    fields: {
      ...{ content: '历史', category, grade: 3, channel: '0101', address: '老榆树酒吧', ...bar },
      reportedAt: new Date(clock.now().getTime() - 300 * DAY + day * DAY).toISOString(),
    },
  })
  await system(tx =>
    importHistory(tx, around, [
      past(0, '020301'),
      ...[10, 12, 14, 16, 20, 24].map(day => past(day, '040500')),
      past(30, '020301'),
    ]),
  )
  await server.settle()
})

describe('the workshop', () => {
  it('lists every shipped model, the family model in force', async () => {
    const { body } = await ask(analyst, 'GET', '/api/v1/models')
    const states = body.items.map((one: Json) => [one.model, one.current.state, one.current.shipped])
    expect(states).toContainEqual(['family-dispute', 'published', true])
    expect(states).toContainEqual(['repeat-place', 'draft', true])
    expect(states).toHaveLength(5)
  })

  it('refuses what may not be judged or read, in both languages, and keeps nothing', async () => {
    const bad = { ...definition, subjects: ['person'] }
    const { status, body } = await ask(analyst, 'PUT', '/api/v1/models/bar-noise/draft', { definition: bad })
    expect([status, body.fields]).toEqual([400, ['subjects']])
    expect(body.zh).toContain('个人')
    expect(body.en).toContain('person')
    expect((await ask(analyst, 'GET', '/api/v1/models/bar-noise')).status).toBe(404)
  })

  it('keeps a draft in place until it is submitted', async () => {
    const put = (label: string) =>
      ask(analyst, 'PUT', '/api/v1/models/bar-noise/draft', {
        definition: { ...definition, label: { zh: label, en: 'noise' } },
      })
    expect((await put('噪声甲')).body).toMatchObject({ version: 1, state: 'draft' })
    expect((await put('酒吧噪声')).body).toMatchObject({
      version: 1,
      state: 'draft',
      definition: { label: { zh: '酒吧噪声' } },
    })
  })

  it('replays history beside the event loop: misses first, then hits, workload and examples that add up', async () => {
    const { status, body } = await ask(analyst, 'POST', at(1, 'replays'))
    expect([status, body.state]).toEqual([200, 'waiting'])
    await server.settle()
    const done = (await ask(second, 'GET', `/api/v1/model-replays/${body.id}`)).body
    expect(done).toMatchObject({ state: 'done', mine: false, against: null })
    const { result } = done
    expect(result).toMatchObject({ read: 8, entered: 6, subjects: 1, outcomes: { total: 2, missed: 1 } })
    expect(result.misses).toMatchObject([{ place: '老榆树酒吧', unit: orgs.stationA, grade: null }])
    expect(result.hits).toHaveLength(1)
    expect(result.warnings.total).toBe(result.weeks.reduce((n: number, w: Json) => n + w.warnings, 0))
    expect(result.units[0]).toMatchObject({ unit: orgs.stationA, warnings: result.warnings.total })
    for (const example of result.examples)
      expect(example.because.reduce((n: number, r: Json) => n + r.points, 0)).toBe(example.points)
  })

  it('is cancelled by whoever asked for it', async () => {
    const { body } = await ask(analyst, 'POST', at(1, 'replays'))
    const cancelled = await ask(analyst, 'POST', `/api/v1/jobs/${body.job}/cancel`)
    expect(cancelled.body.state).toBe('cancelled')
    await server.settle()
    expect((await ask(analyst, 'GET', `/api/v1/model-replays/${body.id}`)).body).toMatchObject({
      state: 'cancelled',
      result: null,
    })
  })

  it('is published by a second person only', async () => {
    await ask(analyst, 'POST', at(1, 'submission'))
    const approve = { verdict: 'approved', note: '回放可接受' }
    expect((await ask(analyst, 'POST', at(1, 'decision'), approve)).body).toMatchObject({ code: 'second-person' })
    const officer = await city.account('station-duty-officer', 'stationA')
    expect((await ask(officer, 'POST', at(1, 'decision'), approve)).status).toBe(404)
    expect((await ask(second, 'POST', at(1, 'decision'), approve)).body).toMatchObject({
      state: 'published',
      reviewOn: '2026-06-02',
    })
    const changed = await ask(analyst, 'PUT', '/api/v1/models/bar-noise/draft', { definition })
    expect(changed.body).toMatchObject({ version: 2, state: 'draft' })
    expect((await ask(analyst, 'POST', at(1, 'submission'))).body.code).toBe('not-draft')
  })

  it('warns, is marked wrong, and its precision changes; the public extract tells no small count', async () => {
    await server.settle()
    for (let i = 0; i < 5; i += 1) await call()
    await server.settle()
    const warning = await system(tx =>
      tx.first<{ id: string }>(
        sql`SELECT id FROM matter WHERE tenant = ${tenant} AND model = 'bar-noise' AND NOT closed`,
      ),
    )
    const act = (action: string, input: object) =>
      ask(analyst, 'POST', `/api/v1/matters/${warning!.id}/actions`, { action, input })
    const live = async () => (await ask(analyst, 'GET', '/api/v1/models/bar-noise')).body.versions[1].live
    expect(await live()).toMatchObject({ warnings: 1, right: 0, wrong: 0, undecided: 1, precision: null })
    await act('review-judgement', { judgementOutcome: 'confirm', judgementReason: '属实' })
    expect(await live()).toMatchObject({ right: 1, precision: { share: 1 } })
    await act('dismiss', { dismissalCause: 'not-as-judged', dismissalReason: '核实后并非扰民' })
    expect(await live()).toMatchObject({ right: 0, wrong: 1, precision: { share: 0 } })
    const open = await server.app.fastify.inject({ url: '/api/v1/open/models' })
    const one = open.json().items.find((item: Json) => item.model === 'bar-noise')
    expect(one).toMatchObject({ version: 1, warnings: null, wrong: null, subjects: ['public-place', 'block'] })
    const page = await server.app.fastify.inject({ url: '/open/models' })
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.body).toContain('酒吧噪声')
    expect(page.body).not.toContain('<script')
  })

  it('compares a draft with the published version over the same facts', async () => {
    const stricter = { ...definition, levels: [{ grade: 4, from: 60 }] }
    await ask(analyst, 'PUT', '/api/v1/models/bar-noise/draft', { definition: stricter })
    const { body } = await ask(analyst, 'POST', at(2, 'replays'))
    await server.settle()
    const done = (await ask(analyst, 'GET', `/api/v1/model-replays/${body.id}`)).body
    expect(done.against.version).toBe('1')
    expect(done.against.result.read).toBe(done.result.read)
    expect(done.result.warnings.total).toBeLessThan(done.against.result.warnings.total)
  })

  it('is retired with a reason, holds nothing more, and every step is a fact', async () => {
    const retired = await ask(second, 'POST', at(1, 'retirement'), { reason: '由整治方案代替' })
    expect(retired.body).toMatchObject({ state: 'retired', retireReason: '由整治方案代替' })
    const rows = await system(tx =>
      tx.rows(sql`SELECT 1 FROM model_state WHERE tenant = ${tenant} AND model = 'bar-noise'`),
    )
    expect(rows).toEqual([])
    const facts = await system(tx =>
      tx.rows<{ kind: string }>(
        sql`SELECT DISTINCT kind FROM fact WHERE tenant = ${tenant} AND kind LIKE 'model.%' ORDER BY kind`,
      ),
    )
    expect(facts.map(({ kind }) => kind)).toEqual([
      'model.drafted',
      'model.published',
      'model.replayed',
      'model.retired',
      'model.submitted',
    ])
  })
})
