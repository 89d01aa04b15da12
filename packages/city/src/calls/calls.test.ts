import { findEntry } from '@fangwei/domain/dictionaries/dictionary.ts'
import { disputeType } from '@fangwei/domain/dictionaries/dispute-type.ts'
import { fraudType } from '@fangwei/domain/dictionaries/fraud-type.ts'
import { incidentCategory } from '@fangwei/domain/dictionaries/incident-category.ts'
import { reportChannel } from '@fangwei/domain/dictionaries/report-channel.ts'
import {
  type FamilyDisputeEvent,
  familyDisputePolicy,
  startReplay,
} from '@fangwei/domain/models/family-dispute/index.ts'
import { describe, expect, it } from 'vitest'
import { generateCity } from '../generate-city.ts'
import { generateDisputes, generateFraudWarnings, shiftsBetween } from '../index.ts'
import { contains } from '../plan/plane.ts'
import { toPlane } from '../plan/projection.ts'
import { localDay } from './calendar.ts'
import { stories, storyCouple } from './family-stories.ts'
import { generateCalls } from './generate-calls.ts'
import { effectiveKinds, invalidKinds } from './kinds/index.ts'

const until = '2026-11-23T01:00:00Z'
const city = generateCity({ seed: 1, until, days: 200 })
const calls = [...generateCalls(city, city.from, city.until)]
const top = (category: string) => category.slice(0, 2)
const effective = calls.filter(({ call }) => !['W1', '11'].includes(top(call.category)))

describe('kinds of call', () => {
  it('add up to a hundred and use codes of the dictionaries', () => {
    const sum = (kinds: typeof effectiveKinds) => kinds.reduce((total, { share }) => total + share, 0)
    expect(sum(effectiveKinds)).toBeCloseTo(100, 6)
    expect(sum(invalidKinds)).toBeCloseTo(100, 6)
    for (const { category, turnsInto } of [...effectiveKinds, ...invalidKinds])
      for (const code of [category, ...(turnsInto ?? []).map(([other]) => other)])
        expect(findEntry(incidentCategory, code), code).toBeDefined()
  })
})

describe('two hundred days of calls', () => {
  it('has about 110 calls a day that need somebody and twice as many that do not', () => {
    const days = 200
    expect(effective.length / days).toBeGreaterThan(102)
    expect(effective.length / days).toBeLessThan(122)
    const ratio = (calls.length - effective.length) / effective.length
    expect(ratio).toBeGreaterThan(1.85)
    expect(ratio).toBeLessThan(2.15)
  })

  it.each([
    ['03', 0.29],
    ['04', 0.1],
    ['05', 0.09],
    ['02', 0.04],
    ['01', 0.014],
  ])('has the share of class %s near %d', (code, share) => {
    const found = effective.filter(({ call }) => top(call.category) === code).length / effective.length
    expect(Math.abs(found / share - 1)).toBeLessThan(code === '01' ? 0.2 : 0.1)
  })

  it('comes in time order with numbers used once', () => {
    const ids = new Set(calls.map(({ call }) => call.sourceId))
    expect(ids.size).toBe(calls.length)
    for (let i = 1; i < calls.length; i++) expect(calls[i]!.call.receivedAt >= calls[i - 1]!.call.receivedAt).toBe(true)
  })

  it('places every placed call inside the area of its station', () => {
    const areas = new Map(city.organisations.filter(o => o.area).map(o => [o.code, o.area!.map(toPlane)]))
    const outside = calls.filter(
      ({ call: { position, orgCode } }) =>
        position && !contains(areas.get(orgCode as string)!, toPlane([position.lng, position.lat])),
    )
    expect(outside).toEqual([])
  })

  it('keeps the time points in order and none after the present', () => {
    const wrong = calls.filter(({ call, dispatches, feedbacks }) => {
      const points = [
        call.receivedAt,
        call.answeredAt,
        call.dispatchedAt,
        call.returnedAt,
        call.signedAt,
        call.departedAt,
        call.systemArrivedAt,
        call.arrivedAt,
        call.sceneDoneAt,
        call.fedBackAt,
        call.calledBackAt,
        call.closedAt,
      ].filter(at => at !== undefined)
      const ordered =
        points.every((at, i) => i === 0 || at >= points[i - 1]!) && points[points.length - 1]! <= city.until
      return !ordered || [...dispatches, ...feedbacks].some(form => form.callSourceId !== call.sourceId)
    })
    expect(wrong).toEqual([])
  })

  it('links repeats to an earlier call of the same kind, in all three ways', () => {
    const byId = new Map(calls.map(({ call }) => [call.sourceId, call]))
    const repeats = calls.filter(({ duplicate }) => duplicate)
    const unlinked = repeats.filter(({ call }) => {
      const main = byId.get(call.relatedCallId as string)
      return !main || main.receivedAt >= call.receivedAt || main.category !== call.category
    })
    expect(unlinked).toEqual([])
    expect([...new Set(repeats.map(r => r.duplicate))].sort()).toEqual(['same-caller', 'same-matter', 'same-place'])
  })

  it('sometimes feeds back another category than the caller gave', () => {
    const fed = effective.flatMap(({ call, feedbacks }) => feedbacks.map(f => f.category !== call.category))
    const share = fed.filter(Boolean).length / fed.length
    expect(share).toBeGreaterThan(0.005)
    expect(share).toBeLessThan(0.06)
  })

  it('uses report channels of the dictionary and leaves calls that need nobody without a place', () => {
    expect(calls.filter(({ call }) => !findEntry(reportChannel, call.channel))).toEqual([])
    expect(calls.filter(({ call }) => call.category === 'W10200' && call.position)).toEqual([])
  })

  it('fights gather at night on the bar street', () => {
    const fights = effective.filter(({ call }) => call.category === '020301')
    const night = fights.filter(({ call }) => {
      const hour = (Number(call.receivedAt.slice(11, 13)) + 8) % 24
      return hour >= 19 || hour < 3
    })
    expect(night.length / fights.length).toBeGreaterThan(0.55)
    const busiest = new Map<string, number>()
    for (const { community = '' } of fights) busiest.set(community, (busiest.get(community) ?? 0) + 1)
    expect(Math.max(...busiest.values()) / fights.length).toBeGreaterThan(0.15)
  })

  it('tells the same call whatever range is asked for', () => {
    const from = '2026-11-18T03:00:00.000Z'
    const some = [...generateCalls(city, from, city.until)]
    expect(some).toEqual(calls.filter(({ call }) => call.receivedAt >= from))
  }, 60_000)
})

describe('families that escalate', () => {
  const replay = startReplay(familyDisputePolicy)
  const said = new Map<string, string[]>()
  for (const { call, family } of calls) {
    if (!family) continue
    const event: FamilyDisputeEvent = {
      ...{ at: call.receivedAt, relation: family.relation, callId: call.sourceId, caller: family.caller },
      ...{ factors: family.factors, factIds: [call.sourceId] },
    }
    const warnings = replay
      .take(event, false)
      .map(w => `${localDay(Date.parse(until)) - localDay(Date.parse(call.receivedAt))}:${w.grade}`)
    said.set(family.relation, [...(said.get(family.relation) ?? []), ...warnings])
  }
  const of = (key: string) =>
    said.get(
      storyCouple(
        city,
        0,
        stories.findIndex(s => s.key === key),
      ).tie.id,
    )

  it('turn red at the sixth call, at the strangling, at the breach and at the knife', () => {
    expect(of('six-calls')?.at(-1)).toBe('2:1')
    expect(of('six-calls')?.filter(w => w.endsWith(':1'))).toEqual(['2:1'])
    expect(of('strangled')).toEqual(['6:1'])
    expect(of('order-breached')?.at(-1)).toBe('9:1')
    expect(of('knife-and-threat')?.at(-1)).toBe('1:1')
    expect(of('three-in-a-month')?.at(-1)).toBe('4:2')
  })

  it('stay yellow or blue where that is all there is', () => {
    expect(of('stays-yellow')?.at(-1)).toBe('11:3')
    expect(of('stays-blue')?.at(-1)).toBe('8:4')
    expect(of('not-asked')).toEqual(['35:4'])
  })
})

describe('disputes, fraud warnings and the roster', () => {
  it('use codes of the dictionaries and stay in order', () => {
    let last = ''
    for (const { category, registeredAt, endedAt, followUps } of generateDisputes(city, city.from, city.until)) {
      expect(findEntry(disputeType, category), category).toBeDefined()
      expect(registeredAt >= last).toBe(true)
      if (endedAt) expect(endedAt > registeredAt).toBe(true)
      for (const { at } of followUps) expect(at <= city.until).toBe(true)
      last = registeredAt
    }
  })

  it('bring about forty fraud warnings a day, few of them extreme', () => {
    const warnings = [...generateFraudWarnings(city, '2026-09-01T00:00:00Z', '2026-11-01T00:00:00Z')]
    expect(warnings.length / 61).toBeGreaterThan(36)
    expect(warnings.length / 61).toBeLessThan(44)
    const extreme = warnings.filter(({ urgency }) => urgency === '1').length / warnings.length
    expect(extreme).toBeGreaterThan(0.015)
    expect(extreme).toBeLessThan(0.05)
    for (const { fraudType: type } of warnings) expect(findEntry(fraudType, type), type).toBeDefined()
  })

  it('man the duty desks of all stations round the clock for the next thirty days', () => {
    const shifts = [...shiftsBetween(city, until, '2026-12-23T01:00:00Z')]
    const desks = city.posts.filter(p => p.kind === 'station-duty-desk')
    for (const { code } of desks) {
      const turns = shifts.filter(s => s.post === code).sort((a, b) => (a.startAt < b.startAt ? -1 : 1))
      expect(turns[0]!.startAt <= until).toBe(true)
      for (let i = 1; i < turns.length; i++) expect(turns[i]!.startAt).toBe(turns[i - 1]!.endAt)
    }
  })
})
