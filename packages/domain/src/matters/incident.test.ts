import { expect, test } from 'vitest'
import { actor, context, ORGS, opened, system } from '../loop/test-world.ts'
import { dispatch } from './dispatch/index.ts'
import { incident } from './incident/index.ts'
import { shippedPolicies } from './index.ts'
import { Journey } from './journey.ts'
import { order } from './order/index.ts'

const desk = actor('desk', ['dispatcher'], ORGS.root)
const officer = actor('officer', ['station-duty-officer'], ORGS.leaf)
const leader = actor('leader', ['station-leader'], ORGS.leaf)
const county = actor('county', ['county-supervisor'], ORGS.middle)
const outcome = { feedbackCategory: '040300', result: '02', feedback: 'sealed' }

function accepted(fields: object = {}) {
  const policies = context(shippedPolicies)
  const matter = opened({
    type: incident,
    unit: ORGS.root,
    actor: desk,
    context: policies,
    fields: {
      content: 'sealed',
      category: '040300',
      grade: 2,
      channel: '1',
      reportedAt: '2026-03-02T01:00:00Z',
      ...fields,
    },
  })
  return new Journey(incident, matter, policies, '2026-03-02T01:00:30Z')
}

function sent() {
  const policies = context(shippedPolicies)
  const matter = opened({ type: dispatch, actor: system, context: policies, fields: { category: '040300', grade: 2 } })
  return new Journey(dispatch, matter, policies, '2026-03-02T01:01:00Z')
}

test('an incident: dispatched, told by its dispatch, reviewed, and turned into a dispute', () => {
  const journey = accepted().step(desk, 'dispatch', { dispatchTo: ORGS.leaf, dispatchUnit: 'car 3' })
  expect(journey.decisions[0]?.spawned).toMatchObject([
    { type: 'dispatch', unit: ORGS.leaf, fields: { unitName: 'car 3' } },
  ])
  journey.step(system, 'unit-signed').step(system, 'unit-arrived').step(system, 'unit-fed-back', outcome)
  expect(journey.needs(desk, 'review')).toEqual(['是否家庭暴力'])
  journey.step(system, 'unit-fed-back', { ...outcome, familyViolence: false })
  expect(journey.step(desk, 'review', { toDispute: true }).matter).toMatchObject({ state: 'closed', closed: true })
  expect(journey.decisions.at(-1)?.spawned).toMatchObject([
    { type: 'dispute', fields: { facts: 'sealed', familyViolence: false } },
  ])
})

test('an incident waits for its dispatches', () => {
  const policies = context(shippedPolicies, { openChildren: { dispatch: 1 } })
  const matter = { ...accepted().matter, state: 'fed-back', data: { ...outcome, familyViolence: false } }
  const journey = new Journey(incident, matter, policies, '2026-03-02T02:00:00Z')
  expect(journey.needs(desk, 'review')).toEqual(['派警单全部办结'])
})

test('a family-violence call is never invalid', () => {
  const input = { invalidReason: 'nuisance' }
  expect(accepted({ tags: ['family-violence'] }).refusal(desk, 'invalidate', input)).toBe('requirement')
  expect(accepted({ tags: ['minor'] }).refusal(desk, 'invalidate', input)).toBe('allowed')
})

test('a nuisance call is closed as it opens, with no clock', () => {
  const { matter } = accepted({ category: 'W10100' })
  expect(matter).toMatchObject({ state: 'invalid', closed: true, closedAt: '2026-03-02T01:00:00.000Z', deadlines: [] })
})

test('a dispatch: signed, on the way, there, done, fed back, and its incident told at each step', () => {
  const journey = sent()
    .step(officer, 'sign')
    .step(officer, 'depart')
    .step(officer, 'arrive')
    .step(officer, 'finish-scene')
    .step(officer, 'feed-back', { ...outcome, familyViolence: true, factors: { B1: 'yes' } })
  expect(journey.matter).toMatchObject({ state: 'fed-back', closed: true })
  expect(journey.decisions.flatMap(d => d.echoes.map(e => e.action))).toEqual([
    'unit-signed',
    'unit-arrived',
    'unit-fed-back',
  ])
  expect(journey.decisions.at(-1)?.echoes[0]?.input).toEqual({
    ...outcome,
    familyViolence: true,
    factors: { B1: 'yes' },
  })
})

test('a dispatch returned sends its incident back to the desk', () => {
  const journey = sent().step(officer, 'return-order', { returnReason: 'another district' })
  expect(journey.decisions[0]?.echoes).toEqual([{ action: 'unit-returned', input: {} }])
})

test('an order: passed down, handled, reviewed by a second person, verified from above', () => {
  const policies = context(shippedPolicies)
  const matter = opened({
    type: order,
    unit: ORGS.middle,
    actor: actor('city', ['city-analyst'], ORGS.root),
    context: policies,
    fields: { subject: 'doors', body: 'check every school gate', grade: 2 },
  })
  const journey = new Journey(order, matter, policies, '2026-03-02T01:10:00Z')
    .step(county, 'forward', { target: ORGS.leaf })
    .step(officer, 'sign')
    .step(leader, 'assign', { toPost: 'community-1' })
    .step(leader, 'feed-back', { result: 'all checked' })
  expect(journey.refusal(leader, 'review')).toBe('second-person')
  journey.step(actor('leader-2', ['station-leader'], ORGS.leaf), 'review').step(county, 'verify')
  expect(journey.matter).toMatchObject({ state: 'closed', closed: true, supervisor: ORGS.middle })
})
