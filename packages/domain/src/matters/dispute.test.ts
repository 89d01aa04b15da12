import { describe, expect, test } from 'vitest'
import { actor, context, ORGS, opened, system } from '../loop/test-world.ts'
import { dispute } from './dispute/index.ts'
import { shippedPolicies } from './index.ts'
import { Journey } from './journey.ts'

const officer = actor('officer', ['community-officer'], ORGS.leaf)
const leader = actor('leader', ['station-leader'], ORGS.leaf)
const aide = actor('aide', ['auxiliary'], ORGS.leaf)

function reported(fields: object = {}) {
  const policies = context(shippedPolicies)
  const matter = opened({ type: dispute, actor: aide, context: policies, fields: { facts: 'sealed', ...fields } })
  return new Journey(dispute, matter, policies, '2026-03-02T01:10:00Z')
}
const assigned = (fields: object = {}, grade = 3) =>
  reported(fields)
    .step(officer, 'register', { category: 'D0302', source: 'visit' })
    .step(officer, 'assess', { grade, assessReason: 'third complaint this month' })
    .step(leader, 'assign', { toPost: 'community-1', mediator: 'm-1' })
const session = { mediationKind: 'people', sessionNote: 'sealed' }
const outcome = (followUpOutcome: string) => ({ followUpOutcome, followUpNote: 'sealed' })

describe('an ordinary dispute', () => {
  test('is mediated twice, agreed, performed, followed up and filed', () => {
    const journey = assigned().step(officer, 'mediate', session).step(officer, 'mediate', session)
    expect(journey.matter).toMatchObject({ state: 'mediating', data: { sessions: 2 } })
    journey
      .step(officer, 'agree', { agreement: 'sealed', performBy: '2026-03-20T00:00:00Z' })
      .step(officer, 'start-performance')
      .step(officer, 'perform', { performance: 'sealed' })
      .step(officer, 'start-follow-up')
    expect(journey.needs(leader, 'close')).toEqual(['至少一次回访结果', '回访全部完成'])
    journey.step(officer, 'record-follow-up', outcome('stable'))
    expect(journey.needs(leader, 'close')).toEqual(['回访全部完成'])
    journey.step(officer, 'record-follow-up', outcome('eased')).step(leader, 'close')
    expect(journey.matter).toMatchObject({ state: 'closed', closed: true })
  })

  test('comes back when the agreement is broken, and when it flares up again', () => {
    const journey = assigned().step(officer, 'mediate', session).step(officer, 'agree', { agreement: 'sealed' })
    journey.step(officer, 'breach', { breach: 'sealed' })
    expect(journey.matter).toMatchObject({ state: 'breached', data: { breaches: 1 } })
    expect(journey.running()).toContain('breach')
    journey
      .step(officer, 'mediate', session)
      .step(officer, 'fail', { failReason: 'no will' })
      .step(officer, 'refer', { referredTo: 'court', referralNote: 'sealed' })
      .step(officer, 'start-follow-up')
      .step(officer, 'record-follow-up', outcome('relapsed'))
    expect(journey.matter.state).toBe('assigned')
    expect(journey.running()).toEqual(expect.arrayContaining(['contact', 'resolve']))
  })

  test('is never filed without a follow-up, unless a leader writes why', () => {
    const journey = assigned().step(officer, 'refuse', { refusal: 'sealed' })
    expect(journey.offered(leader)).not.toContain('close')
    expect(journey.offered(officer)).not.toContain('close-early')
    expect(journey.refusal(leader, 'close-early')).toBe('missing-field')
    journey.step(leader, 'close-early', { earlyReason: 'both have moved away' })
    expect(journey.matter.closed).toBe(true)
  })

  test('a follow-up of the last round does not close the next one', () => {
    const journey = assigned({}, 4)
      .step(officer, 'refuse', { refusal: 'sealed' })
      .step(officer, 'start-follow-up')
      .step(officer, 'record-follow-up', outcome('stable'))
      .step(leader, 'close')
      .step(leader, 'reopen-by-hand', { reopenReason: 'noise again' })
      .step(officer, 'assess', { grade: 4, assessReason: 'noise again' })
      .step(officer, 'refer', { referredTo: 'people-mediation', referralNote: 'sealed' })
      .step(officer, 'start-follow-up')
    expect(journey.needs(leader, 'close')).toContain('至少一次回访结果')
  })

  test('a higher grade hastens what runs', () => {
    const journey = assigned()
    const before = journey.due('contact')
    journey.step(officer, 'change-grade', { grade: 1, assessReason: 'a threat' })
    expect(before).toBe('2026-03-05T01:10:00.000Z')
    expect(journey.due('contact')).toBe('2026-03-02T03:10:00.000Z')
  })
})

describe('violence in a family', () => {
  const repeated = { familyViolence: true, earlierViolence: true }

  test('is not mediated when it is not the first time: it is protected', () => {
    const journey = assigned(repeated)
    expect(journey.needs(officer, 'mediate')).toEqual(['多次家庭暴力不适用调解，应转保护处置'])
    expect(journey.refusal(officer, 'mediate', session)).toBe('requirement')
    journey.step(officer, 'protect', { protection: 'sealed' })
    expect(journey.needs(officer, 'start-follow-up')).toHaveLength(4)
    expect(journey.refusal(leader, 'close-early', { earlyReason: 'they made up' })).toBe('requirement')
    journey
      .step(officer, 'hear-victim', { heardAlone: true, heardNote: 'sealed' })
      .step(officer, 'no-letter', { noLetterReason: 'punished by law instead' })
      .step(officer, 'explain-orders', { ordersExplained: true, legalAidExplained: true })
      .step(officer, 'safety-plan', { safetyPlan: 'sealed' })
      .step(officer, 'start-follow-up')
      .step(officer, 'record-follow-up', outcome('relapsed'))
    expect(journey.matter.state).toBe('protecting')
  })

  test('is found out during mediation: no agreement ends it', () => {
    const journey = assigned().step(officer, 'mediate', session)
    journey.step(officer, 'change-grade', { grade: 1, assessReason: 'she was beaten before', ...repeated })
    expect(journey.refusal(officer, 'agree', { agreement: 'sealed' })).toBe('requirement')
    expect(journey.step(officer, 'protect', { protection: 'sealed' }).matter.state).toBe('protecting')
  })

  test('is never turned away at the door', () => {
    expect(reported(repeated).refusal(officer, 'reject', { rejectReason: 'a private matter' })).toBe('requirement')
    expect(reported().refusal(officer, 'reject', { rejectReason: 'a question only' })).toBe('allowed')
  })
})

test('a further sign reopens it by the system', () => {
  const journey = reported().step(officer, 'reject', { rejectReason: 'a question only' }).step(system, 'reopen')
  expect(journey.matter).toMatchObject({ state: 'registered', closed: false })
})
