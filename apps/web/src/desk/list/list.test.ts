import { expect, it } from 'vitest'
import { listQuery, listSearch, readListFilters } from './list-filters.ts'

it('filters come back from the address as they went', () => {
  const filters = {
    q: 'qingan 路',
    scope: '159902991400',
    state: 'closed',
    grade: 2,
    open: false,
    from: '2026-11-01',
    to: '2026-11-02',
  }
  expect(readListFilters(new URLSearchParams(listSearch(filters)))).toMatchObject(filters)
  expect(listSearch(readListFilters(new URLSearchParams('from=yesterday&grade=0&open=2')))).toBe('')
})

it('days are whole days of the city', () => {
  expect(listQuery('incident', { from: '2026-11-01', to: '2026-11-01' }, 480)).toEqual({
    type: 'incident',
    from: '2026-10-31T16:00:00.000Z',
    to: '2026-11-01T16:00:00.000Z',
  })
})
