import type { Action, Condition } from '../../loop/index.ts'
import { protectionActions, protectionRequired } from '../family-protection.ts'
import { aide, city, handlers, leader, partner, supervisors } from './people.ts'

const urgentFamily: Condition = { field: 'kind', equals: 'family-dispute', grade: [1, 2] }

/** Red and orange family warnings, and any with violence, whatever the points say. */
export const protection = [
  ...protectionRequired(urgentFamily),
  ...protectionRequired({ field: 'familyViolence', equals: true }, urgentFamily),
]

const working = ['signed', 'handling']
const open = [...working, 'fed-back', 'reviewed', 'following-up']

/** What the station and its partners do, and how it is told upwards and checked. */
export const handling = {
  contact: {
    label: { zh: '联系当事人', en: 'Contact' },
    did: 'contacted',
    from: working,
    by: [handlers],
    draftBy: [aide],
    asks: ['contactNote'],
    stops: ['contact'],
    weight: 75,
  },
  visit: {
    label: { zh: '走访', en: 'Visit' },
    did: 'visited',
    from: working,
    by: [handlers],
    draftBy: [aide],
    asks: ['visitNote'],
    stops: ['contact', 'visit'],
    weight: 60,
  },
  'joint-visit': {
    label: { zh: '联合走访', en: 'Joint visit' },
    did: 'jointly-visited',
    from: open,
    by: [handlers],
    asks: ['partnersAsked', 'sharingBasis'],
    mayAsk: ['visitNote'],
    invites: 'partnersAsked',
    stops: ['visit'],
    weight: 50,
  },
  'partner-answer': {
    label: { zh: '回执', en: 'Answer' },
    did: 'partner-answered',
    from: open,
    by: [partner],
    asks: ['partnerAnswer'],
    weight: 90,
  },
  'record-receipt': {
    label: { zh: '登记纸质回执', en: 'Record a paper receipt' },
    did: 'receipt-recorded',
    from: open,
    by: [handlers],
    draftBy: [aide],
    asks: ['receiptFrom', 'receiptNote'],
    mayAsk: ['receiptName'],
  },
  'make-plan': {
    label: { zh: '制定处置方案', en: 'Make a plan' },
    did: 'planned',
    from: working,
    by: [handlers],
    draftBy: [aide],
    asks: ['plan'],
    stops: ['plan'],
    weight: 30,
  },
  ...protectionActions({
    from: open,
    by: [handlers],
    draftBy: [aide],
    stops: { heard: ['contact'], planned: ['plan'] },
  }),
  'feed-back': {
    label: { zh: '反馈', en: 'Feed back' },
    did: 'fed-back',
    from: working,
    to: 'fed-back',
    by: [handlers],
    draftBy: [aide],
    asks: ['feedback', 'result'],
    requires: [
      {
        kind: 'done',
        action: 'review-judgement',
        label: { zh: '人工研判确认', en: "A person's decision on the judgement" },
      },
      ...protection,
    ],
    stops: ['feedback'],
    starts: ['review'],
    weight: 65,
  },
  review: {
    label: { zh: '审核通过', en: 'Approve' },
    did: 'reviewed',
    from: ['fed-back'],
    to: 'reviewed',
    by: [leader],
    notWhoDid: ['feed-back'],
    mayAsk: ['reviewNote'],
    stops: ['review'],
    starts: ['verify'],
    weight: 90,
  },
  'return-feedback': {
    label: { zh: '退回补正', en: 'Return' },
    did: 'feedback-returned',
    from: ['fed-back', 'reviewed'],
    to: 'handling',
    by: [leader, supervisors],
    asks: ['returnReason'],
    rule: 'countReturn',
    stops: ['review', 'verify'],
    starts: ['feedback'],
  },
  verify: {
    label: { zh: '核验', en: 'Verify' },
    did: 'verified',
    from: ['reviewed'],
    to: 'following-up',
    by: [supervisors, city],
    notWhoDid: ['feed-back', 'review'],
    mayAsk: ['verifyNote'],
    requires: protection,
    stops: ['verify'],
    plansFollowUps: true,
    weight: 90,
  },
} as const satisfies Record<string, Action>
