import { grade } from '@fangwei/domain/dictionaries/grade.ts'
import { labelOf } from '@fangwei/domain/dictionaries/index.ts'
import type { Language } from '@fangwei/ui/index.ts'

/** 红, Red: the colour's own name, whatever scale a type gives its grades. */
export const gradeWord = (value: number, language: Language): string =>
  language === 'zh' ? `${labelOf(grade, String(value), language)}色` : labelOf(grade, String(value), language)
