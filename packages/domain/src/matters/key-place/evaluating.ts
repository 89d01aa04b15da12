import type { Action } from '../../loop/index.ts'
import { above, handlers, leader } from './people.ts'

/** 评估、巩固、销号. Quieter is not the same as solved: days 30 and 90 are looked at before it is closed. */
export const evaluating = {
  evaluate: {
    label: { zh: '评估', en: 'Evaluate' },
    did: 'evaluated',
    sentence: { zh: '评估：{evaluation}', en: 'Evaluated: {evaluation}' },
    from: ['treating'],
    toWhen: [
      {
        when: { field: 'evaluation', equals: 'quieter' },
        to: 'evaluated',
        stops: ['evaluate'],
      },
      {
        when: { field: 'evaluation', equals: 'unchanged' },
        to: 'confirmed',
        stops: ['evaluate'],
        starts: ['measure'],
      },
      { when: { field: 'evaluation', equals: 'more' }, to: 'confirmed', stops: ['evaluate'], starts: ['measure'] },
    ],
    by: [leader, above],
    notWhoDid: ['plan-measure'],
    asks: ['evaluation', 'evaluationNote'],
    weight: 80,
  },
  'start-follow-up': {
    label: { zh: '转入巩固', en: 'Begin follow-up' },
    did: 'follow-up-started',
    from: ['evaluated'],
    to: 'following',
    by: [handlers],
    plansFollowUps: true,
    weight: 90,
  },
  'record-follow-up': {
    label: { zh: '回访登记', en: 'Record a follow-up' },
    did: 'followed-up',
    sentence: { zh: '回访：{followUpOutcome}', en: 'Follow-up: {followUpOutcome}' },
    from: ['following'],
    toWhen: [{ when: { field: 'followUpOutcome', equals: 'relapsed' }, to: 'confirmed', starts: ['measure'] }],
    by: [handlers],
    asks: ['followUpOutcome'],
    mayAsk: ['followUpNote'],
    meetsFollowUp: true,
    weight: 90,
  },
  close: {
    label: { zh: '销号', en: 'Close' },
    did: 'closed',
    from: ['following'],
    to: 'closed',
    by: [leader, above],
    mayAsk: ['closeNote'],
    requires: [{ kind: 'follow-ups', label: { zh: '30、90 日回访全部完成', en: 'Follow-ups of days 30 and 90 done' } }],
    weight: 70,
  },
  reopen: {
    label: { zh: '自动重新打开', en: 'Reopened by a further sign' },
    did: 'reopened',
    from: ['closed'],
    to: 'confirmed',
    by: [],
    system: true,
    mayAsk: ['reopenReason', 'incidents', 'days', 'expected', 'before', 'byPolice', 'hours', 'foundBecause'],
    startsOver: true,
    starts: ['measure'],
  },
  'reopen-by-hand': {
    label: { zh: '重新打开', en: 'Reopen' },
    did: 'reopened-by-hand',
    from: ['closed', 'dismissed'],
    to: 'confirmed',
    by: [handlers, above],
    asks: ['reopenReason'],
    /** What the finding counted, where it is a finding that brings it back. */
    mayAsk: ['incidents', 'days', 'expected', 'before', 'byPolice', 'hours'],
    startsOver: true,
    starts: ['measure'],
  },
} as const satisfies Record<string, Action>
