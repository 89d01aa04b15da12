import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowWindow, scrollToShow } from './window.ts'

const viewport = fc.record({
  scrollTop: fc.integer({ min: 0, max: 4_000_000 }),
  height: fc.integer({ min: 0, max: 3000 }),
  rowHeight: fc.constantFrom(32, 40),
  count: fc.integer({ min: 0, max: 100_000 }),
})

it('keeps the table exactly as tall as all its rows', () => {
  fc.assert(
    fc.property(viewport, view => {
      const { first, end, above, below } = rowWindow(view)
      expect(above + (end - first) * view.rowHeight + below).toBe(view.count * view.rowHeight)
    }),
  )
})

it('draws every row in view, and not many more', () => {
  fc.assert(
    fc.property(viewport, view => {
      const { first, end } = rowWindow(view)
      const firstSeen = Math.floor(view.scrollTop / view.rowHeight)
      const lastSeen = Math.floor((view.scrollTop + view.height - 1) / view.rowHeight)
      for (const row of [firstSeen, lastSeen].filter(index => index >= 0 && index < view.count)) {
        expect(row).toBeGreaterThanOrEqual(first)
        expect(row).toBeLessThan(end)
      }
      expect(end - first).toBeLessThanOrEqual(Math.max(200, Math.ceil(view.height / view.rowHeight) + 28))
    }),
  )
})

it('scrolls only as far as needed', () => {
  const view = { scrollTop: 400, height: 440, rowHeight: 40, count: 1000 }
  expect(scrollToShow(12, view, 40)).toBe(400)
  expect(scrollToShow(5, view, 40)).toBe(200)
  expect(scrollToShow(20, view, 40)).toBe(440)
})
