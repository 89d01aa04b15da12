import { matterType, type Rule, type RuleInput } from '../../loop/index.ts'
import { draftNotice } from '../notice-drafting.ts'
import { officers, who } from '../roles.ts'
import { dissuading } from './dissuading.ts'
import { ending } from './ending.ts'
import { fields } from './fields.ts'
import { above, aide, handlers, leader, senders } from './people.ts'
import { policies } from './policies.ts'

const plus = (data: RuleInput['data'], field: string, by = 1) => ({
  [field]: (typeof data[field] === 'number' ? data[field] : 0) + by,
})

const rules = {
  countAttempt: ({ data, input }) => ({
    ok: true,
    set: { ...plus(data, 'attempts'), ...plus(data, 'unanswered', input.outcome === 'no-answer' ? 1 : 0) },
  }),
  countVisit: ({ data }) => ({
    ok: true,
    set: { ...plus(data, 'attempts'), ...plus(data, 'visits'), channel: 'face-to-face' },
  }),
  voluntary: ({ input }) =>
    input.voluntary === true
      ? { ok: true }
      : { ok: false, label: { zh: '唤醒须本人自愿', en: 'Awakening is of free will only' } },
  avoidedNeedsEvidence: ({ data, input }) =>
    input.amountAvoided === undefined || data.avoidedEvidence !== undefined
      ? { ok: true }
      : {
          ok: false,
          label: { zh: '避免损失须写明依据', en: 'A loss avoided needs its evidence' },
        },
} satisfies Record<string, Rule>

/** 反诈预警劝阻: one lawful warning, worked until the person is reached, safe and followed up. It scores nobody. */
export const fraudWarning = matterType({
  type: 'fraud-warning',
  version: 1,
  label: { zh: '反诈预警', en: 'Fraud warning' },
  fields,
  initial: 'received',
  states: {
    received: { label: { zh: '待分派', en: 'Received' }, waitsFor: { zh: '分派', en: 'Assignment' } },
    assigned: { label: { zh: '已分派', en: 'Assigned' }, waitsFor: { zh: '联系', en: 'Contact' } },
    contacting: { label: { zh: '联系中', en: 'Contacting' }, waitsFor: { zh: '接通', en: 'An answer' } },
    visiting: { label: { zh: '上门中', en: 'Visiting' }, waitsFor: { zh: '见面', en: 'Meeting the person' } },
    convinced: { label: { zh: '已劝阻', en: 'Convinced' }, waitsFor: { zh: '回访或办结', en: 'Follow-up or closing' } },
    partial: { label: { zh: '半信半疑', en: 'In doubt' }, waitsFor: { zh: '见面劝阻', en: 'A visit' } },
    refused: { label: { zh: '拒绝', en: 'Refused' }, waitsFor: { zh: '见面劝阻', en: 'A visit' } },
    unreachable: { label: { zh: '失联', en: 'Unreachable' }, waitsFor: { zh: '上门查找', en: 'Finding the person' } },
    awakening: { label: { zh: '唤醒中', en: 'Awakening' }, waitsFor: { zh: '唤醒结束', en: 'End of the session' } },
    'already-paid': {
      label: { zh: '已转账', en: 'Already paid' },
      waitsFor: { zh: '止付', en: 'Stopping the payment' },
    },
    'stop-payment': { label: { zh: '已申请止付', en: 'Stop asked' }, waitsFor: { zh: '回访', en: 'Follow-up' } },
    following: { label: { zh: '回访中', en: 'Following up' }, waitsFor: { zh: '回访', en: 'Follow-up' } },
    closed: { label: { zh: '已办结', en: 'Closed' }, closed: true },
    'false-warning': { label: { zh: '误报', en: 'False warning' }, closed: true },
  },
  opening: {
    by: [senders, who([...officers], 'unit')],
    asks: ['grade', 'category', 'phone', 'sourceSystem'],
    mayAsk: ['name', 'area', 'sourceId', 'warnedAt'],
    starts: ['assign', 'contact'],
    startsIn: [{ when: { grade: [1, 2] }, state: 'received', starts: ['assign', 'contact', 'visit'] }],
  },
  actions: {
    ...dissuading,
    ...ending,
    'draft-notice': draftNotice(
      [
        'received',
        'assigned',
        'contacting',
        'visiting',
        'convinced',
        'partial',
        'refused',
        'already-paid',
        'stop-payment',
      ],
      [handlers, senders],
    ),
  },
  workers: [handlers, aide, senders],
  leaders: [leader, above],
  deadlines: {
    assign: { label: { zh: '分派', en: 'Assignment' }, policy: 'fraud-warning.assign' },
    contact: { label: { zh: '联系到本人', en: 'Reaching the person' }, policy: 'fraud-warning.contact' },
    visit: { label: { zh: '见面', en: 'Visit' }, policy: 'fraud-warning.visit' },
    retry: { label: { zh: '再次联系', en: 'Next attempt' }, policy: 'fraud-warning.retry' },
    'stop-payment': { label: { zh: '申请止付', en: 'Asking to stop' }, policy: 'fraud-warning.stop-payment' },
    awakening: { label: { zh: '唤醒', en: 'Awakening' }, policy: 'fraud-warning.awakening' },
    close: { label: { zh: '办结或转回访', en: 'Closing or follow-up' }, policy: 'fraud-warning.close' },
  },
  followUps: { policy: 'fraud-warning.follow-up', label: { zh: '回访', en: 'Follow-up' } },
  rules,
  policies,
  columns: ['occurredAt', 'category', 'area', 'grade', 'state', 'attempts', 'unit'],
  title: ['category', 'area'],
  parties: { subject: { label: { zh: '被劝阻人', en: 'Person warned' }, name: 'name', phone: 'phone' } },
  retention: 'fraud-warning',
})
