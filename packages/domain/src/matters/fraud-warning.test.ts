import { describe, expect, test } from 'vitest'
import { refusedNotion } from '../intake/refused-notion.ts'
import type { Grade } from '../loop/index.ts'
import { actor, context, ORGS, opened } from '../loop/test-world.ts'
import { fraudWarning } from './fraud-warning/index.ts'
import { shippedPolicies } from './index.ts'
import { Journey } from './journey.ts'

const city = actor('city', ['city-analyst'], ORGS.root)
const county = actor('county', ['county-supervisor'], ORGS.middle)
const officer = actor('officer', ['community-officer'], ORGS.leaf)
const leader = actor('leader', ['station-leader'], ORGS.leaf)
const aide = actor('aide', ['auxiliary'], ORGS.leaf)

function received(grade: Grade, unit: string = ORGS.leaf) {
  const policies = context(shippedPolicies)
  const matter = opened({
    type: fraudWarning,
    unit,
    actor: city,
    context: policies,
    fields: { grade, category: 'F08', phone: 'sealed', sourceSystem: 'city-centre', area: 'north' },
  })
  return new Journey(fraudWarning, matter, policies, '2026-03-02T01:01:00Z')
}
const call = (outcome: string, channel = 'phone-96110') => ({ channel, outcome, script: 'verify-officer' })

test('deadlines follow the urgency: 5 minutes and 30, 15 and 120, 4 hours, a day', () => {
  const due = (grade: Grade) => ['contact', 'visit'].map(code => received(grade).due(code)?.slice(8, 16))
  expect([1, 2, 3, 4].map(grade => due(grade as Grade))).toEqual([
    ['02T01:05', '02T01:30'],
    ['02T01:15', '02T03:00'],
    ['02T05:00', undefined],
    ['03T01:00', undefined],
  ])
})

describe('attempts', () => {
  test('each is a fact with time, channel, script, result and officer, and is counted', () => {
    const journey = received(3)
      .step(officer, 'attempt', call('no-answer'))
      .step(officer, 'attempt', call('no-answer', 'family'))
      .step(officer, 'attempt', call('convinced'))
    expect(journey.matter).toMatchObject({ state: 'convinced', data: { attempts: 3, unanswered: 2 } })
    expect(journey.decisions.map(d => d.facts[0])).toMatchObject([
      { kind: 'fraud-warning.attempted', data: { by: 'officer', input: call('no-answer') } },
      { kind: 'fraud-warning.attempted', data: { by: 'officer', input: call('no-answer', 'family') } },
      { kind: 'fraud-warning.attempted', occurredAt: '2026-03-02T01:01:00.000Z', data: { by: 'officer' } },
    ])
  })

  test('a call that nobody answers does not count as reaching the person', () => {
    const journey = received(1).step(officer, 'attempt', call('no-answer'))
    expect(journey.running()).toEqual(expect.arrayContaining(['contact', 'visit', 'retry']))
    journey.step(officer, 'attempt', call('partial'))
    expect(journey.running()).toEqual(['visit'])
  })

  test('who is convinced by phone needs no visit, and the visit is not written down as made', () => {
    const journey = received(1).step(officer, 'attempt', call('convinced'))
    expect(journey.matter.deadlines.find(d => d.code === 'visit')).toMatchObject({ state: 'cancelled', metAt: null })
  })

  test('a false warning ends it', () => {
    expect(received(4).step(officer, 'attempt', call('false')).matter).toMatchObject({
      state: 'false-warning',
      closed: true,
    })
  })

  test("an auxiliary's call waits for an officer", () => {
    const journey = received(2).step(aide, 'attempt', call('convinced'))
    expect(journey.matter.state).toBe('received')
    expect(journey.step(officer, 'confirm-draft').matter.state).toBe('convinced')
  })

  test('a list can be worked at once: passing down, assigning, calling, closing', () => {
    const bulk = Object.entries(fraudWarning.actions).filter(([, a]) => 'bulk' in a && a.bulk)
    expect(bulk.map(([name]) => name)).toEqual(expect.arrayContaining(['forward', 'assign', 'attempt', 'close']))
  })
})

test('it is passed down to the station that works it', () => {
  const journey = received(2, ORGS.root)
    .step(city, 'forward', { target: ORGS.middle })
    .step(county, 'forward', { target: ORGS.leaf })
    .step(leader, 'assign', { toPost: 'community-1' })
  expect(journey.matter).toMatchObject({ unit: ORGS.leaf, supervisor: ORGS.middle, holderPost: 'community-1' })
  expect(journey.running()).toEqual(['contact', 'visit'])
})

describe('money already sent', () => {
  test('is stopped first, then followed up; the five amounts stay apart', () => {
    const journey = received(1).step(officer, 'attempt', call('already-paid'))
    expect(journey.due('stop-payment')).toBe('2026-03-02T01:11:00.000Z')
    journey
      .step(officer, 'ask-stop-payment', { amountInvolved: 50_000, stopBank: 'north branch', amountStopped: 30_000 })
      .step(officer, 'record-amounts', { amountReturned: 10_000 })
    expect(journey.matter.data).toMatchObject({ amountInvolved: 50_000, amountStopped: 30_000, amountReturned: 10_000 })
    expect(journey.refusal(officer, 'record-amounts', { amountAvoided: 5_000 })).toBe('requirement')
    expect(journey.step(officer, 'start-follow-up').matter.state).toBe('following')
  })
})

describe('awakening', () => {
  const awakening = () =>
    received(2)
      .step(officer, 'attempt', call('refused'))
      .step(officer, 'set-out')
      .step(officer, 'visit', { outcome: 'partial', identityShown: true })

  test('is of free will, by two, and is followed up after 7, 30 and 90 days', () => {
    const journey = awakening()
    expect(journey.refusal(officer, 'begin-awakening', { voluntary: false, secondSpecialist: 'x' })).toBe('requirement')
    journey
      .step(officer, 'begin-awakening', { voluntary: true, secondSpecialist: 'specialist-2' })
      .step(officer, 'finish-awakening', { awakeningNote: 'sealed' })
    expect(journey.matter.deadlines.filter(d => d.planned).map(d => d.amount)).toEqual([7, 30, 90])
    for (let visit = 0; visit < 3; visit += 1) journey.step(officer, 'record-follow-up', { followUpOutcome: 'safe' })
    expect(journey.step(leader, 'close').matter.closed).toBe(true)
  })

  test('may be left at any time without a trace against the person', () => {
    const journey = awakening().step(officer, 'begin-awakening', { voluntary: true, secondSpecialist: 'specialist-2' })
    journey.step(officer, 'leave-awakening')
    expect(journey.matter.state).toBe('partial')
    journey.step(leader, 'close-open', { openReason: 'the person decides; the family knows' })
    expect(journey.matter.closed).toBe(true)
  })

  test('a follow-up that finds a loss goes straight to stopping the payment', () => {
    const journey = received(3).step(officer, 'attempt', call('convinced')).step(officer, 'start-follow-up')
    journey.step(officer, 'record-follow-up', { followUpOutcome: 'victimised' })
    expect(journey.matter.state).toBe('already-paid')
    expect(journey.running()).toContain('stop-payment')
  })
})

describe('the unreachable', () => {
  test('are searched for only at extreme urgency, by a leader', () => {
    const lost = (grade: Grade) => received(grade).step(officer, 'attempt', call('unreachable'))
    expect(lost(2).needs(leader, 'search-urgently')).toEqual(['仅限特高（紧急）等级'])
    expect(lost(1).offered(officer)).not.toContain('search-urgently')
    expect(lost(1).step(leader, 'search-urgently', { searchNote: 'sealed' }).matter.state).toBe('unreachable')
  })

  test('are not closed at high urgency before somebody went there', () => {
    const journey = received(2).step(officer, 'attempt', call('unreachable'))
    expect(journey.refusal(leader, 'close-open', { openReason: 'no answer' })).toBe('requirement')
    journey.step(officer, 'visit', { outcome: 'unreachable', identityShown: false })
    expect(journey.refusal(leader, 'close-open', { openReason: 'no answer' })).toBe('allowed')
    const lower = received(3).step(officer, 'attempt', call('unreachable'))
    expect(lower.refusal(leader, 'close-open', { openReason: 'no answer' })).toBe('allowed')
  })
})

test('it scores nobody and keeps nothing refused', () => {
  for (const [name, field] of Object.entries(fraudWarning.fields)) {
    expect(name).not.toMatch(/score|points|risk/i)
    expect([name, field.label.zh, field.label.en].map(refusedNotion)).toEqual([undefined, undefined, undefined])
  }
  expect(fraudWarning.fields.phone.privacy).toBe('personal')
  expect(fraudWarning.fields.name.privacy).toBe('personal')
})
