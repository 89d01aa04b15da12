import type { Catalogue } from '../catalogue.ts'
import type zh from '../zh/notices.ts'

export default {
  label: 'Notices',
  unread: '{{count}} notices',
  unread_one: '1 notice',
  none: 'Nothing new',
  readAll: 'Mark all as read ({{count}})',
  matter: 'Matter',
  about: {
    reminder: '{{type}}: {{clock}} is due soon',
    lapse: '{{type}}: {{clock}} is overdue',
    escalation: '{{type}}: {{clock}} still not done, told upwards',
    pushed: '{{type}}: pushed to your unit',
    returned: '{{type}}: returned to your unit',
    urged: '{{type}}: urged from above',
    'handed-over': '{{type}}: waits to be taken over',
    approval: '{{type}}: waits for approval',
    other: '{{type}}: news',
  },
} as const satisfies Catalogue<typeof zh>
