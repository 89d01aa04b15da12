import { describe, expect, it } from 'vitest'
import type { FamilyDisputeEvent } from './event.ts'
import { factorCodes } from './factors.ts'
import { after, call, days, type Extra, on } from './made-calls.ts'

describe('counting', () => {
  it('one event reported by wife, neighbour and mother is one call', () => {
    const at = (clock: string, caller: FamilyDisputeEvent['caller']) =>
      call(0, [], { at: on(0, clock), caller: caller! })
    const { points, because } = after(at('20:00:00', 'victim'), at('20:05:00', 'neighbour'), at('20:40:00', 'kin'))
    expect(points).toBe(10)
    expect(because[0]?.factIds).toHaveLength(3)
  })

  it('calls by the alleged perpetrator never count, what the officer found there does', () => {
    const his = [0, 10, 20, 30].map(day => call(day, day === 30 ? ['B1'] : [], { caller: 'alleged-perpetrator' }))
    expect(after(...his)).toMatchObject({ points: 15, grade: null })
    expect(after(...his, call(31)).points).toBe(25)
  })

  it('a call put right later counts once, as it was put right', () => {
    const wrong = call(0, ['B4'], { callId: 'x' })
    const right = call(0, ['B1'], { callId: 'x' })
    expect(after(wrong, right)).toMatchObject({ points: 25, grade: 4 })
    expect(after(wrong, { ...wrong, withdrawn: true })).toMatchObject({ points: 0, grade: null, because: [] })
  })

  it('a call by the perpetrator put right to the victim counts from then on', () => {
    const first = call(0, [], { callId: 'x', caller: 'alleged-perpetrator' })
    expect(after(first).points).toBe(0)
    expect(after(first, { ...first, caller: 'victim' }).points).toBe(10)
  })
})

describe('gaps', () => {
  const asked = (answers: FamilyDisputeEvent['factors'], day = 0, extra: Extra = {}): FamilyDisputeEvent => ({
    ...call(day, [], extra),
    factors: answers,
  })

  it('are all factors when nothing was asked', () => expect(after(call(0)).gaps).toEqual(factorCodes))

  it('close with yes and with no, not with not-asked', () => {
    const { gaps } = after(asked({ B1: 'yes', B4: 'no', B5: 'not-asked' }))
    expect(gaps).not.toContain('B1')
    expect(gaps).not.toContain('B4')
    expect(gaps).toContain('B5')
  })

  it('a no from an earlier event does not answer for the latest', () => {
    expect(after(asked({ B4: 'no' }), call(10)).gaps).toContain('B4')
    expect(after(asked({ B4: 'yes' }), call(10)).gaps).not.toContain('B4')
  })

  it('any report of the latest event may answer', () => {
    const neighbour = call(0, [], { at: on(0, '12:20:00'), caller: 'neighbour' })
    expect(after(asked({ B4: 'no' }), neighbour).gaps).not.toContain('B4')
  })
})

describe('trend', () => {
  it.each<[number[], string | undefined]>([
    [[0], undefined],
    [[0, 40, 50, 60], 'rising'],
    [[0, 40], 'steady'],
    [[0, 10, 20, 55], 'falling'],
  ])('calls on days %j: %s', (list, trend) => expect(after(...days(...list)).trend).toBe(trend))
})
