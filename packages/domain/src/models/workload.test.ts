import { describe, expect, it } from 'vitest'
import { startArrivalClock } from './arrival-clock.ts'
import { dayMs, instantMs } from './day.ts'
import { startWorkload } from './workload.ts'

describe('workload per week', () => {
  it('counts by the Shanghai week, Monday first, across the turn of the year', () => {
    const load = startWorkload(480)
    load.add(instantMs('2026-12-27T23:59:59+08:00'), 1)
    load.add(instantMs('2026-12-28T00:00:00+08:00'), 2)
    load.add(instantMs('2027-01-03T23:59:59+08:00'), 2)
    load.add(instantMs('2027-01-04T00:00:00+08:00'), 4)
    expect(load.weeks()).toEqual([
      { week: '2026-W52', from: '2026-12-21', warnings: 1, red: 1, orange: 0, yellow: 0, blue: 0 },
      { week: '2026-W53', from: '2026-12-28', warnings: 2, red: 0, orange: 2, yellow: 0, blue: 0 },
      { week: '2027-W01', from: '2027-01-04', warnings: 1, red: 0, orange: 0, yellow: 0, blue: 1 },
    ])
  })
})

describe('arrival clock', () => {
  it('is not moved by one wrong date and never goes back', () => {
    const clock = startArrivalClock()
    const hear = (from: number, odd?: number) => {
      let surely = 0
      for (let i = 0; i < 1000; i++) surely = clock.hear(i === 500 && odd !== undefined ? odd : from + i)
      return surely
    }
    expect(hear(100 * dayMs, 99_999 * dayMs)).toBe(100 * dayMs)
    expect(hear(200 * dayMs)).toBe(200 * dayMs)
    expect(hear(300 * dayMs, 5 * dayMs)).toBe(200 * dayMs)
  })

  it('knows nothing before the first thousand', () =>
    expect(startArrivalClock().hear(1)).toBe(Number.NEGATIVE_INFINITY))
})
