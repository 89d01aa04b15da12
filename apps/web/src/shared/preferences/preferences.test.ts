import fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultPreferences, readPreferences } from './preferences.ts'

it('takes what is valid and leaves the rest as usual', () => {
  expect(readPreferences('{"language":"en","theme":"neon","railCollapsed":true}')).toEqual({
    ...defaultPreferences,
    language: 'en',
    railCollapsed: true,
  })
})

it('starts whatever was stored', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(null)), stored => {
      const read = readPreferences(stored)
      expect(['zh', 'en']).toContain(read.language)
      expect(['light', 'dark', 'system']).toContain(read.theme)
    }),
  )
})
