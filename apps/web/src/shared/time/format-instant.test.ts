import { expect, it } from 'vitest'
import { formatInstant } from './format-instant.ts'

const where = { utcOffsetMinutes: 480, now: Date.parse('2026-11-22T06:05:00Z') }

it.each([
  ['2026-11-22T06:05:00Z', 'short', '11月22日 14:05', '22 Nov 14:05'],
  ['2026-11-22T16:30:00Z', 'short', '11月23日 00:30', '23 Nov 00:30'],
  ['2025-12-31T15:59:00Z', 'short', '2025年12月31日 23:59', '31 Dec 2025 23:59'],
  ['2025-12-31T16:00:00Z', 'date', '1月1日', '1 Jan'],
  ['2026-03-01T01:02:00Z', 'time', '09:02', '09:02'],
  ['2026-03-01T01:02:07Z', 'second', '09:02:07', '09:02:07'],
  ['2026-03-01T01:02:00Z', 'full', '2026年3月1日 09:02', '1 Mar 2026 09:02'],
] as const)('%s as %s', (at, style, zh, en) => {
  expect(formatInstant(at, { ...where, style, language: 'zh' })).toBe(zh)
  expect(formatInstant(at, { ...where, style, language: 'en' })).toBe(en)
})
