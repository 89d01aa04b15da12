import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { familyDisputePolicy } from '../family-dispute/policy.ts'
import { compile } from './compile.ts'
import { eventTimes, latestReports } from './events.ts'
import { type Report, retained, withReport } from './report.ts'

const { counting } = familyDisputePolicy
const minute = 60_000
const report = (minutes: number, more: Partial<Report> = {}): Report => ({
  id: `c${minutes}`,
  at: minutes * minute,
  counts: true,
  yes: [],
  no: [],
  factIds: [],
  ...more,
})
const times = (...reports: Report[]) => eventTimes(reports, counting).map(at => at / minute)

describe('one event however often it is reported', () => {
  it('joins calls less than sixty minutes after the first', () => {
    expect(times(report(0), report(59))).toEqual([0])
    expect(times(report(0), report(60))).toEqual([0, 60])
  })

  it('measures from the first call, not from the last', () =>
    expect(times(report(0), report(40), report(80), report(119))).toEqual([0, 80]))

  it('joins calls of one incident within a day', () => {
    const [first, between] = [report(0, { incidentId: 'i' }), report(100)]
    expect(times(first, between, report(1439, { incidentId: 'i' }))).toEqual([0, 100])
    expect(times(first, between, report(1440, { incidentId: 'i' }))).toEqual([0, 100, 1440])
  })

  it('does not count calls by the alleged perpetrator', () =>
    expect(times(report(0, { counts: false }), report(10), report(20, { counts: false }))).toEqual([10]))

  it('tells which event each report belongs to', () => {
    const ofReport: number[] = []
    eventTimes([report(0), report(5, { counts: false }), report(30), report(70)], counting, ofReport)
    expect(ofReport).toEqual([0, -1, 0, 1])
  })

  it('never counts fewer events for one more call', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 20 })
    fc.assert(
      fc.property(minutes, fc.integer({ min: 0, max: 600 }), (list, extra) => {
        const sorted = (all: number[]) => all.toSorted((a, b) => a - b).map(at => report(at))
        expect(times(...sorted([...list, extra])).length).toBeGreaterThanOrEqual(times(...sorted(list)).length)
      }),
    )
  })

  it('knows the reports of the latest event', () => {
    const latest = latestReports([report(0), report(50), report(100, { counts: false }), report(155)], counting)
    expect(latest.map(({ at }) => at / minute)).toEqual([100, 155])
    expect(latestReports([], counting)).toEqual([])
  })
})

describe('reports kept of one subject', () => {
  const compiled = compile(familyDisputePolicy)

  it('replace one another by id and stand in order of time', () => {
    const one = withReport(withReport([], report(10)), report(5))
    expect(one.map(({ at }) => at / minute)).toEqual([5, 10])
    const moved = withReport(one, report(10, { id: 'c5' }))
    expect(moved.map(({ id }) => id)).toEqual(['c10', 'c5'])
  })

  it('are bounded, and noise never pushes danger out', () => {
    const danger = Array.from({ length: 3 }, (_, i) => report(i, { yes: ['B4'] }))
    const noise = Array.from({ length: 500 }, (_, i) => report(100 + i * 61))
    const kept = retained([...danger, ...noise], 600 * 61 * minute, compiled)
    expect(kept).toHaveLength(53)
    expect(kept.slice(0, 3)).toEqual(danger)
    expect(kept.at(-1)).toEqual(noise.at(-1))
  })

  it('never grow beyond twice the number of the policy', () => {
    const all = Array.from({ length: 1000 }, (_, i) => report(i * 61, { yes: i % 2 === 0 ? ['B1'] : [] }))
    expect(retained(all, 1000 * 61 * minute, compiled).length).toBeLessThanOrEqual(100)
  })
})
