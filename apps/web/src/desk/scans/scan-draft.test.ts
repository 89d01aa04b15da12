import { expect, test } from 'vitest'
import { firstDraft, gradeOfCluster, orgsBelow, sureness } from './scan-draft.ts'

test('looks first at half a year of whole local days', () => {
  const draft = firstDraft(Date.parse('2026-03-01T17:00:00Z'), 480)
  expect([draft.from, draft.to]).toEqual(['2025-09-03', '2026-03-01'])
  expect(draft.maxDays).toBeLessThanOrEqual(90)
})

test('one in twenty and one in a hundred are the steps, and no place is red', () => {
  expect([0.001, 0.01, 0.011, 0.05, 0.051, 0.9].map(sureness)).toEqual([
    'sure',
    'sure',
    'likely',
    'likely',
    'chance',
    'chance',
  ])
  expect([0.001, 0.03, 0.5].map(p => gradeOfCluster({ p }))).toEqual(['orange', 'yellow', 'blue'])
})

test("the area is one's own organisation or one below it", () => {
  const orgs = [
    { code: 'city', parent: null },
    { code: 'east', parent: 'city' },
    { code: 'north', parent: 'east' },
    { code: 'west', parent: 'city' },
  ]
  expect(orgsBelow(orgs, 'east').map(org => org.code)).toEqual(['east', 'north'])
})
