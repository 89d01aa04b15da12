import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, suggest } from './suggest.ts'

describe('near names', () => {
  it.each([
    ['replay', 'reply', 1],
    ['replay', 'relpay', 1],
    ['', 'abc', 3],
    ['scan', 'scan', 0],
    ['hotspot', 'spot', 3],
  ])('%s and %s are %i edits apart', (a, b, edits) => expect(editDistance(a, b)).toBe(edits))

  it('are as far from one as from the other', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a))
      }),
    ))

  it('come nearest first, and not at all when none is near', () => {
    expect(suggest('model reply', ['model replay', 'model card', 'import calls'])).toEqual(['model replay'])
    expect(suggest('model', ['model replay', 'model card'])).toEqual(['model card', 'model replay'])
    expect(suggest('weather', ['model replay', 'import calls'])).toEqual([])
  })
})
