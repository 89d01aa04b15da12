import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boxAround, stillServes } from './overlay-box.ts'

const screen = { width: 3840, height: 2160 }
const points = fc.array(fc.tuple(fc.integer({ min: -500, max: 4500 }), fc.integer({ min: -500, max: 2600 })))

it('holds every point on the screen with its margin, and nothing beyond the screen', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 0, max: 300 }), (some, margin) => {
      const { left, top, width, height } = boxAround(some, margin, screen)
      expect([left >= 0, top >= 0, left + width <= screen.width, top + height <= screen.height]).not.toContain(false)
      for (const [x, y] of some) {
        if (x < 0 || y < 0 || x > screen.width || y > screen.height) continue
        expect(left).toBeLessThanOrEqual(Math.max(0, x - margin))
        expect(top).toBeLessThanOrEqual(Math.max(0, y - margin))
        expect(left + width).toBeGreaterThanOrEqual(Math.min(screen.width, x + margin))
        expect(top + height).toBeGreaterThanOrEqual(Math.min(screen.height, y + margin))
      }
    }),
  )
})

it('is the least where there is nothing', () => {
  expect(boxAround([], 100, screen)).toEqual({ left: 0, top: 0, width: 1, height: 1 })
  expect(boxAround([[-900, -900]], 100, screen)).toEqual({ left: 0, top: 0, width: 1, height: 1 })
})

it('is kept while it serves, and changed when it is outgrown or far too large', () => {
  const box = boxAround(
    [
      [1000, 1000],
      [2000, 1500],
    ],
    0,
    screen,
  )
  expect(
    stillServes(
      box,
      boxAround(
        [
          [1050, 1010],
          [1990, 1490],
        ],
        0,
        screen,
      ),
    ),
  ).toBe(true)
  expect(
    stillServes(
      box,
      boxAround(
        [
          [1000, 1000],
          [2200, 1500],
        ],
        0,
        screen,
      ),
    ),
  ).toBe(false)
  expect(
    stillServes(
      box,
      boxAround(
        [
          [1000, 1000],
          [1100, 1100],
        ],
        0,
        screen,
      ),
    ),
  ).toBe(false)
})
