import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { familyDisputePolicy, judge } from '@fangwei/domain/models/family-dispute/index.ts'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../fact-sentence.ts'
import { stepsOf } from './steps-of.ts'
import { sumOf, trendOf } from './sum-of.ts'

const call = (day: number) => ({
  at: `2026-10-${String(day).padStart(2, '0')}T12:00:00.000Z`,
  relation: 'r-1.r-2',
  callId: `c${day}`,
  caller: 'victim' as const,
  factors: { B1: 'yes' as const },
  factIds: [String(day)],
})

describe('the sum behind a warning', () => {
  const { because, points, hardRule, gaps } = judge([1, 4, 8, 12, 16, 20].map(call), '2026-10-20T12:00:00.000Z')

  it('adds up line by line to the points of the model, the rule giving none', () => {
    const sum = sumOf({ because, points, hardRule }, familyDisputePolicy)
    expect(sum).toMatchObject({ points: 85, adds: true, hardRule: { code: 'R1' } })
    expect(sum?.lines.find(line => line.code === 'A1')).toMatchObject({ points: 60, capped: true })
    expect(sum?.lines.find(line => line.code === 'R1')).toMatchObject({ points: 0, hard: true, uncounted: false })
    expect(gaps.length).toBeGreaterThan(0)
  })

  it('adds up by the reasons alone where the rules of its model are not known', () => {
    const sum = sumOf({ because, points, hardRule })
    expect(sum).toMatchObject({ points: 85, adds: true, levels: [] })
    expect(sum?.lines.find(line => line.code === 'R1')?.hard).toBe(true)
  })

  it('says so when the lines do not add up', () => {
    expect(sumOf({ because, points: 80 })?.adds).toBe(false)
  })

  it('has nothing to show of masked reasons', () => {
    expect(sumOf({ because: '••••', points: 85 })).toBeUndefined()
  })
})

it('compares the last thirty days with the thirty before, and nothing below two calls', () => {
  const asOf = '2026-11-01T00:00:00.000Z'
  expect(trendOf(['2026-10-20T00:00:00Z', '2026-10-25T00:00:00Z', '2026-09-10T00:00:00Z'], asOf)).toEqual({
    recent: 2,
    before: 1,
  })
  expect(trendOf(['2026-10-20T00:00:00Z'], asOf)).toBeUndefined()
})

describe('the steps of the loop', () => {
  const type = findMatterType('warning')!
  const fact = (id: number, kind: string): Fact => ({
    fact: id,
    version: id,
    kind: `warning.${kind}`,
    occurredAt: `2026-11-01T0${id}:00:00.000Z`,
    recordedAt: `2026-11-01T0${id}:00:00.000Z`,
    actor: 'a',
    actorName: '王敏',
    data: {},
  })
  const states = (facts: Fact[]) => Object.fromEntries(stepsOf(type, facts, false).map(step => [step.key, step.state]))

  it('shows what was done, what was not taken and what waits', () => {
    expect(states([fact(1, 'opened'), fact(2, 'pushed'), fact(3, 'signed')])).toMatchObject({
      push: 'done',
      'county-sign': 'skipped',
      sign: 'done',
      assign: 'now',
      close: 'ahead',
    })
  })

  it('begins anew when the warning was reopened', () => {
    const facts = [fact(1, 'opened'), fact(2, 'pushed'), fact(3, 'closed'), fact(4, 'reopened'), fact(5, 'contacted')]
    expect(states(facts)).toMatchObject({ push: 'skipped', handle: 'done', 'feed-back': 'now', close: 'ahead' })
  })
})
