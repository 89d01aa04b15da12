import type { ModelDefinition } from '../definition/index.ts'
import { ownDefault, placeData, placeNotFor, placeSafeguards } from '../shared-safeguards.ts'

const noise = ['040500', '020504']

/** 一地多警·噪声: one place or block that people call about again and again, before it comes to blows. */
export const repeatPlaceDefinition: ModelDefinition = {
  model: 'repeat-place',
  label: { zh: '一地多警噪声扰民预警', en: 'repeat noise at a place' },
  kind: 'repeat-place',
  purpose: {
    zh: '找出反复因噪声报警的场所或片区，先上门协调、先行调解，约定时段和措施，避免升级为冲突',
    en: 'finds places and blocks called about for noise again and again, so that mediation comes first, hours are agreed and it does not come to blows',
  },
  data: [...placeData],
  limits: [
    { zh: '未经实证检验；没有人报警的扰民看不见', en: 'not validated; noise that nobody reports is not seen' },
    {
      zh: '名册外的场所按片区判断，位置有误会错放',
      en: 'places outside the register are judged by block; a wrong position puts a call elsewhere',
    },
    {
      zh: '同一人反复报警也会累计，研判时应核对',
      en: 'one person calling often adds up too: whoever decides should check',
    },
  ],
  notFor: [...placeNotFor],
  safeguards: [...placeSafeguards],
  owner: { zh: '市局治安部门负责人', en: 'head of public order at the city bureau' },
  reviewEveryMonths: 3,
  subjects: ['public-place', 'block'],
  leastHouseholds: 5,
  sources: ['incident'],
  enters: [[{ field: 'incident-category', in: noise }]],
  counting: { sameEventMinutes: 60, sameIncidentMinutes: 1440, callersNotCounted: [] },
  counts: [
    {
      kind: 'each',
      code: 'A1',
      label: { zh: '60 日内噪声报警（去重）', en: 'noise calls in 60 days, deduplicated' },
      points: 8,
      cap: 64,
      windowDays: 60,
    },
    {
      kind: 'cluster',
      code: 'A2',
      label: { zh: '14 日内报警 4 次以上', en: 'four calls within 14 days' },
      points: 12,
      windowDays: 60,
      atLeast: 4,
      withinDays: 14,
    },
  ],
  signs: [
    {
      code: 'B1',
      group: 'B',
      label: { zh: '现场有人受伤', en: 'somebody was injured' },
      when: { field: 'danger', in: ['injury'] },
      points: 20,
      windowDays: 120,
    },
    {
      code: 'B2',
      group: 'B',
      label: { zh: '持械', en: 'a weapon was seen' },
      when: { field: 'danger', in: ['weapon'] },
      points: 25,
      windowDays: 120,
    },
    {
      code: 'B3',
      group: 'B',
      label: { zh: '扬言伤人', en: 'threat to harm' },
      when: { field: 'incident-tag', in: ['threat-to-others'] },
      points: 20,
      windowDays: 120,
    },
    {
      code: 'C1',
      group: 'C',
      label: { zh: '夜间发生', en: 'at night' },
      when: { field: 'hour-band', in: ['night'] },
      points: 6,
      windowDays: 60,
    },
    {
      code: 'C2',
      group: 'C',
      label: { zh: '已按治安处罚办理', en: 'already dealt with by penalty' },
      when: { field: 'incident-category', in: ['020504'] },
      points: 8,
      windowDays: 120,
    },
  ],
  hardRules: [
    {
      code: 'R1',
      grade: 2,
      label: { zh: '30 日内 6 次以上且有危险情形', en: 'six in 30 days with any danger' },
      when: {
        holds: 'all',
        of: [
          { holds: 'group', group: 'B' },
          { holds: 'events', atLeast: 6, withinDays: 30 },
        ],
      },
    },
    {
      code: 'R2',
      grade: 3,
      label: { zh: '60 日内 8 次以上', en: 'eight in 60 days' },
      when: { holds: 'all', of: [{ holds: 'events', atLeast: 8, withinDays: 60 }] },
    },
  ],
  levels: [
    { grade: 1, from: 90 },
    { grade: 2, from: 70 },
    { grade: 3, from: 50 },
    { grade: 4, from: 32 },
  ],
  trendDays: 30,
  eraseAfterDays: 180,
  keptReports: 50,
  quietDays: 14,
  outcomes: [
    [{ field: 'incident-category', in: ['020301', '060200', '010200'] }],
    [
      { field: 'incident-category', in: ['040600'] },
      { field: 'danger', in: ['injury', 'weapon'] },
    ],
  ],
  basis: ownDefault,
}
