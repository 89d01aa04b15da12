import { expect, test } from 'vitest'
import { type Draft, dropStop, lockStop, moveStop, stepStop, tonight, visitDay } from './draft.ts'

const draft: Draft = [
  { crew: 'U1', stops: ['A', 'B', 'C'].map(stop => ({ stop, locked: false })) },
  { crew: 'U2', stops: [{ stop: 'D', locked: true }] },
]
const orders = (of: Draft) => of.map(r => r.stops.map(s => s.stop).join(''))

test('a stop moves within its crew, to another, and in from what was left', () => {
  expect(orders(moveStop(draft, 'A', 'U1', 2))).toEqual(['BAC', 'D'])
  expect(orders(moveStop(draft, 'A', 'U1', 3))).toEqual(['BCA', 'D'])
  expect(orders(moveStop(draft, 'C', 'U1', 0))).toEqual(['CAB', 'D'])
  expect(orders(moveStop(draft, 'B', 'U2', 1))).toEqual(['AC', 'DB'])
  expect(orders(moveStop(draft, 'X', 'U2', 0))).toEqual(['ABC', 'XD'])
  expect(moveStop(draft, 'D', 'U1', 0)[0]?.stops[0]).toEqual({ stop: 'D', locked: true })
})

test('steps stop at the ends; dropping and locking touch one stop', () => {
  expect(orders(stepStop(draft, 'A', 1))).toEqual(['BAC', 'D'])
  expect(orders(stepStop(draft, 'A', -1))).toEqual(['ABC', 'D'])
  expect(orders(dropStop(draft, 'B'))).toEqual(['AC', 'D'])
  expect(lockStop(draft, 'B')[0]?.stops.map(s => s.locked)).toEqual([false, true, false])
})

test('tonight and the next day of visits are local', () => {
  expect(tonight(Date.parse('2026-03-02T01:00:00Z'), 480)).toEqual({
    startsAt: '2026-03-02T12:00:00.000Z',
    endsAt: '2026-03-02T22:00:00.000Z',
  })
  expect(tonight(Date.parse('2026-03-02T13:30:10Z'), 480).startsAt).toBe('2026-03-02T13:31:00.000Z')
  expect(visitDay(Date.parse('2026-03-02T02:00:00Z'), 480).startsAt).toBe('2026-03-03T01:00:00.000Z')
  expect(visitDay(Date.parse('2026-03-02T00:30:00Z'), 480).startsAt).toBe('2026-03-02T01:00:00.000Z')
})
