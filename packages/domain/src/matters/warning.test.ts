import { describe, expect, test } from 'vitest'
import { warningResult } from '../dictionaries/warning.ts'
import type { Grade } from '../loop/index.ts'
import { actor, context, ORGS, opened, system } from '../loop/test-world.ts'
import { shippedPolicies } from './index.ts'
import { Journey } from './journey.ts'
import { warning } from './warning/index.ts'

const city = actor('city', ['city-analyst'], ORGS.root)
const county = actor('county', ['county-supervisor'], ORGS.middle)
const officer = actor('officer', ['community-officer'], ORGS.leaf)
const other = actor('other', ['station-duty-officer'], ORGS.leaf)
const leader = actor('leader', ['station-leader'], ORGS.leaf)
const aide = actor('aide', ['auxiliary'], ORGS.leaf)
const federation = actor('federation', ['partner'], ORGS.helper)

const because = [
  { code: 'B4', points: 30, factIds: ['f1'], happenedAt: '2026-03-02T00:10:00Z', expiresAt: '2026-08-29T00:10:00Z' },
]

function raised(grade: Grade, fields: object = {}, kind = 'family-dispute') {
  const policies = context(shippedPolicies)
  const matter = opened({
    type: warning,
    unit: ORGS.root,
    actor: system,
    context: policies,
    subject: 'relation-1',
    fields: { kind, grade, model: 'family-dispute', points: 30, because, ...fields },
  })
  return new Journey(warning, matter, policies, '2026-03-02T01:05:00Z')
}

const atStation = (grade: Grade, fields: object = {}, kind?: string) =>
  raised(grade, fields, kind)
    .step(city, 'push', { target: ORGS.middle })
    .step(county, 'county-sign')
    .step(county, 'forward', { target: ORGS.leaf })
    .step(officer, 'sign')
    .step(leader, 'assign', { toPost: 'community-1' })
    .step(leader, 'review-judgement', { judgementOutcome: 'confirm', judgementReason: 'as the reports say' })

const protect = (journey: Journey) =>
  journey
    .step(officer, 'hear-victim', { heardAlone: true, heardNote: 'sealed' })
    .step(officer, 'issue-letter', { letterNumber: 'G-1', letterAt: '2026-03-02T04:00:00Z', letterDelivered: true })
    .step(officer, 'explain-orders', { ordersExplained: true, legalAidExplained: true })
    .step(officer, 'safety-plan', { safetyPlan: 'sealed' })

const verified = (grade: Grade, fields: object = {}, kind?: string) =>
  (kind === undefined ? protect(atStation(grade, fields)) : atStation(grade, fields, kind))
    .step(officer, 'feed-back', { feedback: 'sealed', result: 'protected' })
    .step(leader, 'review')
    .step(county, 'verify')

const follow = (journey: Journey, outcome = 'stable') =>
  journey.step(officer, 'record-follow-up', { followUpOutcome: outcome, followUpNote: 'sealed' })

describe('a red family warning', () => {
  test('goes from the city to the post and back up, and closes after six follow-ups', () => {
    const journey = atStation(1)
    expect(journey.matter).toMatchObject({ unit: ORGS.leaf, supervisor: ORGS.middle, holderPost: 'community-1' })
    protect(journey)
      .step(officer, 'visit', { visitNote: 'sealed' })
      .step(officer, 'joint-visit', { partnersAsked: [ORGS.helper], sharingBasis: 'consent' })
      .step(federation, 'partner-answer', { partnerAnswer: 'sealed' })
      .step(officer, 'feed-back', { feedback: 'sealed', result: 'protected' })
    expect(journey.offered(officer)).not.toContain('review')
    journey.step(leader, 'review')
    for (const account of ['officer', 'leader'])
      expect(journey.refusal(actor(account, ['county-supervisor'], ORGS.middle), 'verify')).toBe('second-person')
    journey.step(county, 'verify')
    expect(journey.matter.deadlines.filter(d => d.planned).map(d => d.amount)).toEqual([3, 7, 14, 30, 60, 90])
    for (let visit = 0; visit < 6; visit += 1) {
      expect(journey.needs(leader, 'close')).toEqual(['回访全部完成'])
      follow(journey)
    }
    expect(journey.step(leader, 'close').matter).toMatchObject({ state: 'closed', closed: true })
  })

  test('asks for contact in 2 hours, a visit that day, a plan in 24 hours and a decision in 1', () => {
    const journey = raised(1)
    expect(journey.due('contact')).toBe('2026-03-02T03:00:00.000Z')
    expect(journey.due('visit')).toBe('2026-03-02T15:59:59.999Z')
    expect(journey.due('plan')).toBe('2026-03-03T01:00:00.000Z')
    expect(journey.due('judgement')).toBe('2026-03-02T02:00:00.000Z')
  })

  test('cannot be fed back, verified or closed without the steps that protect', () => {
    const journey = atStation(1)
    const missing = ['受害人单独谈话', '告诫书，或不出具的书面理由', '告知保护令与法律援助', '安全计划']
    expect(journey.needs(officer, 'feed-back')).toEqual(missing)
    expect(journey.refusal(officer, 'feed-back', { feedback: 'x', result: 'protected' })).toBe('requirement')
    expect(journey.refusal(officer, 'hear-victim', { heardAlone: false, heardNote: 'x' })).toBe('requirement')
    journey.step(officer, 'no-letter', { noLetterReason: 'a penalty was given instead' })
    expect(journey.needs(officer, 'feed-back')).toEqual(missing.filter(step => !step.startsWith('告诫书')))
  })

  test('a relapse at a follow-up brings it back to handling with its clocks', () => {
    const journey = follow(verified(1), 'relapsed')
    expect(journey.matter.state).toBe('handling')
    expect(journey.running()).toEqual(expect.arrayContaining(['contact', 'visit', 'feedback']))
  })

  test('no result and no follow-up says that they made up', () => {
    for (const entry of warningResult.entries) expect(entry.label.zh).not.toMatch(/和好|和解|撤回/)
  })
})

test('violence asks for the same steps whatever the colour', () => {
  expect(atStation(4, { familyViolence: true }).needs(officer, 'feed-back')).toHaveLength(4)
  expect(atStation(4).needs(officer, 'feed-back')).toEqual([])
  expect(atStation(1, {}, 'hotspot').needs(officer, 'feed-back')).toEqual([])
})

test.each<[Grade, number[]]>([
  [1, [3, 7, 14, 30, 60, 90]],
  [2, [7, 30, 60]],
  [3, [15, 45]],
  [4, [30]],
])('grade %i is followed up after %j days', (grade, days) => {
  expect(
    verified(grade)
      .matter.deadlines.filter(d => d.planned)
      .map(d => d.amount),
  ).toEqual(days)
})

describe('the decision on the judgement', () => {
  const decision = (judgementOutcome: string) => ({ judgementOutcome, judgementReason: 'seen on the spot' })

  test('moves by one level from the grade of the model, however often', () => {
    const journey = atStation(2)
    expect(journey.step(leader, 'review-judgement', decision('lower')).matter.grade).toBe(3)
    expect(journey.step(leader, 'review-judgement', decision('lower')).matter.grade).toBe(3)
    expect(journey.step(leader, 'review-judgement', decision('raise')).matter.grade).toBe(1)
    expect(atStation(4).refusal(leader, 'review-judgement', decision('lower'))).toBe('requirement')
    expect(atStation(1).refusal(leader, 'review-judgement', decision('raise'))).toBe('requirement')
  })

  test('needs a reason, and one level up hastens what runs', () => {
    const journey = raised(2)
    const contact = journey.due('contact')
    expect(journey.refusal(city, 'review-judgement', { judgementOutcome: 'raise' })).toBe('missing-field')
    journey.step(city, 'review-judgement', decision('raise'))
    expect(contact).toBe('2026-03-03T01:00:00.000Z')
    expect(journey.due('contact')).toBe('2026-03-02T03:05:00.000Z')
    expect(journey.running()).not.toContain('judgement')
  })

  test('feedback waits for it', () => {
    const journey = raised(4)
      .step(city, 'push', { target: ORGS.middle })
      .step(county, 'forward', { target: ORGS.leaf })
      .step(officer, 'sign')
    expect(journey.needs(officer, 'feed-back')).toEqual(['人工研判确认'])
  })

  test('a wrong warning is dismissed by a leader with its cause, never by the officer alone', () => {
    const journey = atStation(3)
    expect(journey.offered(officer)).not.toContain('dismiss')
    journey.step(leader, 'dismiss', { dismissalCause: 'wrong-link', dismissalReason: 'another family' })
    expect(journey.matter).toMatchObject({ state: 'not-confirmed', closed: true })
    expect(journey.running()).toEqual([])
  })
})

describe('the model speaks again', () => {
  test('a raise hastens, asks for a new decision and keeps the reasons', () => {
    const journey = atStation(3).at('2026-03-02T06:00:00Z')
    journey.step(system, 'raise', { grade: 1, points: 90, because })
    expect(journey.matter).toMatchObject({ grade: 1, data: { modelGrade: 1, raisedTimes: 1, points: 90 } })
    expect(journey.due('judgement')).toBe('2026-03-02T07:00:00.000Z')
    expect(journey.due('contact')).toBe('2026-03-02T08:00:00.000Z')
  })

  test('a further sign joins; during follow-up it brings the matter back to handling', () => {
    expect(atStation(3).step(system, 'join', { because }).matter).toMatchObject({
      state: 'handling',
      data: { joinedTimes: 1 },
    })
    const back = verified(3).step(system, 'join', { because })
    expect(back.matter.state).toBe('handling')
    expect(back.running()).toContain('feedback')
  })

  test('after closing it reopens by itself, with every step to do again', () => {
    const journey = verified(4)
    follow(journey).step(leader, 'close')
    expect(journey.refusal(leader, 'reopen')).toBe('not-allowed')
    journey.step(system, 'reopen', { grade: 2, because })
    expect(journey.matter).toMatchObject({ state: 'handling', closed: false, grade: 2, data: { reopenedTimes: 1 } })
    expect(journey.needs(officer, 'feed-back')).toHaveLength(5)
  })
})

describe('checks and returns', () => {
  test('returning is counted and starts the feedback again', () => {
    const journey = protect(atStation(2)).step(officer, 'feed-back', { feedback: 'x', result: 'protected' })
    journey.step(leader, 'return-feedback', { returnReason: 'say when' })
    expect(journey.matter).toMatchObject({ state: 'handling', data: { returnedTimes: 1 } })
    journey.step(other, 'feed-back', { feedback: 'x', result: 'protected' }).step(leader, 'review')
    journey.step(county, 'return-feedback', { returnReason: 'no plan of the visit' })
    expect(journey.matter.data.returnedTimes).toBe(2)
    expect(journey.running()).toEqual(expect.arrayContaining(['feedback']))
  })

  test('an auxiliary drafts and an officer confirms', () => {
    const journey = atStation(4).step(aide, 'feed-back', { feedback: 'x', result: 'resolved' })
    expect(journey.matter.state).toBe('handling')
    journey.step(officer, 'confirm-draft')
    expect(journey.matter).toMatchObject({ state: 'fed-back', doneBy: { 'feed-back': 'officer' } })
  })

  test('closing early needs a leader, a reason and one follow-up', () => {
    const journey = verified(1)
    expect(journey.offered(officer)).not.toContain('close-early')
    expect(journey.needs(leader, 'close-early')).toEqual(['至少一次回访'])
    follow(journey).step(leader, 'close-early', { earlyReason: 'moved to another city, handed over there' })
    expect(journey.matter.closed).toBe(true)
    expect(journey.running()).toEqual([])
  })

  test('the station may send back what is not its own', () => {
    const journey = raised(2).step(city, 'push', { target: ORGS.middle }).step(county, 'forward', { target: ORGS.leaf })
    journey.step(leader, 'send-back', { sendBackReason: 'not our district' })
    expect(journey.matter).toMatchObject({ state: 'county-signed', unit: ORGS.middle, supervisor: ORGS.root })
    expect(journey.running()).toContain('forward')
  })

  test('a warning about one of the station stays above it, and the county can handle it', () => {
    const policies = context(shippedPolicies)
    const matter = opened({
      type: warning,
      unit: ORGS.leaf,
      barred: [ORGS.leaf],
      actor: system,
      context: policies,
      fields: { kind: 'family-dispute', grade: 1, model: 'family-dispute', because },
    })
    const journey = new Journey(warning, matter, policies, '2026-03-02T01:05:00Z')
    expect(journey.offered(leader)).toEqual([])
    expect(journey.refusal(county, 'forward', { target: ORGS.leaf })).toBe('bad-unit')
    journey.step(county, 'sign').step(county, 'hear-victim', { heardAlone: true, heardNote: 'x' })
    expect(journey.matter).toMatchObject({ unit: ORGS.middle, state: 'signed' })
  })
})
