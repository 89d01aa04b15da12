import type { ModelDefinition } from '../definition/index.ts'
import { ownDefault, placeData, placeNotFor, placeSafeguards } from '../shared-safeguards.ts'

/** 夜间高发点位: theft, assault and disorder that gather at one place or block by night. Calls of citizens only. */
export const nightHotspotDefinition: ModelDefinition = {
  model: 'night-hotspot',
  label: { zh: '夜间高发点位预警', en: 'night hotspot' },
  kind: 'hotspot',
  purpose: {
    zh: '找出夜间侵财、伤害、滋事集中的场所和片区，把夜间巡防、照明和场所整治先放到那里',
    en: 'finds places and blocks where theft, assault and disorder gather by night, so that patrols, lighting and work with the place go there first',
  },
  data: [
    ...placeData,
    {
      zh: '只计群众报警，民警主动巡查发现的不计',
      en: 'calls of citizens only: what patrols find themselves is not counted',
    },
  ],
  limits: [
    { zh: '未经实证检验；报警多的地方不一定案件多', en: 'not validated; where more is reported, more need not happen' },
    {
      zh: '少量事件会偶然集中，先看趋势再定措施',
      en: 'a few events gather by chance: look at the trend before acting',
    },
    {
      zh: '时段按报警时间，事后发现的盗窃可能发生在别的时段',
      en: 'hours are those of the call; a theft found later may have happened earlier',
    },
  ],
  notFor: [
    ...placeNotFor,
    { zh: '不得作为盘查在场人员的理由', en: 'no ground to stop or check whoever happens to be there' },
  ],
  safeguards: [...placeSafeguards],
  owner: { zh: '市局指挥中心负责人', en: 'head of the command centre of the city bureau' },
  reviewEveryMonths: 3,
  subjects: ['public-place', 'block'],
  leastHouseholds: 5,
  sources: ['incident'],
  enters: [
    [
      {
        field: 'incident-category',
        in: ['010200', '010300', '010400', '010900', '020100', '020300', '020400', '060200'],
      },
      { field: 'hour-band', in: ['night'] },
      { field: 'initiated-by', in: ['110', 'station'] },
    ],
  ],
  counting: { sameEventMinutes: 60, sameIncidentMinutes: 1440, callersNotCounted: [] },
  counts: [
    {
      kind: 'each',
      code: 'A1',
      label: { zh: '60 日内夜间警情（去重）', en: 'night incidents in 60 days, deduplicated' },
      points: 10,
      cap: 60,
      windowDays: 60,
    },
    {
      kind: 'cluster',
      code: 'A2',
      label: { zh: '10 日内 3 次以上', en: 'three within 10 days' },
      points: 15,
      windowDays: 45,
      atLeast: 3,
      withinDays: 10,
    },
  ],
  signs: [
    {
      code: 'B1',
      group: 'B',
      label: { zh: '有人受伤', en: 'somebody was injured' },
      when: { field: 'danger', in: ['injury'] },
      points: 15,
      windowDays: 90,
    },
    {
      code: 'B2',
      group: 'B',
      label: { zh: '持械', en: 'a weapon was seen' },
      when: { field: 'danger', in: ['weapon'] },
      points: 20,
      windowDays: 90,
    },
    {
      code: 'B3',
      group: 'B',
      label: { zh: '抢劫、抢夺', en: 'robbery or snatching' },
      when: { field: 'incident-category', in: ['010300', '010400'] },
      points: 25,
      windowDays: 90,
    },
    {
      code: 'B4',
      group: 'B',
      label: { zh: '聚众斗殴', en: 'group fight' },
      when: { field: 'incident-category', in: ['060200'] },
      points: 20,
      windowDays: 90,
    },
  ],
  hardRules: [
    {
      code: 'R1',
      grade: 2,
      label: { zh: '10 日内 3 次以上且有人受伤或持械', en: 'three in 10 days with injury or weapon' },
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
    { grade: 2, from: 65 },
    { grade: 3, from: 45 },
    { grade: 4, from: 30 },
  ],
  trendDays: 30,
  eraseAfterDays: 150,
  keptReports: 50,
  quietDays: 7,
  outcomes: [[{ field: 'incident-category', in: ['010100', '010200', '010300', '010400'] }]],
  basis: ownDefault,
}
