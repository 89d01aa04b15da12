import type { Action } from '../../loop/index.ts'
import { protection } from './handling.ts'
import { aide, handlers, leader, supervisors } from './people.ts'

const live = ['pushed', 'county-signed', 'forwarded', 'signed', 'handling', 'fed-back', 'reviewed', 'following-up']
const afterwards = [
  { from: ['fed-back', 'reviewed', 'following-up'], to: 'handling', starts: ['feedback'], drops: ['review', 'verify'] },
]
const told = ['because', 'points', 'gaps', 'hardRule', 'asOf', 'modelVersion', 'familyViolence'] as const

/** Follow-up, closing, and what brings it back: a relapse, a further sign, a leader. */
export const closing = {
  'record-follow-up': {
    label: { zh: '回访登记', en: 'Record a follow-up' },
    did: 'followed-up',
    sentence: { zh: '回访：{followUpOutcome}', en: 'Follow-up: {followUpOutcome}' },
    from: ['following-up'],
    toWhen: [
      {
        when: { field: 'followUpOutcome', equals: 'relapsed' },
        to: 'handling',
        starts: ['contact', 'visit', 'feedback'],
      },
    ],
    by: [handlers],
    draftBy: [aide],
    asks: ['followUpOutcome', 'followUpNote'],
    meetsFollowUp: true,
    weight: 90,
  },
  close: {
    label: { zh: '销号', en: 'Close' },
    did: 'closed',
    from: ['following-up'],
    to: 'closed',
    by: [leader, supervisors],
    mayAsk: ['closeNote'],
    requires: [{ kind: 'follow-ups', label: { zh: '回访全部完成', en: 'All follow-ups done' } }, ...protection],
    weight: 80,
  },
  'close-early': {
    label: { zh: '提前销号', en: 'Close before all follow-ups' },
    did: 'closed-early',
    consequence: {
      zh: '未完成的回访取消，理由留痕；保护步骤不能省',
      en: 'Open follow-ups are cancelled and the reason is kept; protection steps cannot be skipped',
    },
    from: ['following-up'],
    to: 'closed',
    by: [leader, supervisors],
    asks: ['earlyReason'],
    requires: [
      { kind: 'done', action: 'record-follow-up', label: { zh: '至少一次回访', en: 'At least one follow-up' } },
      ...protection,
    ],
  },
  raise: {
    label: { zh: '模型升级', en: 'Raised by the model' },
    did: 'raised',
    sentence: { zh: '升级为{grade}', en: 'Raised to {grade}' },
    from: live,
    toWhen: afterwards,
    by: [],
    system: true,
    asks: ['grade', 'points', 'because'],
    mayAsk: ['gaps', 'hardRule', 'asOf', 'modelVersion', 'familyViolence'],
    rule: 'raise',
    starts: ['judgement'],
    hastens: ['push', 'county-sign', 'forward', 'sign', 'judgement', 'contact', 'visit', 'plan', 'feedback', 'review'],
  },
  join: {
    label: { zh: '并入新情况', en: 'A further sign joined' },
    did: 'joined',
    from: live,
    toWhen: afterwards,
    by: [],
    system: true,
    mayAsk: told,
    rule: 'countJoin',
  },
  reopen: {
    label: { zh: '自动重新打开', en: 'Reopened by a further sign' },
    did: 'reopened',
    from: ['closed', 'not-confirmed'],
    to: 'handling',
    by: [],
    system: true,
    mayAsk: ['grade', 'reopenReason', ...told],
    rule: 'countReopening',
    startsOver: true,
    starts: ['judgement', 'contact', 'visit', 'feedback'],
  },
  'reopen-by-hand': {
    label: { zh: '人工重新打开', en: 'Reopen' },
    did: 'reopened-by-hand',
    from: ['closed', 'not-confirmed'],
    to: 'handling',
    by: [leader, supervisors],
    asks: ['reopenReason'],
    rule: 'countReopening',
    startsOver: true,
    starts: ['judgement', 'contact', 'feedback'],
  },
} as const satisfies Record<string, Action>
