import { describe, expect, it } from 'vitest'
import type { FamilyDisputeEvent } from './event.ts'
import type { FactorCode } from './factors.ts'
import { after, call, days, on } from './made-calls.ts'
import { advance, judge } from './model.ts'
import { familyDisputePolicy } from './policy.ts'

describe('points', () => {
  it('six calls in ninety days with B1 alone are red with 85 points, exactly at the sixth; five are orange with 75', () => {
    const calls = [call(0, ['B1']), ...days(15, 30, 45, 60, 75)]
    let state = null
    const seen = []
    for (const event of calls) {
      const step = advance(state, event)
      state = step.state
      seen.push([step.judgement.grade, step.judgement.points, step.emission])
    }
    expect(seen).toEqual([
      [4, 25, 'opens'],
      [4, 35, 'joins'],
      [2, 55, 'raises'],
      [2, 65, 'joins'],
      [2, 75, 'joins'],
      [1, 85, 'raises'],
    ])
  })

  it('of calls stop at 60 and add 10 for three within thirty days', () => {
    expect(after(...days(0, 40, 80)).points).toBe(30)
    expect(after(...days(0, 10, 20, 30, 40, 50, 60, 70, 80)).points).toBe(70)
    expect(after(...days(0, 10, 20, 30, 40, 50, 60, 70, 80)).grade).toBe(2)
  })

  it.each(familyDisputePolicy.factors.map(({ code, points }) => [code, points] as const))(
    '%s gives %i once',
    (code, points) => {
      expect(after(call(0, [code])).points).toBe(10 + points)
      expect(after(call(0, [code]), call(40, [code])).points).toBe(20 + points)
    },
  )

  it.each<[FactorCode[], number]>([
    [['B1', 'B2'], 15],
    [['B1', 'B3'], 30],
    [['B1', 'B2', 'B3'], 30],
    [['B2', 'B4'], 45],
  ])('of %j only the highest of B1 to B3 counts: %i', (codes, points) => {
    const { because, points: all } = after(call(0, codes))
    expect(all).toBe(10 + points)
    expect(because.filter(({ code }) => codes.includes(code as FactorCode))).toHaveLength(codes.length)
  })

  it.each([
    [[], 10, null],
    [['C1'], 20, 4],
    [['B2', 'C1', 'C6'], 40, 3],
    [['C4', 'C8', 'C6'], 60, 2],
    [['C4', 'C8', 'C3', 'C1'], 80, 1],
  ] as [FactorCode[], number, number | null][])('levels: %j is %i points, grade %s', (codes, points, grade) =>
    expect(after(call(0, codes))).toMatchObject({ points, grade }),
  )

  it('one point below each level is the level below', () => {
    expect(after(call(0, ['C6'])).grade).toBeNull()
    expect(after(call(0, ['C8', 'C1'])).grade).toBe(4)
    expect(after(call(0, ['C4', 'C8'])).grade).toBe(3)
    expect(after(call(0, ['C4', 'C8', 'C1', 'C2'])).grade).toBe(2)
  })
})

describe('hard rules', () => {
  const five = days(0, 18, 36, 54, 72)
  it.each<[string, FamilyDisputeEvent[], number | null, string | undefined]>([
    ['six calls with each lesser B', [...five, call(90, ['B7'])], 1, 'R1'],
    ['six calls with a B at the first', [call(0, ['B8']), ...days(18, 36, 54, 72, 90)], 1, 'R1'],
    ['six calls without any B', [...five, call(90, ['C8'])], 2, undefined],
    ['five calls with B', [...days(0, 18, 36, 54), call(72, ['B7'])], 2, undefined],
    ['strangling at the first call', [call(0, ['B4'])], 1, 'R2'],
    ['breach with B', [call(0, ['C4']), call(100, ['B1'])], 1, 'R3'],
    ['breach without B', [call(0, ['C4'])], 3, undefined],
    ['weapon with threat to kill', [call(0, ['B5', 'B6'])], 1, 'R4'],
    ['weapon and threat at two calls', [call(0, ['B5']), call(100, ['B6'])], 1, 'R4'],
    ['weapon alone', [call(0, ['B5'])], 4, undefined],
    ['threat alone', [call(0, ['B6'])], 4, undefined],
    ['serious injury while living together', [call(0, ['B3', 'E1'])], 1, 'R5'],
    ['serious injury, not known to live together', [call(0, ['B3'])], 3, undefined],
    ['three calls in thirty days with B', [...days(0, 15), call(30, ['B1'])], 2, 'R6'],
    ['three calls in thirty-one days with B', [...days(0, 15), call(31, ['B1'])], 3, undefined],
    ['three calls in thirty days without B', [...days(0, 15), call(30, ['C1'])], 3, undefined],
  ])('%s', (_, events, grade, hardRule) => {
    const judgement = after(...events)
    expect(judgement.grade).toBe(grade)
    expect(judgement.hardRule).toBe(hardRule)
    expect(judgement.because.some(({ code }) => code === hardRule)).toBe(hardRule !== undefined)
  })

  it('cite the facts they rest on', () => {
    const events = [
      call(0, ['B5'], { callId: 'knife' }),
      call(20, [], { callId: 'quiet' }),
      call(40, ['B6'], { callId: 'threat' }),
    ]
    const rule = after(...events).because.find(({ code }) => code === 'R4')
    expect(rule).toMatchObject({ points: 0, factIds: ['knife', 'threat'] })
  })
})

describe('windows', () => {
  const sixth = (day: number, clock?: string) => [
    call(0, ['B1']),
    ...days(20, 40, 60, 80),
    call(day, [], { at: on(day, clock) }),
  ]
  it.each([
    [89, undefined, 'R1'],
    [90, undefined, 'R1'],
    [90, '23:59:59', 'R1'],
    [91, '00:00:00', undefined],
    [91, undefined, undefined],
  ])('the sixth call on day %i at %s: hard rule %s', (day, clock, rule) => {
    expect(after(...sixth(day, clock)).because.some(({ code }) => code === 'R1')).toBe(rule === 'R1')
  })

  it('are days in Shanghai: a call at half past midnight there is still the day before in Greenwich', () => {
    const first = call(0, ['B1'], { at: '2026-01-01T00:30:00+08:00' })
    const rest = days(20, 40, 60, 80)
    const lastMinute = call(90, [], { at: '2026-04-01T15:59:00Z' })
    const nextDay = call(90, [], { at: '2026-04-01T16:00:00Z' })
    expect(after(first, ...rest, lastMinute).hardRule).toBe('R1')
    expect(after(first, ...rest, nextDay).hardRule).not.toBe('R1')
  })

  it.each([
    [90, 25, 4],
    [91, 15, null],
    [180, 15, null],
    [181, 0, null],
  ])('a call with B1 after %i quiet days has %i points', (day, points, grade) =>
    expect(judge([call(0, ['B1'])], on(day, '00:00:00'))).toMatchObject({ points, grade }),
  )

  it('lapse at midnight in Shanghai, and the judgement says when', () => {
    const { because, nextDecayAt, eraseAt } = after(call(0, ['B1']))
    expect(because.map(({ code, expiresAt }) => [code, expiresAt])).toEqual([
      ['A1', '2026-04-01T16:00:00.000Z'],
      ['B1', '2026-06-30T16:00:00.000Z'],
    ])
    expect(nextDecayAt).toBe('2026-04-01T16:00:00.000Z')
    expect(eraseAt).toBe('2026-06-30T16:00:00.000Z')
  })

  it('of a factor start again with its latest yes', () => {
    const events = [call(0, ['B1']), call(100, ['B1'])]
    expect(judge(events, on(280, '23:59:59')).points).toBe(15)
    expect(judge(events, on(281, '00:00:00')).points).toBe(0)
  })

  it('nothing is left at the time of erasure', () => {
    const judgement = judge([call(0, ['B4'])], on(181, '00:00:00'))
    expect(judgement).toMatchObject({ grade: null, points: 0, because: [], nextDecayAt: null, eraseAt: judgement.asOf })
  })
})

describe('refusals', () => {
  it('an unreadable time, an unknown factor, and a key of one person', () => {
    expect(() => advance(null, call(0, [], { at: '2026-01-01 12:00' }))).toThrow(RangeError)
    expect(() => advance(null, call(0, ['C5' as FactorCode]))).toThrow('unknown factor C5')
    expect(() => advance(null, call(0, [], { relation: '13800000000' }))).toThrow('names a person')
    expect(() => judge([], on(0))).toThrow(RangeError)
    expect(() => judge([call(0), call(1, [], { relation: 'R-2' })], on(2))).toThrow(RangeError)
  })
})
