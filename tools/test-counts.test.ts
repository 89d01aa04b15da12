import { describe, expect, it } from 'vitest'
import { countTests } from './test-counts.mjs'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map(one => ({ status: one })),
})

describe('countTests', () => {
  it('sums the tests of every file', () => {
    const report = { testResults: [file('passed', 'passed', 'skipped', 'todo'), file('failed', 'failed', 'passed')] }
    expect(countTests(false, () => report)).toEqual({ passed: 2, failed: 1, skipped: 2 })
  })

  it('counts a file that fails before its first test', () => {
    const report = { testResults: [file('failed'), file('passed', 'passed')] }
    expect(countTests(false, () => report)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  it('never calls a run good that ended badly, left no report or ran nothing', () => {
    const good = { testResults: [file('passed', 'passed')] }
    expect(countTests(false, () => good).failed).toBe(1)
    expect(countTests(true, () => ({ testResults: [] })).failed).toBe(1)
    expect(
      countTests(true, () => {
        throw new Error('no report')
      }).failed,
    ).toBe(1)
    expect(countTests(true, () => good).failed).toBe(0)
  })
})
