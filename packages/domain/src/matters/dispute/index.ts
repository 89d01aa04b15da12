import { matterType, type Rule } from '../../loop/index.ts'
import { protectionRules } from '../family-protection.ts'
import { officers, who } from '../roles.ts'
import { closing } from './closing.ts'
import { fields } from './fields.ts'
import { above, aide, handlers, leader } from './people.ts'
import { policies } from './policies.ts'
import { resolving } from './resolving.ts'
import { screening } from './screening.ts'

const oneMore =
  (field: string): Rule =>
  ({ data }) => ({ ok: true, set: { [field]: (typeof data[field] === 'number' ? data[field] : 0) + 1 } })

/** 纠纷: 排查、研判、化解、履行、回访、归档. Violence in a family goes the way of protection inside it. */
export const dispute = matterType({
  type: 'dispute',
  version: 1,
  label: { zh: '纠纷', en: 'Dispute' },
  fields,
  initial: 'reported',
  states: {
    reported: { label: { zh: '已上报', en: 'Reported' }, waitsFor: { zh: '登记', en: 'Registration' } },
    registered: { label: { zh: '已登记', en: 'Registered' }, waitsFor: { zh: '研判', en: 'Assessment' } },
    assessed: { label: { zh: '已研判', en: 'Assessed' }, waitsFor: { zh: '分派', en: 'Assignment' } },
    assigned: { label: { zh: '已分派', en: 'Assigned' }, waitsFor: { zh: '调解', en: 'Mediation' } },
    mediating: { label: { zh: '调解中', en: 'Mediating' }, waitsFor: { zh: '调解结果', en: 'A result' } },
    agreed: { label: { zh: '达成协议', en: 'Agreed' }, waitsFor: { zh: '履行', en: 'Performance' } },
    performing: { label: { zh: '履行中', en: 'Performing' }, waitsFor: { zh: '履行完毕', en: 'Full performance' } },
    performed: { label: { zh: '已履行', en: 'Performed' }, waitsFor: { zh: '回访', en: 'Follow-up' } },
    breached: { label: { zh: '未履行', en: 'Breached' }, waitsFor: { zh: '再次处置', en: 'A new attempt' } },
    refused: { label: { zh: '一方拒绝', en: 'Refused' }, waitsFor: { zh: '回访或转介', en: 'Follow-up or referral' } },
    failed: { label: { zh: '调解不成', en: 'Failed' }, waitsFor: { zh: '回访或转介', en: 'Follow-up or referral' } },
    referred: { label: { zh: '已转介', en: 'Referred' }, waitsFor: { zh: '回访', en: 'Follow-up' } },
    case: { label: { zh: '转为案件', en: 'A case' }, waitsFor: { zh: '回访', en: 'Follow-up' } },
    protecting: { label: { zh: '保护处置', en: 'Protecting' }, waitsFor: { zh: '保护步骤', en: 'Protection steps' } },
    following: { label: { zh: '回访中', en: 'Following up' }, waitsFor: { zh: '回访', en: 'Follow-up' } },
    closed: { label: { zh: '已归档', en: 'Closed' }, closed: true },
    rejected: { label: { zh: '不予登记', en: 'Not registered' }, closed: true },
    merged: { label: { zh: '已合并', en: 'Merged' }, closed: true },
  },
  opening: {
    by: [
      who([...officers, 'auxiliary', 'county-supervisor'], 'unit'),
      who(['dispatcher', 'county-supervisor'], 'above'),
    ],
    asks: ['facts'],
    mayAsk: [
      'category',
      'source',
      'address',
      'lng',
      'lat',
      'relationship',
      'applicantName',
      'applicantPhone',
      'respondentName',
      'respondentPhone',
      'familyViolence',
      'earlierViolence',
    ],
    starts: ['register'],
  },
  actions: { ...screening, ...resolving, ...closing },
  workers: [handlers, aide],
  leaders: [leader, above],
  deadlines: {
    register: { label: { zh: '登记', en: 'Registration' }, policy: 'dispute.register' },
    assess: { label: { zh: '研判', en: 'Assessment' }, policy: 'dispute.assess' },
    assign: { label: { zh: '分派', en: 'Assignment' }, policy: 'dispute.assign' },
    contact: { label: { zh: '首次处置', en: 'First action' }, policy: 'dispute.contact' },
    resolve: { label: { zh: '化解', en: 'Resolution' }, policy: 'dispute.resolve' },
    perform: { label: { zh: '履行检查', en: 'Performance check' }, policy: 'dispute.perform' },
    breach: { label: { zh: '违约处置', en: 'Action on a breach' }, policy: 'dispute.breach' },
    follow: { label: { zh: '转入回访', en: 'Begin follow-up' }, policy: 'dispute.follow' },
  },
  followUps: { policy: 'dispute.follow-up', label: { zh: '回访', en: 'Follow-up' } },
  reopens: { policy: 'dispute.reopen', action: 'reopen' },
  rules: { ...protectionRules, countSession: oneMore('sessions'), countBreach: oneMore('breaches') },
  policies,
  columns: ['occurredAt', 'category', 'address', 'grade', 'state', 'unit'],
  title: ['category', 'address'],
  parties: {
    applicant: { label: { zh: '一方当事人', en: 'One party' }, name: 'applicantName', phone: 'applicantPhone' },
    respondent: { label: { zh: '另一方当事人', en: 'Other party' }, name: 'respondentName', phone: 'respondentPhone' },
    sides: { label: { zh: '关系双方', en: 'Both sides' }, relationship: 'relationship' },
  },
  erases: ['address', 'lng', 'lat', 'mediator'],
  retention: 'dispute',
  shielded: { field: 'familyViolence', equals: true },
})
