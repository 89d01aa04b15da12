import type { Label } from '../../dictionaries/dictionary.ts'
import type { Sourced } from '../model.ts'
import type { HardRule, Level, NotScored, PointsPolicy } from '../points/policy.ts'
import { type FactorCode, factors } from './factors.ts'

const since: Sourced = { basis: 'default', effectiveFrom: '2026-01-01' }

const bases: Record<string, Label> = {
  default: {
    zh: '本平台提出的默认值，未经国内实证检验，启用前由本地核定并定期复核',
    en: 'default proposed by this platform, not validated in China; to be confirmed locally and reviewed',
  },
  'six-calls-practice': {
    zh: '基层公开做法：三个月内报警六次且有肢体冲突的列为红色',
    en: 'published local practice: six calls in three months with physical conflict are red',
  },
  'special-protection': {
    zh: '反家庭暴力法第五条：未成年人、老年人、残疾人、孕期和哺乳期妇女、重病患者受特殊保护',
    en: 'Anti-Domestic Violence Law art 5: special protection of minors, the old, disabled, pregnant, nursing and gravely ill',
  },
  'shortest-retention': {
    zh: '个人信息保护法第十九条：保存期限为实现目的所必要的最短时间',
    en: 'Personal Information Protection Law art 19: kept no longer than the purpose needs',
  },
}

const hardRules: readonly HardRule<FactorCode>[] = [
  {
    code: 'R1',
    grade: 1,
    label: { zh: '90 日内报警 6 次以上且有暴力情形', en: 'six calls in 90 days with any violence' },
    rule: {
      zh: '90 日内去重后报警不少于 6 次，且有任一 B 类情形：红色',
      en: 'at least 6 deduplicated calls in 90 days and any B factor: red',
    },
    when: {
      holds: 'all',
      of: [
        { holds: 'group', group: 'B' },
        { holds: 'events', atLeast: 6, withinDays: 90 },
      ],
    },
    ...since,
    basis: 'six-calls-practice',
  },
  {
    code: 'R2',
    grade: 1,
    label: { zh: '扼颈、捂口鼻', en: 'strangling or smothering' },
    rule: { zh: '有 B4 即为红色，首次报警也是', en: 'B4 alone is red, at the first call too' },
    when: { holds: 'factor', code: 'B4' },
    ...since,
  },
  {
    code: 'R3',
    grade: 1,
    label: { zh: '违反告诫书、保护令或协议且有暴力情形', en: 'breach of letter, order or agreement with violence' },
    rule: { zh: 'C4 与任一 B 类情形并存：红色', en: 'C4 with any B factor: red' },
    when: {
      holds: 'all',
      of: [
        { holds: 'factor', code: 'C4' },
        { holds: 'group', group: 'B' },
      ],
    },
    ...since,
  },
  {
    code: 'R4',
    grade: 1,
    label: { zh: '持械并威胁杀害', en: 'weapon and threat to kill' },
    rule: { zh: 'B5 与 B6 并存：红色', en: 'B5 with B6: red' },
    when: {
      holds: 'all',
      of: [
        { holds: 'factor', code: 'B5' },
        { holds: 'factor', code: 'B6' },
      ],
    },
    ...since,
  },
  {
    code: 'R5',
    grade: 1,
    label: { zh: '轻伤以上且共同居住', en: 'serious injury while living together' },
    rule: { zh: 'B3 且共同居住（E1）：红色', en: 'B3 while living together (E1): red' },
    when: {
      holds: 'all',
      of: [
        { holds: 'factor', code: 'B3' },
        { holds: 'factor', code: 'E1' },
      ],
    },
    ...since,
  },
  {
    code: 'R6',
    grade: 2,
    label: { zh: '30 日内报警 3 次以上且有暴力情形', en: 'three calls in 30 days with any violence' },
    rule: { zh: 'A2 与任一 B 类情形并存：橙色', en: 'A2 with any B factor: orange' },
    when: {
      holds: 'all',
      of: [
        { holds: 'count', code: 'A2' },
        { holds: 'group', group: 'B' },
      ],
    },
    ...since,
  },
]

const levels: readonly Level[] = [
  { grade: 1, from: 80, ...since },
  { grade: 2, from: 60, ...since },
  { grade: 3, from: 40, ...since },
  { grade: 4, from: 20, ...since },
]

type NotScoredRow = readonly [code: string, zh: string, en: string, whyZh: string, whyEn: string]

const notScoredRows: readonly NotScoredRow[] = [
  [
    'C5',
    '既往家庭暴力处罚',
    'earlier penalty for family violence',
    '记录封存（治安管理处罚法第一百三十六条），未设分值，不作为输入',
    'records are sealed (Public Security Administration Punishments Law art 136); no points are set; not an input',
  ],
  [
    'C9',
    '失业、经济困难、债务',
    'unemployment, hardship or debt',
    '未设分值，不作为输入',
    'no points are set; not an input',
  ],
  [
    'D',
    '专业判断',
    'professional judgement',
    '由人作出，可上调或下调一级并写明理由，不在函数之内',
    'made by a person, one level up or down with a reason; outside the function',
  ],
  [
    'help-barriers',
    '求助受阻',
    'barriers to seeking help',
    '用于安全计划，不计分',
    'used in the safety plan, no points',
  ],
  [
    'coercion',
    '强制性行为',
    'sexual coercion',
    '启动刑事报案，不计分，限制查阅',
    'opens a criminal report, no points, restricted access',
  ],
  [
    'victim-despair',
    '受害人轻生念头',
    'suicidal thoughts of the victim',
    '转医疗和心理援助，不计分',
    'opens medical and psychological help, no points',
  ],
  [
    'other-records',
    '非家庭违法犯罪记录、羁押史',
    'other offences and custody',
    '记录封存，易生偏见，与帮助快慢无关',
    'sealed, prone to bias, not needed to decide how fast to help',
  ],
  [
    'children-count',
    '子女人数和来源',
    'number and parentage of children',
    '侵扰且污名化，无法定必要',
    'intrusive and stigmatising, no statutory need',
  ],
  [
    'diagnosis',
    '加害人精神健康诊断',
    'diagnosis of the perpetrator',
    '属健康信息，只记录行为',
    'health data; only behaviour is recorded',
  ],
  [
    'group',
    '职业、身份、地域、民族、宗教',
    'occupation, status, region, ethnicity or religion',
    '任何情况下都不使用',
    'never used',
  ],
]

const notScored: readonly NotScored[] = notScoredRows.map(([code, zh, en, whyZh, whyEn]) => ({
  code,
  label: { zh, en },
  why: { zh: whyZh, en: whyEn },
}))

/** 涉家庭纠纷警情积分预警模型: the default as shipped. A tenant puts a dated policy of its own in its place. */
export const familyDisputePolicy: PointsPolicy<FactorCode> = {
  model: 'family-dispute',
  version: '1',
  effectiveFrom: '2026-01-01',
  approvedBy: null,
  subject: 'relationship',
  utcOffsetMinutes: 480,
  bases,
  inputs: [
    { name: 'relation', kind: 'key', label: { zh: '关系', en: 'relationship' } },
    { name: 'at', kind: 'instant', label: { zh: '发生时间', en: 'when it happened' } },
    { name: 'call', kind: 'key', label: { zh: '警情', en: 'call' } },
    { name: 'caller', kind: 'code', label: { zh: '报警人身份', en: 'role of the caller' } },
    {
      name: 'factors',
      kind: 'answers',
      label: { zh: '情形（有、无、未问）', en: 'circumstances (yes, no, not asked)' },
    },
    { name: 'incident-category', kind: 'code', label: { zh: '警情类别', en: 'incident category' } },
    { name: 'incident-tag', kind: 'codes', label: { zh: '警情标签', en: 'incident tags' } },
    { name: 'dispute-type', kind: 'code', label: { zh: '纠纷类型', en: 'dispute type' } },
  ],
  filters: [
    { field: 'incident-category', in: ['040300'] },
    { field: 'incident-tag', in: ['family-violence'] },
    {
      field: 'dispute-type',
      in: ['D01', 'D0101', 'D0102', 'D0103', 'D0104', 'D0105', 'D0106', 'D0107', 'D0108', 'D02', 'D0201', 'D0203'],
    },
  ],
  counting: {
    sameEventMinutes: 60,
    sameIncidentMinutes: 1440,
    callersNotCounted: ['alleged-perpetrator'],
    rule: {
      zh: '首次报警后 60 分钟内对同一关系的报警，以及 24 小时内同一警情单的报警，计为一次；被指加害人的报警不计次',
      en: 'calls about one relationship less than 60 minutes after the first, and calls of one incident less than 24 hours after it, are one; calls by the alleged perpetrator are not counted',
    },
    ...since,
  },
  counts: [
    {
      kind: 'each',
      code: 'A1',
      label: { zh: '90 日内报警次数（去重）', en: 'calls in 90 days, deduplicated' },
      rule: { zh: '每次 10 分，最多 60 分', en: '10 points each, at most 60' },
      points: 10,
      cap: 60,
      windowDays: 90,
      ...since,
    },
    {
      kind: 'cluster',
      code: 'A2',
      label: { zh: '30 日内报警 3 次以上', en: 'three calls within 30 days' },
      rule: {
        zh: '任意 30 日内不少于 3 次，加 10 分，自最后一次起 90 日内有效',
        en: 'at least 3 within any 30 days: 10 points, for 90 days from the last of them',
      },
      points: 10,
      windowDays: 90,
      atLeast: 3,
      withinDays: 30,
      ...since,
    },
  ],
  factors,
  hardRules,
  levels,
  notScored,
  trend: { days: 30, ...since },
  erasure: { days: 180, basis: 'shortest-retention', effectiveFrom: '2026-01-01' },
  keptReports: { most: 50, ...since },
  rearming: {
    rule: {
      zh: '高于本期已预警等级时才再次预警；分值衰减不预警；等级消失或预警销号后重新计期',
      en: 'warns again only above the grade already warned of; decay never warns; a new period begins when the grade has gone or the warning was closed',
    },
    ...since,
  },
}
