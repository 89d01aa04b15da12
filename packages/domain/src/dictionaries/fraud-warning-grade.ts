import { type CodeOf, defineDictionary } from './dictionary.ts'

/** 反诈预警等级. The colour puts it on the local scale: 4 red, 3 orange, 2 yellow, 1 blue. */
export const fraudWarningGrade = defineDictionary({
  code: 'fraud-warning-grade',
  label: { zh: '反诈预警等级', en: 'Fraud warning grade' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: {
    zh: '部级高、中、低三级，加部分地区的特高危；联系时限由策略表规定，启用前由本地核定',
    en: "The ministry's high, middle and low, with the extreme grade of some cities; contact limits live in policy and are confirmed locally",
  },
  entries: [
    { code: '4', label: { zh: '特高（紧急）', en: 'Extreme (urgent)' }, marks: ['red'] },
    { code: '3', label: { zh: '高', en: 'High' }, marks: ['orange'] },
    { code: '2', label: { zh: '中', en: 'Middle' }, marks: ['yellow'] },
    { code: '1', label: { zh: '低', en: 'Low' }, marks: ['blue'] },
  ],
})

export type FraudWarningGrade = CodeOf<typeof fraudWarningGrade>
