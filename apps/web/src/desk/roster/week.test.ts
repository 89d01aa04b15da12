import { describe, expect, it } from 'vitest'
import { clashes, copied, dayOf, instantOn, leadersOn, mondayOf, type Turn, weekFrom } from './week.ts'

const east8 = 480
const turn = (key: string, who: string[], startsAt: string, endsAt: string, leads = false): Turn => ({
  key,
  post: 'desk',
  accounts: who.map(id => ({ id, name: `${id}名` })),
  leads,
  startsAt,
  endsAt,
})

describe('a week of the city', () => {
  it('begins on Monday, on either side of a year', () => {
    expect(mondayOf('2027-01-03')).toBe('2026-12-28')
    expect(mondayOf('2026-12-28')).toBe('2026-12-28')
    expect(weekFrom('2026-12-28').at(-1)).toBe('2027-01-03')
  })
  it('puts an instant on the day that is there', () => {
    expect(dayOf('2026-03-01T16:30:00Z', east8)).toBe('2026-03-02')
    expect(instantOn('2026-03-02', '08:30', east8)).toBe('2026-03-02T00:30:00.000Z')
  })
})

describe('copying last week', () => {
  const last = [
    turn('a', ['x', 'gone'], '2026-03-02T00:30:00Z', '2026-03-03T00:30:00Z', true),
    turn('b', ['gone'], '2026-03-03T00:30:00Z', '2026-03-04T00:30:00Z'),
    turn('c', ['y'], '2026-03-04T00:30:00Z', '2026-03-05T00:30:00Z'),
  ]
  it('moves turns on by seven days, without those that have begun and people who left', () => {
    const now = Date.parse('2026-03-09T00:00:00Z')
    expect(copied(last, now, new Set(['x', 'y'])).map(t => [t.startsAt, t.accounts.map(a => a.id), t.leads])).toEqual([
      ['2026-03-09T00:30:00.000Z', ['x'], true],
      ['2026-03-11T00:30:00.000Z', ['y'], false],
    ])
    expect(copied(last, Date.parse('2026-03-10T00:00:00Z'), new Set(['x', 'y']))).toHaveLength(1)
  })
})

describe('the grid', () => {
  it('names who would stand two turns at once', () => {
    const turns = [
      turn('a', ['x'], '2026-03-02T00:00:00Z', '2026-03-02T12:00:00Z'),
      turn('b', ['x', 'y'], '2026-03-02T11:00:00Z', '2026-03-02T23:00:00Z'),
      turn('c', ['x'], '2026-03-02T23:00:00Z', '2026-03-03T12:00:00Z'),
    ]
    expect(Object.fromEntries(clashes(turns))).toEqual({ a: ['x名'], b: ['x名'] })
  })
  it('says who leads', () => {
    const turns = [turn('a', ['x'], '2026-03-02T00:30:00Z', '2026-03-03T00:30:00Z', true)]
    expect(leadersOn(turns, '2026-03-02', east8)).toEqual(['x名'])
    expect(leadersOn(turns, '2026-03-03', east8)).toEqual([])
  })
})
