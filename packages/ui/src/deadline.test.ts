import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elapsedShare, readDeadline } from './deadline.ts'

const hour = 3_600_000
const plain = { startedAt: 0, dueAt: 10 * hour }

describe('a plain deadline', () => {
  it.each([
    [1 * hour, 'running', 9 * hour, 0.1],
    [8 * hour, 'soon', 2 * hour, 0.8],
    [10 * hour, 'soon', 0, 1],
    [11 * hour, 'late', -hour, 1],
  ] as const)('at %d ms', (now, phase, remainingMs, share) => {
    expect(readDeadline(plain, now)).toEqual({ phase, remainingMs, share })
  })
  it('stands still when the step is done', () => {
    expect(readDeadline({ ...plain, stoppedAt: 3 * hour }, 99 * hour)).toMatchObject({ phase: 'met', share: 0.3 })
    expect(readDeadline({ ...plain, stoppedAt: 12 * hour }, 99 * hour)).toMatchObject({ phase: 'missed' })
  })
  it('stands still while held', () => {
    expect(readDeadline({ ...plain, pausedAt: 9 * hour }, 99 * hour)).toMatchObject({ phase: 'paused', share: 0.9 })
  })
})

it('counts over nights that do not count', () => {
  const overNight = { startedAt: 0, halfAt: 4 * hour, eightyAt: 20 * hour, dueAt: 22 * hour }
  expect(elapsedShare(overNight, 4 * hour)).toBeCloseTo(0.5)
  expect(elapsedShare(overNight, 12 * hour)).toBeCloseTo(0.65)
  expect(elapsedShare(overNight, 21 * hour)).toBeCloseTo(0.9)
})

it('never runs backwards and stays within the bar', () => {
  const instants = fc.uniqueArray(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(instants, fc.integer(), fc.nat(), (raw, at, later) => {
      const [startedAt, halfAt, eightyAt, dueAt] = raw.toSorted((a, b) => a - b) as [number, number, number, number]
      const deadline = { startedAt, halfAt, eightyAt, dueAt }
      const share = elapsedShare(deadline, at)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(elapsedShare(deadline, at + later)).toBeGreaterThanOrEqual(share)
      expect(share).toBeLessThanOrEqual(1)
    }),
  )
})
