import type { Label } from '../../dictionaries/dictionary.ts'
import type { Grade } from '../grade.ts'

/** Factor D: a person moves the grade by one level, with a reason. It stays beside the model's grade, never in it. */
export type ProfessionalJudgement = {
  readonly direction: 'up' | 'down'
  readonly reason: string
  readonly by: string
}

export type ReviewedGrade =
  | { readonly grade: Grade | null; readonly modelGrade: Grade | null; readonly judgement: ProfessionalJudgement }
  | { readonly refused: Label }

/** One level more or less urgent. Refused without a reason or a named person, and where there is no further level. */
export const reviewGrade = (modelGrade: Grade | null, judgement: ProfessionalJudgement): ReviewedGrade => {
  if (judgement.reason.trim() === '') return { refused: { zh: '必须写明理由', en: 'a reason is needed' } }
  if (judgement.by.trim() === '') return { refused: { zh: '必须由具体人员作出', en: 'a named person is needed' } }
  const level = (modelGrade ?? 5) + (judgement.direction === 'up' ? -1 : 1)
  if (level < 1 || level > 5) return { refused: { zh: '已是最高或最低等级', en: 'there is no further level' } }
  return { grade: level === 5 ? null : (level as Grade), modelGrade, judgement }
}
