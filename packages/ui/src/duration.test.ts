import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatDuration } from './duration.ts'

it.each([
  [0, '0 秒', '0 s'],
  [20_000, '20 秒', '20 s'],
  [200_000, '3 分 20 秒', '3 min 20 s'],
  [180_000, '3 分', '3 min'],
  [-200_999, '3 分 20 秒', '3 min 20 s'],
  [7_500_000, '2 小时 5 分', '2 h 5 min'],
  [367_200_000, '4 天 6 小时', '4 d 6 h'],
])('%d ms', (ms, zh, en) => {
  expect(formatDuration(ms, 'zh')).toBe(zh)
  expect(formatDuration(ms, 'en')).toBe(en)
})

it('keeps the smaller unit for a clock that runs', () => {
  expect(formatDuration(180_000, 'zh', { keepZero: true })).toBe('3 分 0 秒')
})

it('never shows a minute or more as seconds, nor a unit that overflows the next', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 11 }), ms => {
      const parts = [...formatDuration(ms, 'en').matchAll(/(\d+) (d|h|min|s)/g)]
      const limit = { d: Number.POSITIVE_INFINITY, h: 24, min: 60, s: 60 }
      for (const [, count, unit] of parts) expect(Number(count)).toBeLessThan(limit[unit as keyof typeof limit])
    }),
  )
})
