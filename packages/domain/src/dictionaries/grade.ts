import { type CodeOf, defineDictionary } from './dictionary.ts'

/** 四色等级: 1 is the most urgent. It decides how fast to help, never what duty is owed. */
export const grade = defineDictionary({
  code: 'grade',
  label: { zh: '等级', en: 'Grade' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: {
    zh: '红橙黄蓝四色的通行次序；各级含义由本地核定',
    en: 'The customary order of red, orange, yellow and blue; what each asks for is confirmed locally',
  },
  entries: [
    { code: '1', label: { zh: '红', en: 'Red' }, marks: ['red'] },
    { code: '2', label: { zh: '橙', en: 'Orange' }, marks: ['orange'] },
    { code: '3', label: { zh: '黄', en: 'Yellow' }, marks: ['yellow'] },
    { code: '4', label: { zh: '蓝', en: 'Blue' }, marks: ['blue'] },
  ],
})

export type GradeCode = CodeOf<typeof grade>
