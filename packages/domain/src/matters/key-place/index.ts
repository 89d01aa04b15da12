import { matterType } from '../../loop/index.ts'
import { officers, who } from '../roles.ts'
import { evaluating } from './evaluating.ts'
import { fields } from './fields.ts'
import { above, aide, handlers, leader } from './people.ts'
import { policies } from './policies.ts'
import { rules } from './rules.ts'
import { treating } from './treating.ts'

/** 重点点位: a place where calls gather, with an owner, an agreed measure, a date, and a look at what became of it. */
export const keyPlace = matterType({
  type: 'key-place',
  version: 1,
  label: { zh: '重点点位', en: 'Key place' },
  fields,
  initial: 'found',
  states: {
    found: { label: { zh: '待确认', en: 'Found' }, waitsFor: { zh: '确认', en: 'Confirmation' } },
    confirmed: { label: { zh: '待定措施', en: 'Confirmed' }, waitsFor: { zh: '确定措施', en: 'A measure' } },
    treating: { label: { zh: '治理中', en: 'Being treated' }, waitsFor: { zh: '评估', en: 'Evaluation' } },
    evaluated: { label: { zh: '已评估', en: 'Evaluated' }, waitsFor: { zh: '转入巩固', en: 'Follow-up' } },
    following: { label: { zh: '巩固中', en: 'Following up' }, waitsFor: { zh: '回访', en: 'Follow-up' } },
    closed: { label: { zh: '已销号', en: 'Closed' }, closed: true },
    dismissed: { label: { zh: '不列为重点', en: 'No key place' }, closed: true },
  },
  opening: {
    by: [
      who([...officers, 'county-supervisor', 'city-analyst'], 'unit'),
      who(['county-supervisor', 'city-analyst'], 'above'),
    ],
    asks: ['place', 'grade'],
    mayAsk: [
      'block',
      'subjectKind',
      'households',
      'category',
      'hours',
      'origin',
      'foundBecause',
      'incidents',
      'days',
      'expected',
      'before',
      'byPolice',
      'lng',
      'lat',
      'cellMetres',
    ],
    starts: ['confirm'],
    rule: 'placeOnly',
  },
  actions: { ...treating, ...evaluating },
  workers: [handlers, aide],
  leaders: [leader, above],
  deadlines: {
    confirm: { label: { zh: '确认', en: 'Confirmation' }, policy: 'key-place.confirm' },
    measure: { label: { zh: '确定措施', en: 'A measure' }, policy: 'key-place.measure' },
    evaluate: { label: { zh: '评估', en: 'Evaluation' }, policy: 'key-place.evaluate' },
  },
  followUps: { policy: 'key-place.follow-up', label: { zh: '巩固回访', en: 'Follow-up' } },
  reopens: { policy: 'key-place.reopen', action: 'reopen' },
  rules,
  policies,
  columns: ['occurredAt', 'place', 'block', 'category', 'hours', 'measure', 'grade', 'state', 'unit'],
  title: ['block', 'place', 'subjectKind'],
  oneOpenPerSubject: true,
  retention: 'standard',
})
