import type { Catalogue } from '../catalogue.ts'
import type zh from '../zh/board.ts'

export default {
  path: 'Organisation',
  types: 'Types',
  allTypes: 'All',
  orders: 'Orders',
  org: 'Unit',
  total: 'Total',
  oldest: 'Oldest',
  waitsFor: 'For: {{what}}',
  late: '{{count}} late',
  lateOf: '{{count}} of them late',
  stuckTitle: 'Where they are stuck',
  lateTitle: 'Overdue matters',
  noneLate: 'Nothing is overdue.',
  noneOpen: 'Nothing is open.',
  choose: 'Select or not',
  urge: 'Urge',
  nobody: 'nobody on shift',
  levels: '{{count}} up',
  closedIsNotResolved:
    'Closed is not resolved: follow-ups and recurrence stand beside closure (warnings and disputes, last 30 days).',
  figure: {
    lapsed: 'Overdue / open',
    returned: 'Returned for more',
    followed: 'Followed up / closed in 30 days',
    recurred: 'Reopened after closing',
  },
  column: {
    grade: 'Grade',
    matter: 'Matter',
    unit: 'Unit',
    clock: 'Clock',
    late: 'Late by',
    escalated: 'Told',
    holders: 'Held now by',
  },
} as const satisfies Catalogue<typeof zh>
