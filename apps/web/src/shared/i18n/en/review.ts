import type { Catalogue } from '../catalogue.ts'
import type zh from '../zh/review.ts'

export default {
  title: 'Looks at personal data to review',
  what: 'Somebody saw personal data outside their post for a written reason. Review each reason.',
  none: 'There is nothing to review.',
  reason: 'Reason: {{reason}}',
  justified: 'Justified',
  notJustified: 'Not justified',
  means: 'The verdict is kept with the look of {{name}} and cannot be changed.',
  note: 'Note (optional)',
  noteRequired: 'Note (required)',
  keep: 'Record it',
  done: 'The verdict is recorded',
} as const satisfies Catalogue<typeof zh>
