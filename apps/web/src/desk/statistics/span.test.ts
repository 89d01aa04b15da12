import { describe, expect, it } from 'vitest'
import { askedSearch, queryOf, readAsked } from './span.ts'

describe('the span of the statistics', () => {
  it('is whole days that are over', () => {
    expect(queryOf({ days: 7, scope: undefined, type: undefined }, '2026-03-01')).toEqual({
      from: '2026-02-22',
      to: '2026-02-28',
    })
  })
  it('is kept in the address and nothing else is believed of it', () => {
    const asked = { days: 90 as const, scope: '159901990101', type: 'dispute' }
    expect(readAsked(askedSearch(asked))).toEqual(asked)
    expect(readAsked(new URLSearchParams({ days: '8', scope: '../x', type: 'nonsense' }))).toEqual({
      days: 30,
      scope: undefined,
      type: undefined,
    })
  })
})
