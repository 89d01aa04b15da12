import type { ModelDefinition } from '../definition/index.ts'
import { ownDefault, placeData, placeNotFor, placeSafeguards } from '../shared-safeguards.ts'

/** 涉诈反复接触: fraud reported again and again from one block or place, so that warning and publicity go there first. */
export const repeatFraudDefinition: ModelDefinition = {
  model: 'repeat-fraud',
  label: { zh: '涉诈反复接触预警', en: 'repeat fraud approach' },
  kind: 'repeat-fraud',
  purpose: {
    zh: '找出诈骗接触反复发生的片区和场所，把劝阻和宣传先送到那里',
    en: 'finds blocks and places that fraudsters keep reaching, so that dissuasion and publicity go there first',
  },
  data: [...placeData],
  limits: [
    { zh: '未经实证检验；受骗不报警的看不见', en: 'not validated; fraud that is not reported is not seen' },
    { zh: '只说明哪里要宣传，不说明谁容易受骗', en: 'says where to warn, never who is easily deceived' },
    {
      zh: '人口多的片区报警自然多，比较前看户数',
      en: 'a block of many people has more calls: look at its households before comparing',
    },
  ],
  notFor: [
    ...placeNotFor,
    { zh: '不得据此建立“易受骗人员”名单', en: 'no list of people thought easily deceived is made from it' },
  ],
  safeguards: [...placeSafeguards],
  owner: { zh: '市局反诈中心负责人', en: 'head of the anti-fraud centre of the city bureau' },
  reviewEveryMonths: 3,
  subjects: ['public-place', 'block'],
  leastHouseholds: 20,
  sources: ['incident'],
  enters: [
    [{ field: 'incident-category', in: ['011000', '020402'] }],
    [{ field: 'incident-tag', in: ['telecom-fraud'] }],
  ],
  counting: { sameEventMinutes: 120, sameIncidentMinutes: 4320, callersNotCounted: [] },
  counts: [
    {
      kind: 'each',
      code: 'A1',
      label: { zh: '60 日内涉诈警情（去重）', en: 'fraud incidents in 60 days, deduplicated' },
      points: 14,
      cap: 70,
      windowDays: 60,
    },
    {
      kind: 'cluster',
      code: 'A2',
      label: { zh: '14 日内 3 次以上', en: 'three within 14 days' },
      points: 15,
      windowDays: 60,
      atLeast: 3,
      withinDays: 14,
    },
  ],
  signs: [
    {
      code: 'B1',
      group: 'B',
      label: { zh: '接触性诈骗：有人上门', en: 'fraud in person: somebody comes to the door' },
      when: { field: 'incident-category', in: ['011002'] },
      points: 15,
      windowDays: 60,
    },
    {
      code: 'B2',
      group: 'B',
      label: { zh: '涉及老年人', en: 'an older person was approached' },
      when: { field: 'incident-tag', in: ['elder'] },
      points: 10,
      windowDays: 60,
    },
    {
      code: 'B3',
      group: 'B',
      label: { zh: '涉及未成年人', en: 'a minor was approached' },
      when: { field: 'incident-tag', in: ['minor'] },
      points: 10,
      windowDays: 60,
    },
  ],
  hardRules: [
    {
      code: 'R1',
      grade: 2,
      label: { zh: '14 日内 3 次以上且有人上门', en: 'three in 14 days with somebody at the door' },
      when: {
        holds: 'all',
        of: [
          { holds: 'count', code: 'A2' },
          { holds: 'factor', code: 'B1' },
        ],
      },
    },
  ],
  levels: [
    { grade: 1, from: 85 },
    { grade: 2, from: 68 },
    { grade: 3, from: 46 },
    { grade: 4, from: 28 },
  ],
  trendDays: 30,
  eraseAfterDays: 150,
  keptReports: 50,
  quietDays: 14,
  outcomes: [],
  basis: ownDefault,
}
