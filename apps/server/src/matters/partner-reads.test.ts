import { warning } from '@fangwei/domain/matters/warning/index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { act, openMatter, systemActor } from '../loop/index.ts'
import { surroundings } from '../services.ts'
import { actorOf, orgs, smallCity, viewerOf } from '../testing/small-city.ts'

const city = await smallCity()
/** Words that are in the matter and must not reach a partner by any door. */
const withheld = ['模型甲', '人民公园', '张某与李某', '某小区 3 栋', '单独说明的情况', '内部备注', '110.123']
let id = ''

interface Read {
  readonly data: object
  readonly deadlines: readonly object[]
  readonly allowed: readonly { readonly action: string }[]
  readonly items: readonly {
    readonly kind: string
    readonly data: { readonly input: object; readonly clocks?: object }
  }[]
}

const doing = async (role: string, org: keyof typeof orgs, action: string, input: Record<string, unknown>) => {
  const who = await city.account(role, org)
  const around = await surroundings(city.server.services, city.tenant)
  return city.server.db.as(viewerOf(who), tx => act(tx, around, actorOf(who), { matter: id, action, input }))
}

const read = async (role: string, org: keyof typeof orgs, url: string) => {
  const headers = await city.headersOf(await city.account(role, org))
  const reply = await city.server.app.fastify.inject({ method: 'GET', url: `/api/v1${url}`, headers })
  expect(reply.statusCode).toBe(200)
  return { text: reply.body, json: reply.json<Read>() }
}

beforeAll(async () => {
  const around = await surroundings(city.server.services, city.tenant)
  const opened = await city.server.db.system(city.tenant, tx =>
    openMatter(tx, around, systemActor(orgs.stationC), {
      type: warning,
      unit: orgs.stationC,
      subject: 'R000001',
      fields: {
        kind: 'family-dispute',
        grade: 2,
        model: '模型甲',
        because: [],
        points: 77,
        subjectLabel: '张某与李某',
        place: '人民公园',
        address: '某小区 3 栋',
        lng: 110.123,
        lat: 40.5,
      },
    }),
  )
  id = opened.id
  await doing('station-duty-officer', 'stationC', 'sign', {})
  await doing('station-duty-officer', 'stationC', 'note', { text: '内部备注' })
  await doing('station-duty-officer', 'stationC', 'joint-visit', {
    partnersAsked: [orgs.women],
    sharingBasis: 'consent',
    visitNote: '单独说明的情况',
  })
})

describe('a partner that was asked to help', () => {
  it.each([
    ['the matter', () => `/matters/${id}`],
    ['its timeline', () => `/matters/${id}/timeline`],
    ['the list', () => '/matters'],
    ['the queue', () => '/queue'],
  ])('reads nothing more than it needs in %s', async (_, url) => {
    const { text } = await read('partner', 'women', url())
    for (const words of withheld) expect(text).not.toContain(words)
    expect(text).toContain('warning')
    const police = await read('station-duty-officer', 'stationC', url())
    expect(withheld.some(words => police.text.includes(words))).toBe(true)
  })

  it('sees what it is, how urgent, by when and what it may do, and only its own part of the rest', async () => {
    const { json } = await read('partner', 'women', `/matters/${id}`)
    expect(json).toMatchObject({ grade: 2, subject: null, partners: [orgs.women], doneBy: {}, linked: [], claim: null })
    expect(json.data).toEqual({ kind: 'family-dispute', partnersAsked: [orgs.women], sharingBasis: 'consent' })
    expect(json.deadlines.length).toBeGreaterThan(0)
    expect(json.allowed.map(a => a.action)).toContain('partner-answer')
  })

  it('reads the course of it without the words of it, and its own request whole', async () => {
    const { json } = await read('partner', 'women', `/matters/${id}/timeline`)
    const asked = json.items.find(f => f.kind === 'warning.jointly-visited')
    expect(asked?.data.input).toEqual({ partnersAsked: [orgs.women], sharingBasis: 'consent' })
    const opened = json.items.find(f => f.kind === 'warning.opened')
    expect(opened?.data.input).toEqual({ kind: 'family-dispute' })
    expect(opened?.data.clocks).toBeDefined()
  })

  it('cannot find it by words that it is not shown', async () => {
    await city.server.settle()
    const url = `/matters?q=${encodeURIComponent('人民公园')}`
    expect((await read('station-duty-officer', 'stationC', url)).json.items).toHaveLength(1)
    expect((await read('partner', 'women', url)).json.items).toEqual([])
  })
})
