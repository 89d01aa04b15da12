import { type CodeOf, defineDictionary } from './dictionary.ts'

const basis = { zh: '系统默认，启用前由本地核定', en: 'System default; to be confirmed locally before use' }
const dated = { version: '1', effectiveFrom: '2026-01-01', basis }

/** 劝阻紧急程度 on the platform's own scale, 1 first: 特高 高 中 低. The ministry's numbers count the other way. */
export const dissuasionUrgency = defineDictionary({
  code: 'dissuasion-urgency',
  label: { zh: '劝阻紧急程度', en: 'Urgency of dissuasion' },
  ...dated,
  entries: [
    { code: '1', label: { zh: '特高（紧急）', en: 'Extreme (urgent)' }, marks: ['red'] },
    { code: '2', label: { zh: '高', en: 'High' }, marks: ['orange'] },
    { code: '3', label: { zh: '中', en: 'Middle' }, marks: ['yellow'] },
    { code: '4', label: { zh: '低', en: 'Low' }, marks: ['blue'] },
  ],
})
export type DissuasionUrgency = CodeOf<typeof dissuasionUrgency>

/** 劝阻方式. */
export const dissuasionChannel = defineDictionary({
  code: 'dissuasion-channel',
  label: { zh: '劝阻方式', en: 'Channel' },
  ...dated,
  entries: [
    { code: 'phone-96110', label: { zh: '96110 电话', en: '96110 call' } },
    { code: 'phone-station', label: { zh: '派出所电话', en: 'Station call' } },
    { code: 'sms-12381', label: { zh: '12381 短信', en: '12381 text message' } },
    { code: 'family', label: { zh: '联系家属', en: 'Through the family' } },
    { code: 'employer', label: { zh: '联系单位或学校', en: 'Through employer or school' } },
    { code: 'community', label: { zh: '社区或网格员', en: 'Through the community' } },
    { code: 'bank', label: { zh: '银行网点协助', en: 'With the bank branch' } },
    { code: 'face-to-face', label: { zh: '见面劝阻', en: 'Face to face' } },
  ],
})
export type DissuasionChannel = CodeOf<typeof dissuasionChannel>

/** 劝阻结果 of one attempt. */
export const dissuasionResult = defineDictionary({
  code: 'dissuasion-result',
  label: { zh: '劝阻结果', en: 'Result of the attempt' },
  ...dated,
  entries: [
    { code: 'no-answer', label: { zh: '未接通', en: 'No answer' } },
    { code: 'convinced', label: { zh: '已劝阻', en: 'Convinced' } },
    { code: 'partial', label: { zh: '半信半疑', en: 'In doubt' } },
    { code: 'refused', label: { zh: '拒绝', en: 'Refused' } },
    { code: 'unreachable', label: { zh: '失联', en: 'Unreachable' } },
    { code: 'already-paid', label: { zh: '已转账', en: 'Already paid' } },
    { code: 'false', label: { zh: '误报', en: 'False warning' } },
  ],
})
export type DissuasionResult = CodeOf<typeof dissuasionResult>

/** 话术: the script used, by what it is for. */
export const dissuasionScript = defineDictionary({
  code: 'dissuasion-script',
  label: { zh: '使用话术', en: 'Script used' },
  ...dated,
  entries: [
    { code: 'about-to-pay', label: { zh: '即将转账', en: 'About to pay' } },
    { code: 'in-contact', label: { zh: '仍与对方联系', en: 'Still in contact' } },
    { code: 'warned-again', label: { zh: '反复被预警', en: 'Warned again' } },
    { code: 'verify-officer', label: { zh: '民警身份核验', en: 'How to verify the officer' } },
    { code: 'own-words', label: { zh: '自由沟通', en: 'Own words' } },
  ],
})
export type DissuasionScript = CodeOf<typeof dissuasionScript>

/** 反诈回访结果. */
export const dissuasionFollowUp = defineDictionary({
  code: 'dissuasion-follow-up',
  label: { zh: '反诈回访结果', en: 'Follow-up after dissuasion' },
  ...dated,
  entries: [
    { code: 'safe', label: { zh: '未再受骗', en: 'Safe' } },
    { code: 'approached-again', label: { zh: '再次被接触', en: 'Approached again' } },
    { code: 'victimised', label: { zh: '已受骗', en: 'Lost money' } },
  ],
})
export type DissuasionFollowUp = CodeOf<typeof dissuasionFollowUp>
