import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createOccurrenceCounter, rowHash } from './row-identity.ts'

/** Any UTF-16 unit, halves of surrogate pairs included. */
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code))

async function otherSha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 32)
}

test('agrees with another SHA-256 for every text, block edges included', async () => {
  const agrees = async (text: string) => rowHash([text]) === (await otherSha256(text))
  await fc.assert(fc.asyncProperty(fc.string({ unit: anyUnit, maxLength: 200 }), agrees), { numRuns: 50 })
  for (const length of [0, 1, 54, 55, 56, 63, 64, 65, 118, 119, 120, 127, 128])
    expect(await agrees('a'.repeat(length))).toBe(true)
  expect(await agrees('数'.repeat(5000))).toBe(true)
})

test('cells are kept apart', () => {
  expect(rowHash(['a', 'bc'])).not.toBe(rowHash(['ab', 'c']))
})

test('counts like a map, also while growing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 3000, maxLength: 6000, size: 'max' }),
      numbers => {
        const counter = createOccurrenceCounter()
        const map = new Map<number, number>()
        return numbers.every(number => {
          const times = (map.get(number) ?? 0) + 1
          map.set(number, times)
          return counter(rowHash([String(number)])) === times
        })
      },
    ),
    { numRuns: 3 },
  )
})
