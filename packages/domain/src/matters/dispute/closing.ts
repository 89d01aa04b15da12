import type { Action } from '../../loop/index.ts'
import { above, aide, handlers, leader } from './people.ts'
import { protection } from './resolving.ts'

const ended = ['performed', 'refused', 'failed', 'referred', 'case', 'protecting']

/** 回访 and 归档. Nothing is filed away without a follow-up, unless a leader writes why. */
export const closing = {
  'start-follow-up': {
    label: { zh: '转入回访', en: 'Begin follow-up' },
    did: 'follow-up-started',
    from: ended,
    to: 'following',
    by: [handlers],
    requires: protection,
    stops: ['follow', 'resolve'],
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
        when: {
          all: [
            { field: 'followUpOutcome', equals: 'relapsed' },
            { field: 'familyViolence', equals: true },
          ],
        },
        to: 'protecting',
        starts: ['contact', 'resolve'],
      },
      { when: { field: 'followUpOutcome', equals: 'relapsed' }, to: 'assigned', starts: ['contact', 'resolve'] },
    ],
    by: [handlers],
    draftBy: [aide],
    asks: ['followUpOutcome', 'followUpNote'],
    meetsFollowUp: true,
    weight: 90,
  },
  close: {
    label: { zh: '审核归档', en: 'Review and close' },
    did: 'closed',
    from: ['following'],
    to: 'closed',
    by: [leader, above],
    mayAsk: ['closeNote'],
    requires: [
      {
        kind: 'done',
        action: 'record-follow-up',
        label: { zh: '至少一次回访结果', en: 'At least one follow-up outcome' },
      },
      { kind: 'follow-ups', label: { zh: '回访全部完成', en: 'All follow-ups done' } },
      ...protection,
    ],
    weight: 80,
  },
  'close-early': {
    label: { zh: '说明理由归档', en: 'Close with a written reason' },
    did: 'closed-early',
    consequence: { zh: '未完成的回访取消，理由留痕', en: 'Open follow-ups are cancelled and the reason is kept' },
    from: [...ended, 'following'],
    to: 'closed',
    by: [leader, above],
    asks: ['earlyReason'],
    requires: protection,
  },
  reopen: {
    label: { zh: '自动重新打开', en: 'Reopened by a further sign' },
    did: 'reopened',
    from: ['closed', 'rejected'],
    to: 'registered',
    by: [],
    system: true,
    mayAsk: ['reopenReason', 'familyViolence'],
    startsOver: true,
    starts: ['assess'],
  },
  'reopen-by-hand': {
    label: { zh: '人工重新打开', en: 'Reopen' },
    did: 'reopened-by-hand',
    from: ['closed', 'rejected', 'merged'],
    to: 'registered',
    by: [leader, above],
    asks: ['reopenReason'],
    startsOver: true,
    starts: ['assess'],
  },
} as const satisfies Record<string, Action>
