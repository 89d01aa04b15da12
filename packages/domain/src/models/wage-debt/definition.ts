import type { ModelDefinition } from '../definition/index.ts'
import { ownDefault, placeData, placeNotFor, placeSafeguards } from '../shared-safeguards.ts'

/** 劳资债务冲突: an employer or a site where unpaid wages or debts keep being claimed. Looks at it, never at workers. */
export const wageDebtDefinition: ModelDefinition = {
  model: 'wage-debt',
  label: { zh: '劳资债务冲突预警', en: 'wage and debt conflict' },
  kind: 'wage-debt',
  purpose: {
    zh: '找出反复因欠薪、债务报警的用人单位和场所，督促协调人社、住建、司法所先行介入，把工钱要回来、把冲突避免掉',
    en: 'finds employers and sites called about for unpaid wages or debts again and again, so that the labour, building and justice offices step in first and people are paid before it comes to conflict',
  },
  data: [
    ...placeData,
    {
      zh: '只看用人单位和场所，不看劳动者，不记报警人',
      en: 'looks at employers and sites; no worker and no caller is kept',
    },
  ],
  limits: [
    {
      zh: '未经实证检验；不判断欠薪是否属实，那是劳动监察的事',
      en: 'not validated; whether wages are owed is for the labour inspectorate to find',
    },
    { zh: '场所不在名册中的看不见', en: 'employers whose site is not in the register are not seen' },
    {
      zh: '讨薪是权利：次数多说明用人单位要办，不说明劳动者有问题',
      en: 'claiming pay is a right: many calls mean the employer must act, and say nothing against workers',
    },
  ],
  notFor: [
    ...placeNotFor,
    {
      zh: '不得用于识别、劝返或处理讨薪的劳动者',
      en: 'not to identify, turn away or act against those who claim their pay',
    },
  ],
  safeguards: [...placeSafeguards],
  owner: { zh: '市局治安部门负责人', en: 'head of public order at the city bureau' },
  reviewEveryMonths: 3,
  subjects: ['public-place'],
  leastHouseholds: 5,
  sources: ['incident', 'dispute'],
  enters: [
    [{ field: 'incident-category', in: ['040700'] }],
    [
      { field: 'incident-category', in: ['040200'] },
      { field: 'site-kind', in: ['enterprise', 'construction', 'market', 'mall', 'hotel', 'small-place'] },
    ],
    [{ field: 'dispute-type', in: ['D05', 'D06'] }],
  ],
  counting: { sameEventMinutes: 120, sameIncidentMinutes: 10_080, callersNotCounted: [] },
  counts: [
    {
      kind: 'each',
      code: 'A1',
      label: {
        zh: '90 日内欠薪或债务报警、登记（去重）',
        en: 'wage or debt calls and disputes in 90 days, deduplicated',
      },
      points: 12,
      cap: 60,
      windowDays: 90,
    },
    {
      kind: 'cluster',
      code: 'A2',
      label: { zh: '30 日内 3 次以上', en: 'three within 30 days' },
      points: 10,
      windowDays: 90,
      atLeast: 3,
      withinDays: 30,
    },
  ],
  signs: [
    {
      code: 'B1',
      group: 'B',
      label: { zh: '现场有人受伤', en: 'somebody was injured' },
      when: { field: 'danger', in: ['injury'] },
      points: 20,
      windowDays: 180,
    },
    {
      code: 'B2',
      group: 'B',
      label: { zh: '持械', en: 'a weapon was seen' },
      when: { field: 'danger', in: ['weapon'] },
      points: 25,
      windowDays: 180,
    },
    {
      code: 'B3',
      group: 'B',
      label: { zh: '有人轻生', en: 'somebody spoke of ending their life' },
      when: { field: 'incident-tag', in: ['suicide-risk'] },
      points: 30,
      windowDays: 180,
    },
    {
      code: 'C1',
      group: 'C',
      label: { zh: '欠薪', en: 'unpaid wages' },
      when: { field: 'dispute-type', in: ['D0501'] },
      points: 10,
      windowDays: 120,
    },
    {
      code: 'C2',
      group: 'C',
      label: { zh: '上门催收', en: 'collection on the spot' },
      when: { field: 'dispute-type', in: ['D0603'] },
      points: 10,
      windowDays: 120,
    },
  ],
  hardRules: [
    {
      code: 'R1',
      grade: 1,
      label: { zh: '有人轻生', en: 'somebody spoke of ending their life' },
      when: { holds: 'all', of: [{ holds: 'factor', code: 'B3' }] },
    },
    {
      code: 'R2',
      grade: 2,
      label: { zh: '30 日内 3 次以上且有危险情形', en: 'three in 30 days with any danger' },
      when: {
        holds: 'all',
        of: [
          { holds: 'count', code: 'A2' },
          { holds: 'group', group: 'B' },
        ],
      },
    },
  ],
  levels: [
    { grade: 1, from: 90 },
    { grade: 2, from: 66 },
    { grade: 3, from: 44 },
    { grade: 4, from: 24 },
  ],
  trendDays: 30,
  eraseAfterDays: 270,
  keptReports: 50,
  quietDays: 14,
  outcomes: [[{ field: 'incident-category', in: ['060200', '020301', '020305', '010200', '020403'] }]],
  basis: ownDefault,
}
