import { expect, it } from 'vitest'
import { gradeOfCell, trendOf } from './reading.ts'

it('grades a place by how far it is above its own usual, and never red', () => {
  expect(gradeOfCell({ incidents: 8, expected: 4 })).toBe('orange')
  expect(gradeOfCell({ incidents: 6, expected: 4 })).toBe('yellow')
  expect(gradeOfCell({ incidents: 4, expected: 4 })).toBe('blue')
  expect(gradeOfCell({ incidents: 1000, expected: 0 })).toBe('orange')
})

it('calls a trend only what chance would hardly give', () => {
  expect(trendOf({ incidents: 5, before: 3 })).toBe('same')
  expect(trendOf({ incidents: 20, before: 5 })).toBe('up')
  expect(trendOf({ incidents: 5, before: 20 })).toBe('down')
  expect(trendOf({ incidents: 0, before: 0 })).toBe('same')
})
