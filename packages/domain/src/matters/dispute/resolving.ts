import type { Action, Condition, Requirement } from '../../loop/index.ts'
import { protectionActions, protectionRequired } from '../family-protection.ts'
import { aide, handlers } from './people.ts'

const violence: Condition = { field: 'familyViolence', equals: true }

/** Repeated violence in a family is not mediated (公安机关办理行政案件程序规定 179): it goes the way of protection. */
const notRepeatedViolence: Requirement = {
  kind: 'never',
  when: { all: [violence, { field: 'earlierViolence', equals: true }] },
  label: {
    zh: '多次家庭暴力不适用调解，应转保护处置',
    en: 'Repeated family violence is not mediated; it is protected',
  },
}
export const protection = protectionRequired(violence)

const engaged = ['assigned', 'mediating', 'breached']
const violent = [
  'assessed',
  ...engaged,
  'agreed',
  'performing',
  'performed',
  'refused',
  'failed',
  'referred',
  'case',
  'protecting',
  'following',
]

/** 化解 and 履行: sessions, and every way they can end. */
export const resolving = {
  mediate: {
    label: { zh: '调解', en: 'Mediate' },
    did: 'mediated',
    from: [...engaged, 'refused', 'failed'],
    to: 'mediating',
    by: [handlers],
    draftBy: [aide],
    asks: ['mediationKind', 'sessionNote'],
    mayAsk: ['mediator'],
    rule: 'countSession',
    requires: [notRepeatedViolence],
    stops: ['contact', 'breach'],
    starts: ['resolve'],
    weight: 70,
  },
  agree: {
    label: { zh: '达成协议', en: 'Agreed' },
    did: 'agreed',
    from: ['mediating'],
    to: 'agreed',
    by: [handlers],
    asks: ['agreement'],
    mayAsk: ['performBy', 'mediator'],
    requires: [notRepeatedViolence],
    stamps: 'agreedAt',
    stops: ['resolve'],
    starts: ['perform'],
    weight: 75,
  },
  'start-performance': {
    label: { zh: '开始履行', en: 'Performance begins' },
    did: 'performance-started',
    from: ['agreed'],
    to: 'performing',
    by: [handlers],
    mayAsk: ['performance'],
    weight: 40,
  },
  perform: {
    label: { zh: '履行完毕', en: 'Performed' },
    did: 'performed',
    from: ['agreed', 'performing', 'breached'],
    to: 'performed',
    by: [handlers],
    asks: ['performance'],
    stops: ['perform', 'breach'],
    starts: ['follow'],
    weight: 50,
  },
  breach: {
    label: { zh: '未按约履行', en: 'Breached' },
    did: 'breached',
    from: ['agreed', 'performing'],
    to: 'breached',
    by: [handlers],
    asks: ['breach'],
    rule: 'countBreach',
    stops: ['perform'],
    starts: ['breach'],
    weight: 30,
  },
  refuse: {
    label: { zh: '一方拒绝', en: 'A party refuses' },
    did: 'refused',
    from: ['assigned', 'mediating'],
    to: 'refused',
    by: [handlers],
    asks: ['refusal'],
    stops: ['resolve'],
    starts: ['follow'],
  },
  fail: {
    label: { zh: '调解不成', en: 'Failed' },
    did: 'failed',
    from: ['mediating'],
    to: 'failed',
    by: [handlers],
    asks: ['failReason'],
    stops: ['resolve'],
    starts: ['follow'],
  },
  refer: {
    label: { zh: '转介', en: 'Refer' },
    did: 'referred',
    sentence: { zh: '转介至{referredTo}', en: 'Referred to {referredTo}' },
    from: ['assessed', ...engaged, 'refused', 'failed'],
    to: 'referred',
    by: [handlers],
    asks: ['referredTo', 'referralNote'],
    stops: ['assign', 'contact', 'resolve', 'breach'],
    starts: ['follow'],
  },
  'make-case': {
    label: { zh: '转为案件', en: 'Becomes a case' },
    did: 'made-case',
    consequence: { zh: '依法受案办理，纠纷转入回访', en: 'Handled as a case by law; the dispute is followed up' },
    from: ['assessed', ...engaged, 'refused', 'failed', 'protecting'],
    to: 'case',
    by: [handlers],
    asks: ['caseNumber'],
    stops: ['assign', 'contact', 'resolve', 'breach'],
    starts: ['follow'],
  },
  protect: {
    label: { zh: '转保护处置', en: 'Protect' },
    did: 'protection-started',
    from: ['assessed', ...engaged, 'refused', 'failed'],
    to: 'protecting',
    by: [handlers],
    asks: ['protection'],
    requires: [
      {
        kind: 'never',
        when: { field: 'familyViolence', present: false },
        label: { zh: '先登记是否家庭暴力', en: 'Say first whether there is family violence' },
      },
    ],
    stops: ['assign', 'contact', 'breach'],
    starts: ['resolve'],
    weight: 65,
  },
  ...protectionActions({ from: violent, by: [handlers], draftBy: [aide], stops: { heard: ['contact'], planned: [] } }),
} as const satisfies Record<string, Action>
