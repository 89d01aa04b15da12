import type { Catalogue } from '../catalogue.ts'
import type zh from '../zh/reports.ts'

export default {
  which: 'Ledger',
  name: {
    'duty-log': 'Duty log',
    handover: 'Hand-over',
    'daily-bulletin': 'Daily bulletin',
    'morning-brief': 'Morning brief',
  },
  day: 'Day',
  sheet: 'Excel',
  span: '{{from}} to {{to}}',
  previousDay: 'day before',
  lastWeek: 'Same day last week',
  lastYear: 'Same day last year',
  figure: 'Figure',
  value: 'Now',
  madeBy: '{{name}}, {{at}}',
  empty: 'Nothing was recorded in this span.',
  more: '{{shown}} of {{total}} shown; the Excel file has them all.',
  template: {
    title: 'Our template',
    drop: "Drop the unit's own Excel template",
    kept: 'Kept; exports use it from now on.',
    keptBefore: 'The template in use has not changed.',
    understood: 'Placeholders understood: {{names}}',
    unknown: 'Not known, left as they are: {{names}}',
    useShipped: 'Use the shipped template',
    dropped: 'The shipped template is in use',
  },
} as const satisfies Catalogue<typeof zh>
