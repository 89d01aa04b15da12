import type { Label } from '../../dictionaries/dictionary.ts'
import type { Sourced } from '../model.ts'
import type { Level, PointsPolicy } from '../points/policy.ts'
import { type FactorCode, factors } from './factors.ts'
import { hardRules } from './hard-rules.ts'
import { notScored } from './not-scored.ts'

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

const levels: readonly Level[] = [
  { grade: 1, from: 80, ...since },
  { grade: 2, from: 60, ...since },
  { grade: 3, from: 40, ...since },
  { grade: 4, from: 20, ...since },
]

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
