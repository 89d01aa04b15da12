import type { Action } from '../../loop/index.ts'
import { above, aide, handlers, leader } from './people.ts'

const amounts = ['amountInvolved', 'amountStopped', 'amountFrozen', 'amountReturned'] as const

/** 止付, 回访, 办结. The five amounts are never added up. */
export const ending = {
  'ask-stop-payment': {
    label: { zh: '申请止付', en: 'Ask to stop the payment' },
    did: 'stop-payment-asked',
    from: ['already-paid', 'stop-payment'],
    to: 'stop-payment',
    by: [handlers],
    asks: ['amountInvolved', 'stopBank'],
    mayAsk: ['amountStopped'],
    stops: ['stop-payment'],
    starts: ['close'],
    weight: 100,
  },
  'record-amounts': {
    label: { zh: '登记金额', en: 'Record amounts' },
    did: 'amounts-recorded',
    from: ['already-paid', 'stop-payment', 'convinced', 'following', 'closed'],
    by: [handlers],
    mayAsk: [...amounts, 'amountAvoided', 'avoidedEvidence'],
    rule: 'avoidedNeedsEvidence',
  },
  'start-follow-up': {
    label: { zh: '转入回访', en: 'Begin follow-up' },
    did: 'follow-up-started',
    from: ['convinced', 'stop-payment'],
    to: 'following',
    by: [handlers],
    stops: ['close'],
    plansFollowUps: true,
    weight: 60,
    bulk: true,
  },
  'record-follow-up': {
    label: { zh: '回访登记', en: 'Record a follow-up' },
    did: 'followed-up',
    sentence: { zh: '回访：{followUpOutcome}', en: 'Follow-up: {followUpOutcome}' },
    from: ['following'],
    toWhen: [
      {
        when: { field: 'followUpOutcome', equals: 'approached-again' },
        to: 'contacting',
        starts: ['contact', 'visit'],
      },
      { when: { field: 'followUpOutcome', equals: 'victimised' }, to: 'already-paid', starts: ['stop-payment'] },
    ],
    by: [handlers],
    draftBy: [aide],
    asks: ['followUpOutcome'],
    mayAsk: ['followUpNote'],
    meetsFollowUp: true,
    weight: 90,
    bulk: true,
  },
  close: {
    label: { zh: '办结', en: 'Close' },
    did: 'closed',
    from: ['convinced', 'following'],
    to: 'closed',
    by: [leader],
    mayAsk: ['closeNote'],
    requires: [{ kind: 'follow-ups', label: { zh: '回访全部完成', en: 'All follow-ups done' } }],
    stops: ['close'],
    weight: 70,
    bulk: true,
  },
  'close-open': {
    label: { zh: '说明理由办结', en: 'Close with a written reason' },
    did: 'closed-open',
    consequence: {
      zh: '不因拒绝劝阻留下任何不利记录，只保留理由',
      en: 'Nothing is held against a person who refused; only the reason is kept',
    },
    from: ['contacting', 'partial', 'refused', 'unreachable', 'already-paid', 'stop-payment', 'following'],
    to: 'closed',
    by: [leader, above],
    asks: ['openReason'],
    requires: [
      {
        kind: 'done',
        action: 'visit',
        when: { grade: [1, 2] },
        label: { zh: '特高、高等级须先上门见面', en: 'Extreme and high urgency ask for a visit first' },
      },
    ],
  },
  'reopen-by-hand': {
    label: { zh: '重新打开', en: 'Reopen' },
    did: 'reopened-by-hand',
    from: ['closed', 'false-warning'],
    to: 'received',
    by: [leader, above],
    asks: ['reopenReason'],
    startsOver: true,
    starts: ['assign', 'contact'],
  },
} as const satisfies Record<string, Action>
