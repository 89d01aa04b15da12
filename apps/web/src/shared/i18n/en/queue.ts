import type { Catalogue } from '../catalogue.ts'
import type zh from '../zh/queue.ts'

export default {
  label: 'Queue',
  choose: 'Select {{title}}',
  chooseOne: 'Choose one on the left.',
  notAccepted: 'not accepted by this shift',
  claimed: 'somebody is on it',
  tail: 'No. …{{tail}}',
  more: 'Show more',
  empty: 'Nothing is waiting. What comes will appear here by itself.',
  emptyFiltered: 'Nothing that is waiting fits these filters.',
  showAll: 'Show the whole queue',
  keys: { choose: 'Select or not' },
  filter: {
    type: 'Type',
    state: 'State',
    allTypes: 'All types',
    allStates: 'All states',
    mine: 'My post',
    lapsed: 'Overdue',
    dueToday: 'Due today',
    notAccepted: 'Not accepted',
    awaits: { sign: 'To sign for', 'feed-back': 'To feed back' },
  },
  bulk: {
    label: 'Several at once',
    count: '{{count}} selected',
    nothing: 'They have no action in common',
    clear: 'Clear the selection',
    done: '{{action}}: {{count}} done',
    title: '{{action}} ({{count}})',
    failed: '{{count}} were refused',
    failed_one: '1 was refused',
    failedNote: 'The others are done. Those refused stay selected and can be dealt with one by one.',
  },
} as const satisfies Catalogue<typeof zh>
