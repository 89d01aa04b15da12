import type { Catalogue } from '../catalogue.ts'
import type zh from '../zh/lists.ts'

export default {
  new: 'New',
  choose: 'Select or not',
  empty: 'None yet: {{type}}.',
  emptyFiltered: 'None fits these filters: {{type}}.',
  column: {
    grade: 'Grade',
    state: 'State',
    unit: 'Unit',
    occurredAt: 'Happened',
    openedAt: 'Opened',
    closedAt: 'Closed',
    number: 'Number',
    clock: 'Clock',
  },
  filter: {
    search: 'Search',
    searchHint: 'Number, place, initials',
    scope: 'Unit',
    state: 'State',
    grade: 'Grade',
    category: 'Category',
    from: 'From day',
    to: 'To day',
    open: 'Open only',
    clear: 'Clear filters',
  },
} as const satisfies Catalogue<typeof zh>
