import { describe, expect, it } from 'vitest'
import type { MatterSummary } from '../matter/use-matter.ts'
import { bulkActions } from './bulk-actions.ts'
import { filterSearch, queueQuery, readFilters } from './filters.ts'

describe('filters in the address', () => {
  it.each([
    { type: 'incident', state: 'accepted' },
    { grade: 1, scope: '159902991400' },
    { awaits: 'sign' as const, lapsed: true },
  ])('come back as they went: %o', filters => {
    expect(readFilters(new URLSearchParams(filterSearch(filters)))).toMatchObject(filters)
  })

  it('leave out what is not understood, and a state without its type', () => {
    const filters = readFilters(new URLSearchParams('grade=9&awaits=x&scope=a&state=accepted&mine=yes'))
    expect(filterSearch(filters)).toBe('')
  })

  it('due today ends at midnight of the city and counts nothing that is late already', () => {
    const query = queueQuery({ dueToday: true }, Date.parse('2026-11-22T17:00:00Z'), 480)
    expect(query).toEqual({ dueBefore: '2026-11-23T16:00:00.000Z', lapsed: false })
  })
})

describe('what can be done to several at once', () => {
  const path = ['159900990000', '159902991400']
  const around = {
    actor: { account: 'a', roles: ['station-duty-officer'], org: '159902991400', duties: [{ post: 'p', shift: 's' }] },
    now: new Date('2026-11-22T06:00:00Z'),
    pathOf: () => path,
  }
  const matter = (type: string, state: string): MatterSummary => ({
    id: '00000000-0000-0000-0000-000000000000',
    number: '1',
    type,
    version: 1,
    state,
    closed: false,
    grade: 3,
    unit: '159902991400',
    supervisor: null,
    holderPost: 'p',
    handedOver: false,
    claim: null,
    parent: null,
    occurredAt: '2026-11-22T05:00:00Z',
    openedAt: '2026-11-22T05:00:00Z',
    closedAt: null,
    nextDue: null,
    lapsed: false,
    data: {},
  })
  const names = (matters: MatterSummary[]) => bulkActions(matters, around).map(({ action }) => action)

  it('is what all of them allow', () => {
    expect(names([matter('dispatch', 'sent'), matter('order', 'pushed')])).toContain('sign')
    expect(names([matter('dispatch', 'sent'), matter('dispatch', 'signed')])).not.toContain('sign')
    expect(names([matter('incident', 'accepted'), matter('dispatch', 'signed')])).toContain('accept-handover')
  })

  it('asks nothing of matters of different types that their types do not share', () => {
    expect(names([matter('warning', 'signed'), matter('dispute', 'assessed')])).not.toContain('assign')
    expect(names([matter('dispute', 'assessed'), matter('dispute', 'assessed')])).toContain('assign')
  })

  it('is nothing where nothing is chosen', () => {
    expect(names([])).toEqual([])
  })
})
