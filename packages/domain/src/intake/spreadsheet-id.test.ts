import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readId } from './spreadsheet-id.ts'

test.each([
  ['15030299202603011405090001', '15030299202603011405090001'],
  [' 150302990101　', '150302990101'],
  ['１５０３０２', '150302'],
  ["'150302990101", '150302990101'],
  ['1.50302990101E+11', '150302990101'],
  ['1.500E+3', '1500'],
  ['150302.0', '150302'],
  ['JJ-2026/003', 'JJ-2026/003'],
])('%s is %s', (text, id) => {
  expect(readId(text)).toEqual({ ok: true, id })
})

test.each([
  ['1.50302E+25', 'digits-lost'],
  ['1.5E+3', 'digits-lost'],
  ['1.50302990101E+25', 'digits-lost'],
  ['15030299202603000000000000', 'digits-lost'],
  ['=HYPERLINK("x")', 'bad-id'],
  ['a b', 'bad-id'],
])('%s is refused: %s', (text, code) => {
  expect(readId(text)).toEqual({ ok: false, code })
})

test('a number is accepted in scientific form only when all its digits are written', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 10n, max: 999_999_999_999_999n }),
      fc.integer({ min: 1, max: 20 }),
      (number, decimals) => {
        const digits = String(number)
        const written = `${digits[0]}.${digits.slice(1, 1 + decimals)}E+${digits.length - 1}`
        const reading = readId(written)
        return digits.length - 1 <= decimals ? reading.ok && reading.id === digits : !reading.ok
      },
    ),
  )
})
