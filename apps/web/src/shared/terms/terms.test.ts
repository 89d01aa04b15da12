import { matterTypes } from '@fangwei/domain/matters/index.ts'
import { describe, expect, it } from 'vitest'
import { gradeColour } from './grade.ts'
import { termsIn } from './terms.ts'

describe.each(['zh', 'en'] as const)('terms in %s', language => {
  const terms = termsIn(language)
  it.each(matterTypes.map(type => [type.type, type] as const))('%s and its states have words', (name, type) => {
    expect(terms.typeLabel(name)).toBe(type.label[language])
    for (const [state, { label }] of Object.entries(type.states))
      expect(terms.stateLabel(name, state)).toBe(label[language])
  })
})

it('reads a code by the dictionary of its field', () => {
  expect(termsIn('zh').fieldCodeLabel('incident', 'category', '010901')).toBe('入室盗窃')
  expect(termsIn('en').fieldCodeLabel('incident', 'category', 'unheard-of')).toBe('unheard-of')
})

it('colours grades', () => {
  expect([1, 2, 3, 4, null].map(gradeColour)).toEqual(['red', 'orange', 'yellow', 'blue', undefined])
})
