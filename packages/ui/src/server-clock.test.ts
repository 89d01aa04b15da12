import { expect, it, vi } from 'vitest'
import { createServerClock } from './server-clock.ts'

function fakeSource() {
  let local = 1_000_000
  const ticks = new Set<() => void>()
  return {
    ticks,
    advance(ms: number) {
      local += ms
      for (const tick of ticks) tick()
    },
    source: {
      local: () => local,
      everySecond: (tick: () => void) => {
        ticks.add(tick)
        return () => ticks.delete(tick)
      },
    },
  }
}

it('takes the server for right and the quickest exchange for the best', () => {
  const { source } = fakeSource()
  const clock = createServerClock(source)
  clock.observe({ serverMs: 1_060_000, sentMs: 999_000, receivedMs: 1_001_000 })
  expect(clock.now()).toBeCloseTo(1_060_000, -1)
  clock.observe({ serverMs: 1_059_900, sentMs: 999_990, receivedMs: 1_000_010 })
  expect(clock.now()).toBeCloseTo(1_059_900, -1)
  clock.observe({ serverMs: 1_060_700, sentMs: 998_000, receivedMs: 1_002_000 })
  expect(clock.now()).toBeCloseTo(1_059_900, -1)
})

it('believes a slow exchange again once the clocks have plainly moved apart', () => {
  const { source } = fakeSource()
  const clock = createServerClock(source)
  clock.observe({ serverMs: 1_000_000, sentMs: 999_990, receivedMs: 1_000_010 })
  clock.observe({ serverMs: 8_200_000, sentMs: 999_000, receivedMs: 1_001_000 })
  expect(clock.now()).toBeCloseTo(8_200_000, -1)
})

it('runs one timer for any number of clocks, and none for none', () => {
  const fake = fakeSource()
  const clock = createServerClock(fake.source)
  const [first, second] = [vi.fn(), vi.fn()]
  const leave = [clock.subscribe(first), clock.subscribe(second)]
  expect(fake.ticks.size).toBe(1)
  fake.advance(1000)
  expect(first).toHaveBeenCalledTimes(1)
  expect(second).toHaveBeenCalledTimes(1)
  for (const off of leave) off()
  expect(fake.ticks.size).toBe(0)
})
