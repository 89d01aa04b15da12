import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMoreUrgent } from '../grade.ts'
import type { PointsState } from '../points/index.ts'
import { calls, correctedCalls } from './arbitrary-events.ts'
import type { FamilyDisputeEvent } from './event.ts'
import { type FactorCode, factorCodes } from './factors.ts'
import { advance, familyDispute, judge, judgeState } from './model.ts'

const latest = (events: readonly FamilyDisputeEvent[]) =>
  events
    .map(({ at }) => at)
    .sort()
    .at(-1)!

const stream = (events: readonly FamilyDisputeEvent[]) => {
  let state: PointsState | null = null
  return events.map(event => {
    const step = advance(state, event)
    state = step.state
    return step
  })
}
const last = (events: readonly FamilyDisputeEvent[]) => stream(events).at(-1)!

const ofRelation = (events: readonly FamilyDisputeEvent[], relation: string) =>
  events.filter(event => event.relation === relation)

describe('streaming and batch', () => {
  it('judge alike after every event, corrections and late ones included', () =>
    fc.assert(
      fc.property(correctedCalls(), events => {
        for (const [i, { judgement }] of stream(events).entries()) {
          const known = events.slice(0, i + 1)
          expect(judgement).toEqual(judge(known, latest(known)))
        }
      }),
      { numRuns: 200 },
    ))

  it('do not care how relationships are interleaved', () =>
    fc.assert(
      fc.property(calls(['R-1', 'R-2', 'R-3']), events => {
        const states = new Map<string, PointsState>()
        const seen = new Map<string, unknown[]>()
        for (const event of events) {
          const { state, judgement, emission } = advance(states.get(event.relation) ?? null, event)
          states.set(event.relation, state)
          seen.set(event.relation, [...(seen.get(event.relation) ?? []), { judgement, emission }])
        }
        for (const [relation, steps] of seen) {
          const alone = stream(ofRelation(events, relation))
          expect(steps).toEqual(alone.map(({ judgement, emission }) => ({ judgement, emission })))
        }
      }),
    ))

  it('end in the same judgement whatever order late calls arrive in', () =>
    fc.assert(
      fc.property(
        calls().chain(events =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          expect(last(shuffled).judgement).toEqual(last(events).judgement)
        },
      ),
    ))

  it('take an event delivered twice once', () =>
    fc.assert(
      fc.property(calls(), fc.nat(), (events, pick) => {
        const doubled = events[pick % events.length]!
        expect(last([...events, doubled]).judgement).toEqual(last(events).judgement)
      }),
    ))

  it('keep a state that survives JSON and stays small', () =>
    fc.assert(
      fc.property(calls(['R-1'], 60), fc.integer({ min: 1, max: 10 }), (events, cut) => {
        const { state } = last(events.slice(0, cut))
        const revived = JSON.parse(JSON.stringify(state)) as PointsState
        const tail = events.slice(cut)
        expect(revived).toEqual(state)
        for (const event of tail.slice(0, 1)) expect(advance(revived, event)).toEqual(advance(state, event))
      }),
    ))
})

describe('every judgement', () => {
  it('adds up: points are the sum of the reasons, within the caps', () =>
    fc.assert(
      fc.property(calls(['R-1'], 40), events => {
        const { judgement } = last(events)
        const of = (code: string) => judgement.because.find(reason => reason.code === code)?.points ?? 0
        expect(judgement.points).toBe(judgement.because.reduce((sum, { points }) => sum + points, 0))
        expect(of('A1')).toBeLessThanOrEqual(60)
        expect([0, 10]).toContain(of('A2'))
        expect(['B1', 'B2', 'B3'].filter(code => of(code) > 0).length).toBeLessThanOrEqual(1)
        for (const reason of judgement.because) {
          expect(reason.factIds.length).toBeGreaterThan(0)
          expect(reason.expiresAt > judgement.asOf).toBe(true)
          expect(reason.happenedAt <= judgement.asOf).toBe(true)
        }
      }),
    ))

  it('never becomes less urgent by one more yes', () =>
    fc.assert(
      fc.property(calls(), fc.nat(), fc.constantFrom<FactorCode>(...factorCodes), (events, pick, code) => {
        const at = pick % events.length
        const worse = events.map((event, i) =>
          i === at ? { ...event, factors: { ...event.factors, [code]: 'yes' as const } } : event,
        )
        const [before, after] = [last(events).judgement, last(worse).judgement]
        expect(isMoreUrgent(before.grade, after.grade)).toBe(false)
        expect(after.points).toBeGreaterThanOrEqual(before.points)
      }),
    ))

  it('never becomes more urgent by waiting, and changes only at the decay it foretold', () =>
    fc.assert(
      fc.property(calls(), fc.integer({ min: 0, max: 200 }), (events, days) => {
        const { state, judgement } = last(events)
        const asOf = new Date(Date.parse(judgement.asOf) + days * 86_400_000).toISOString()
        const later = judgeState(judgement.subject, state, asOf)
        expect(isMoreUrgent(later.grade, judgement.grade)).toBe(false)
        if (judgement.nextDecayAt === null || asOf < judgement.nextDecayAt) expect(later.points).toBe(judgement.points)
        if (asOf >= judgement.eraseAt) expect(later).toMatchObject({ grade: null, points: 0, because: [] })
      }),
    ))

  it('tells a gap or an answer for each factor, never both', () =>
    fc.assert(
      fc.property(calls(), events => {
        const { gaps, because } = last(events).judgement
        for (const { code } of because) expect(gaps).not.toContain(code)
      }),
    ))
})

describe('warnings', () => {
  const at = (day: number) => new Date(Date.parse('2026-01-01T04:00:00Z') + day * 86_400_000).toISOString()
  const event = (day: number, yes: readonly FactorCode[] = []): FamilyDisputeEvent => ({
    at: at(day),
    relation: 'R-1',
    callId: `c${day}`,
    factors: Object.fromEntries(yes.map(code => [code, 'yes'])),
    factIds: [`f${day}`],
  })
  const emissions = (events: readonly FamilyDisputeEvent[]) => stream(events).map(({ emission }) => emission)

  it('open, raise, then join; decay emits nothing and does not lower what was said', () =>
    expect(emissions([event(0, ['C1']), event(1), event(2, ['B1']), event(3), event(120)])).toEqual([
      'opens',
      'joins',
      'raises',
      'joins',
      'joins',
    ]))

  it('open again once the grade had decayed away', () =>
    expect(emissions([event(0, ['C1']), event(100), event(101, ['B4'])])).toEqual(['opens', 'opens', 'raises']))

  it('open again after the warning was closed', () => {
    const first = advance(null, event(0, ['B4']))
    const again = advance(familyDispute.rearm(first.state), event(1))
    expect([first.emission, again.emission]).toEqual(['opens', 'opens'])
    expect(again.judgement.grade).toBe(1)
  })

  it('say nothing when a call is taken back, and open anew when it returns', () => {
    const wrong = event(0, ['B4'])
    expect(emissions([wrong, { ...wrong, withdrawn: true }, wrong])).toEqual(['opens', null, 'opens'])
  })

  it('rise within one period, one grade at most once', () =>
    fc.assert(
      fc.property(calls(['R-1'], 40), events => {
        let said: number | null = null
        for (const { emission, judgement } of stream(events)) {
          if (emission === 'opens') said = judgement.grade
          else if (emission === 'raises') {
            expect(judgement.grade).toBeLessThan(said!)
            said = judgement.grade
          } else if (emission === 'joins') expect(judgement.grade).toBeGreaterThanOrEqual(said!)
        }
      }),
    ))
})
