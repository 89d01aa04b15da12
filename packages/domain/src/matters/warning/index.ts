import { matterType } from '../../loop/index.ts'
import { closing } from './closing.ts'
import { fields } from './fields.ts'
import { handling } from './handling.ts'
import { aide, handlers, leader, supervisors } from './people.ts'
import { policies } from './policies.ts'
import { pushing } from './pushing.ts'
import { rules } from './rules.ts'

/** 预警: a model's judgement pushed down, decided on by a person, handled, checked and followed up until it is quiet. */
export const warning = matterType({
  type: 'warning',
  version: 1,
  label: { zh: '预警', en: 'Warning' },
  fields,
  initial: 'pushed',
  states: {
    pushed: { label: { zh: '待签收', en: 'Pushed' }, waitsFor: { zh: '推送或签收', en: 'Pushing down or signing' } },
    'county-signed': {
      label: { zh: '旗县已签收', en: 'Signed at the county' },
      waitsFor: { zh: '转派', en: 'Passing down' },
    },
    forwarded: { label: { zh: '已转派', en: 'Passed down' }, waitsFor: { zh: '所签收', en: 'Signing at the station' } },
    signed: { label: { zh: '所已签收', en: 'Signed at the station' }, waitsFor: { zh: '分派', en: 'Assignment' } },
    handling: { label: { zh: '处置中', en: 'Handling' }, waitsFor: { zh: '反馈', en: 'Feedback' } },
    'fed-back': { label: { zh: '已反馈', en: 'Fed back' }, waitsFor: { zh: '所领导审核', en: 'Review' } },
    reviewed: { label: { zh: '已审核', en: 'Reviewed' }, waitsFor: { zh: '旗县核验', en: 'Verification' } },
    'following-up': { label: { zh: '回访中', en: 'Following up' }, waitsFor: { zh: '回访', en: 'Follow-up' } },
    closed: { label: { zh: '已销号', en: 'Closed' }, closed: true },
    'not-confirmed': { label: { zh: '误报', en: 'Not confirmed' }, closed: true },
  },
  opening: {
    by: [],
    asks: ['kind', 'grade', 'model', 'because'],
    mayAsk: [
      'modelVersion',
      'points',
      'gaps',
      'hardRule',
      'asOf',
      'subjectLabel',
      'familyViolence',
      'place',
      'address',
      'lng',
      'lat',
    ],
    starts: ['push', 'judgement', 'contact', 'visit', 'plan'],
    rule: 'keepModelGrade',
  },
  actions: { ...pushing, ...handling, ...closing },
  workers: [handlers, aide],
  leaders: [leader, supervisors],
  deadlines: {
    push: { label: { zh: '推送', en: 'Push' }, policy: 'warning.push' },
    'county-sign': { label: { zh: '旗县签收', en: 'Sign at the county' }, policy: 'warning.county-sign' },
    forward: { label: { zh: '转派', en: 'Pass down' }, policy: 'warning.forward' },
    sign: { label: { zh: '所签收', en: 'Sign at the station' }, policy: 'warning.sign' },
    judgement: { label: { zh: '人工研判', en: 'Decision on the judgement' }, policy: 'warning.judgement' },
    contact: { label: { zh: '首次联系', en: 'First contact' }, policy: 'warning.contact' },
    visit: { label: { zh: '走访', en: 'Visit' }, policy: 'warning.visit' },
    plan: { label: { zh: '处置方案', en: 'Plan' }, policy: 'warning.plan' },
    feedback: { label: { zh: '反馈', en: 'Feedback' }, policy: 'warning.feedback' },
    review: { label: { zh: '所领导审核', en: 'Review' }, policy: 'warning.review' },
    verify: { label: { zh: '旗县核验', en: 'Verification' }, policy: 'warning.verify' },
  },
  followUps: { policy: 'warning.follow-up', label: { zh: '回访', en: 'Follow-up' } },
  reopens: { policy: 'warning.reopen', action: 'reopen' },
  rules,
  policies,
  columns: ['occurredAt', 'kind', 'place', 'grade', 'state', 'unit'],
  title: ['kind', 'place'],
  oneOpenPerSubject: true,
  erases: ['points', 'gaps', 'hardRule', 'modelGrade', 'lng', 'lat'],
  // What it is asked and on which basis, and its own answer; who and where, the handler tells it in person.
  partnersSee: ['kind', 'partnersAsked', 'sharingBasis', 'partnerAnswer'],
  retention: 'family',
  shielded: { field: 'kind', equals: 'family-dispute' },
})
