import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { describe, expect, it } from 'vitest'
import { act, openMatter, readMatter, unsealFields } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { actorOf, orgs, smallCity, viewerOf } from '../testing/small-city.ts'

const city = await smallCity()
const DAY = 86_400_000

/** One call and its feedback: category at call, who called, what the officer found. */
async function call(relationship: string, caller: string, category = '040300', factors: Record<string, string> = {}) {
  const officer = await city.account('station-duty-officer', 'stationC')
  const around = await surroundings(city.server.services, city.tenant)
  const doing = (matter: string, action: string, input: Record<string, unknown> = {}) =>
    city.server.db.as(viewerOf(officer), tx => act(tx, around, actorOf(officer), { matter, action, input }))
  const opened = await city.server.db.as(viewerOf(officer), tx =>
    openMatter(tx, around, actorOf(officer), {
      type: incident,
      unit: orgs.stationC,
      fields: { content: '家里吵架', category, grade: 3, channel: '0101', reportedAt: around.now.toISOString() },
    }),
  )
  await doing(opened.id, 'dispatch', { dispatchTo: orgs.stationC })
  const child = await city.server.db.system(city.tenant, tx =>
    tx.first<{ id: string }>(sql`SELECT id FROM matter WHERE tenant = ${city.tenant} AND parent = ${opened.id}::uuid`),
  )
  await doing(child!.id, 'sign')
  await doing(child!.id, 'arrive')
  await doing(child!.id, 'feed-back', {
    feedbackCategory: '040300',
    result: '01',
    feedback: '已处置',
    relationship,
    callerRole: caller,
    factors,
  })
  await city.server.settle()
  return opened.id
}

const warnings = (subject: string) =>
  city.server.db.system(city.tenant, tx =>
    tx.rows<{ id: string; grade: number; state: string; version: number; unit: string }>(
      sql`SELECT id, grade, state, version, unit FROM matter WHERE tenant = ${city.tenant} AND type = 'warning' AND subject = ${subject}`,
    ),
  )

describe('the family model in the one order', () => {
  it('opens one warning and raises it to red at exactly the sixth call, every point readable', async () => {
    const subject = 'rel-six'
    const callers = ['victim', 'neighbour', 'kin', 'victim', 'neighbour', 'victim']
    const grades: (number | undefined)[] = []
    for (const [index, caller] of callers.entries()) {
      await call(subject, caller, index === 2 ? '040600' : '040300', index === 0 ? { B1: 'yes' } : {})
      grades.push((await warnings(subject))[0]?.grade)
      city.clock.moveBy(14 * DAY)
    }
    expect(await warnings(subject)).toHaveLength(1)
    expect(grades.slice(-2)).toEqual([2, 1])
    const [row] = await warnings(subject)
    const found = await city.server.db.system(city.tenant, tx => readMatter(tx, city.tenant, row!.id))
    const clear = unsealFields(city.server.services.keys, found!.matter.data)
    // Six calls 60, three within thirty days 10, pushing 15.
    expect(clear.points).toBe(85)
    expect((clear.because as { code: string; factIds: string[] }[]).every(r => r.factIds.length > 0)).toBe(true)
  })

  it('never scores calls of the alleged perpetrator', async () => {
    await call('rel-him', 'alleged-perpetrator')
    await call('rel-him', 'alleged-perpetrator')
    expect(await warnings('rel-him')).toEqual([])
  })

  it('withdraws a call that turns out not to be a family dispute', async () => {
    const subject = 'rel-wrong'
    await call(subject, 'victim')
    const second = await call(subject, 'victim')
    const leader = await city.account('station-duty-officer', 'stationC')
    const around = await surroundings(city.server.services, city.tenant)
    await city.server.db.as(viewerOf(leader), tx =>
      act(tx, around, actorOf(leader), {
        matter: second,
        action: 'correct',
        input: { correctionReason: '邻里纠纷', feedbackCategory: '040600' },
      }),
    )
    await city.server.settle()
    const state = await city.server.db.system(city.tenant, tx =>
      tx.first<{ judgement: { points: number } }>(
        sql`SELECT judgement FROM model_state WHERE tenant = ${city.tenant} AND subject = ${subject}`,
      ),
    )
    expect(state?.judgement.points).toBe(10)
  })

  it('erases reasons, timeline and score 180 days after the last event, and keeps the envelopes', async () => {
    const subject = 'rel-erase'
    await call(subject, 'victim', '040300', { B4: 'yes' })
    const [row] = await warnings(subject)
    expect(row?.grade).toBe(1)
    const doing = async (role: string, org: keyof typeof orgs, action: string, input: Record<string, unknown>) => {
      const who = await city.account(role, org)
      const around = await surroundings(city.server.services, city.tenant)
      await city.server.db.as(viewerOf(who), tx => act(tx, around, actorOf(who), { matter: row!.id, action, input }))
    }
    await doing('city-analyst', 'city', 'push', { target: orgs.banner })
    await doing('county-supervisor', 'banner', 'dismiss', {
      dismissalCause: 'wrong-factor',
      dismissalReason: '登记有误',
    })
    await city.server.settle()
    const held = () =>
      city.server.db.system(city.tenant, tx =>
        tx.first<{ payloads: number; envelopes: number; data: Record<string, unknown>; states: number }>(sql`
          SELECT (SELECT count(*)::int FROM fact_payload p WHERE p.tenant = m.tenant AND p.matter = m.id) AS payloads,
            (SELECT count(*)::int FROM fact f WHERE f.tenant = m.tenant AND f.matter = m.id) AS envelopes, m.data,
            (SELECT count(*)::int FROM model_state s WHERE s.tenant = m.tenant AND s.subject = m.subject) AS states
          FROM matter m WHERE m.tenant = ${city.tenant} AND m.id = ${row!.id}::uuid`),
      )
    const before = await held()
    city.clock.moveBy(179 * DAY)
    await city.server.settle()
    expect(await held()).toMatchObject({ payloads: before?.payloads, states: 1 })
    city.clock.moveBy(2 * DAY)
    await city.server.settle()
    const after = await held()
    expect(after).toMatchObject({ payloads: 1, envelopes: before!.envelopes + 1, states: 0 })
    expect(Object.keys(after!.data)).not.toEqual(expect.arrayContaining(['because']))
    expect(after!.data.points).toBeUndefined()
  })
})
