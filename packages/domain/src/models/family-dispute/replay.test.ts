import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calls, correctedCalls } from './arbitrary-events.ts'
import type { FamilyDisputeEvent } from './event.ts'
import { familyDisputePolicy } from './policy.ts'
import { replayBatch, startReplay } from './replay.ts'

const streaming = (events: readonly FamilyDisputeEvent[]) => {
  const replay = startReplay(familyDisputePolicy)
  return events.flatMap(event => replay.take(event))
}
const call = (day: number, relation: string, factors: FamilyDisputeEvent['factors'] = {}): FamilyDisputeEvent => ({
  at: new Date(Date.parse('2026-01-01T04:00:00Z') + day * 86_400_000).toISOString(),
  relation,
  callId: `${relation}-${day}`,
  factors,
  factIds: [`${relation}-${day}`],
})

describe('replay', () => {
  it('gives the same warnings streaming and afresh, with late, corrected and moved calls', () =>
    fc.assert(
      fc.property(correctedCalls(['R-1', 'R-2']), events => {
        expect(streaming(events)).toEqual(replayBatch(events, familyDisputePolicy))
      }),
      { numRuns: 150 },
    ))

  it('gives the same warnings when told that no call will be corrected', () =>
    fc.assert(
      fc.property(calls(['R-1', 'R-2', 'R-3'], 40), events => {
        const replay = startReplay(familyDisputePolicy)
        expect(events.flatMap(event => replay.take(event, false))).toEqual(streaming(events))
      }),
    ))

  it('moves a call to the relationship it was corrected to', () => {
    const five = [0, 10, 20, 30, 40].map(day => call(day, 'R-1', day === 0 ? { B1: 'yes' } : {}))
    const misplaced = call(50, 'R-2')
    const warnings = streaming([...five, misplaced, { ...misplaced, relation: 'R-1' }])
    expect(warnings.at(-1)).toMatchObject({ grade: 1, judgement: { points: 85, hardRule: 'R1' } })
    expect(warnings.map(({ event }) => event.relation)).not.toContain('R-2')
  })

  it('forgets a relationship when time has surely passed its erasure, in both ways', () => {
    const others = Array.from({ length: 2000 }, (_, i) => call(200 + i / 2000, `R-${i + 2}`))
    const events = [call(0, 'R-1', { B4: 'yes' }), ...others, call(20, 'R-1', { B4: 'yes' })]
    const batch = replayBatch(events, familyDisputePolicy)
    expect(streaming(events)).toEqual(batch)
    expect(batch.map(({ event, emission }) => [event.callId, emission])).toEqual([
      ['R-1-0', 'opens'],
      ['R-1-20', 'opens'],
    ])
  })

  it('knows what was warned of at a time', () => {
    const replay = startReplay(familyDisputePolicy)
    replay.take(call(0, 'R-1', { B4: 'yes' }))
    expect(replay.warnedOf('R-1', call(100, 'R-1').at)).toBe(1)
    expect(replay.warnedOf('R-1', call(181, 'R-1').at)).toBeNull()
    expect(replay.warnedOf('R-2', call(1, 'R-2').at)).toBeNull()
    expect(replay.relationships()).toBe(1)
  })
})
