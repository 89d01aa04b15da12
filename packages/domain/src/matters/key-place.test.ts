import { describe, expect, test } from 'vitest'
import { open } from '../loop/index.ts'
import { actor, at, context, ORGS, opened, system } from '../loop/test-world.ts'
import { parseSubject } from '../models/subject.ts'
import { shippedPolicies } from './index.ts'
import { Journey } from './journey.ts'
import { keyPlace } from './key-place/index.ts'

const officer = actor('officer', ['community-officer'], ORGS.leaf)
const leader = actor('leader', ['station-leader'], ORGS.leaf)
const aide = actor('aide', ['auxiliary'], ORGS.leaf)
const policies = context(shippedPolicies)

const found = (fields: object = {}) =>
  new Journey(
    keyPlace,
    opened({
      type: keyPlace,
      actor: system,
      context: policies,
      fields: { place: '河滨公园南门', grade: 3, ...fields },
    }),
    policies,
    '2026-03-02T01:10:00Z',
  )
const measure = {
  measure: 'agreed-hours',
  measureNote: 'no drilling before 08:00 and after 20:00',
  measureFrom: '2026-03-03T00:00:00Z',
  evaluateAt: '2026-04-10T00:00:00Z',
}
const treating = () => found().step(leader, 'confirm', { toPost: 'community-1' }).step(officer, 'plan-measure', measure)

describe('a key place', () => {
  test('goes from finding to owner, measure, evaluation, days 30 and 90, and closing', () => {
    const journey = treating()
    expect(journey.matter).toMatchObject({ state: 'treating', holderPost: 'community-1', data: { rounds: 1 } })
    expect(journey.running()).toEqual(['evaluate'])
    journey.step(leader, 'evaluate', { evaluation: 'quieter', evaluationNote: '12 before, 4 after' })
    journey.step(officer, 'start-follow-up')
    expect(journey.matter.deadlines.filter(d => d.planned).map(d => d.amount)).toEqual([30, 90])
    expect(journey.needs(leader, 'close')).toEqual(['30、90 日回访全部完成'])
    journey.step(officer, 'record-follow-up', { followUpOutcome: 'stable' })
    journey.step(officer, 'record-follow-up', { followUpOutcome: 'eased' }).step(leader, 'close')
    expect(journey.matter).toMatchObject({ state: 'closed', closed: true })
  })

  test('gets another measure when nothing changed, and when it comes back', () => {
    const journey = treating().step(leader, 'evaluate', { evaluation: 'unchanged', evaluationNote: 'as before' })
    expect([journey.matter.state, journey.running()]).toEqual(['confirmed', ['measure']])
    journey.step(officer, 'plan-measure', { ...measure, measure: 'joint-mediation' })
    expect(journey.matter.data.rounds).toBe(2)
    journey.step(leader, 'evaluate', { evaluation: 'quieter', evaluationNote: '3 before, 1 after' })
    journey.step(officer, 'start-follow-up').step(officer, 'record-follow-up', { followUpOutcome: 'relapsed' })
    expect(journey.matter.state).toBe('confirmed')
  })

  test('is evaluated by another than the one who decided the measure, and not before a week', () => {
    const own = found().step(leader, 'confirm', { toPost: 'c' }).step(leader, 'plan-measure', measure)
    expect(own.refusal(leader, 'evaluate', { evaluation: 'quieter', evaluationNote: 'x' })).toBe('second-person')
    const soon = { ...measure, evaluateAt: '2026-03-05T00:00:00Z' }
    expect(found().step(leader, 'confirm', { toPost: 'c' }).refusal(officer, 'plan-measure', soon)).toBe('requirement')
  })

  test('progress drafted by an auxiliary stands when an officer confirms it', () => {
    const journey = treating().step(aide, 'record-progress', { progress: 'notices are up' })
    expect(journey.matter.data.progress).toBeUndefined()
    expect(journey.step(officer, 'confirm-draft').matter.data.progress).toBe('notices are up')
  })
})

describe('only public places and blocks', () => {
  const opening = (fields: object) =>
    open({
      type: keyPlace,
      id: 'k',
      unit: ORGS.leaf,
      actor: system,
      now: at('2026-03-02T01:00:00Z'),
      context: policies,
      fields: { grade: 3, ...fields },
    })

  test.each([
    ['a block of four households', { place: '北区', subjectKind: 'block', households: 4 }],
    ['a block of unknown size', { place: '北区', subjectKind: 'block' }],
    ['a flat in a block', { place: '御景苑3号楼2单元301室', subjectKind: 'block', households: 60 }],
    ['a room', { place: '御景苑 302室' }],
    ['a flat in English', { place: 'Garden Court, Flat 12' }],
    ['one household', { place: '王家 1 户' }],
  ])('%s is refused', (_, fields) => {
    const result = opening(fields)
    expect(result.ok ? 'opened' : result.code).toBe('requirement')
  })

  test.each([
    ['a park', { place: '河滨公园南门' }],
    ['a block of five', { place: '御景苑 3 号楼周边', subjectKind: 'block', households: 5 }],
    ['a market', { place: '城北市场 3 号门' }],
  ])('%s is taken', (_, fields) => expect(opening(fields).ok).toBe(true))

  test('has no field for a person, and the closed union has none either', () => {
    for (const field of Object.values(keyPlace.fields)) expect(field.privacy).toBe('plain')
    expect('parties' in keyPlace).toBe(false)
    for (const kind of ['person', 'household', 'group'])
      expect(parseSubject({ kind, place: 'x', households: 9 })).toMatchObject({ refused: kind })
  })
})
