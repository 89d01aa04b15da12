import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CallStep, type Ladder, nextCall } from './index.ts'

const MINUTE = 60_000
const start = Date.parse('2026-03-02T01:00:00Z')
const ladder: Ladder = { unitsCalled: 2, orgs: ['station', 'district', 'city'], unitsLeft: true }

/** Plays the ladder: at each tick the clock moves by any amount; steps are kept as the store keeps them. */
function play(moves: readonly number[], at: Ladder, answerAfter = Number.POSITIVE_INFINITY): CallStep[] {
  let steps: CallStep[] = []
  let now = start
  for (const move of moves) {
    now += move
    const next = nextCall(steps, new Date(now), at)
    if (next.call === 'nobody') continue
    const dueAt = new Date(now + MINUTE).toISOString()
    const made: CallStep = {
      kind: next.call === 'unit' ? 'unit' : 'person',
      org: next.call === 'unit' ? 'station' : next.org,
      dueAt,
      answeredAt: null,
    }
    steps = [...steps, made]
    if (steps.length === answerAfter)
      steps = steps.map((s, i) => (i === steps.length - 1 ? { ...s, answeredAt: dueAt } : s))
  }
  return steps
}
const told = (steps: readonly CallStep[]) => steps.map(s => (s.kind === 'unit' ? 'unit' : s.org))
const whole = ['unit', 'unit', 'station', 'district', 'city']

describe('who is called next', () => {
  it('is two units, then each duty leader up to the top, then nobody', () => {
    expect(told(play(Array(12).fill(MINUTE), ladder))).toEqual(whole)
  })

  it('is the same order whatever the clock does: steps are never skipped, repeated or called early', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 * 24 * 60 * MINUTE }), { maxLength: 40 }), moves => {
        const steps = play(moves, ladder)
        expect(told(steps)).toEqual(whole.slice(0, steps.length))
        steps.slice(1).forEach((step, i) => {
          expect(Date.parse(step.dueAt) - MINUTE).toBeGreaterThanOrEqual(Date.parse(steps[i]!.dueAt))
        })
      }),
    )
  })

  it('is nobody once somebody has answered', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), after => {
        expect(play(Array(20).fill(MINUTE), ladder, after)).toHaveLength(after)
      }),
    )
  })

  it('is the duty leader at once when no unit is left', () => {
    expect(told(play(Array(12).fill(MINUTE), { ...ladder, unitsLeft: false }))).toEqual(['station', 'district', 'city'])
  })

  it('is nobody before the time to answer has run out', () => {
    expect(play([0, 20_000, 20_000, 19_999], ladder)).toHaveLength(1)
    expect(play([0, 20_000, 20_000, 20_000], ladder)).toHaveLength(2)
  })
})
