import type { Grade, Label, Rule } from '../../loop/index.ts'
import { protectionRules } from '../family-protection.ts'

const times = (value: unknown) => (typeof value === 'number' ? value : 0)
const gradeOf = (value: unknown): Grade | null =>
  value === 1 || value === 2 || value === 3 || value === 4 ? value : null
const lowest: Label = { zh: '已是最低等级', en: 'It is the lowest grade already' }
const highest: Label = { zh: '已是最高等级', en: 'It is the highest grade already' }

/** The professional judgement: one level up or down from the model's grade, however often it is made. */
const judge: Rule = ({ data, input, grade }) => {
  const base = gradeOf(data.modelGrade) ?? grade
  if (base === null) return { ok: true }
  if (input.judgementOutcome === 'lower')
    return base === 4 ? { ok: false, label: lowest } : { ok: true, grade: (base + 1) as Grade }
  if (input.judgementOutcome === 'raise')
    return base === 1 ? { ok: false, label: highest } : { ok: true, grade: (base - 1) as Grade }
  return { ok: true, grade: base }
}

/** A new judgement of the model never slows what people have already hastened. */
const raise: Rule = ({ data, input }) => ({
  ok: true,
  set: { modelGrade: input.grade, raisedTimes: times(data.raisedTimes) + 1 },
})

export const rules = {
  ...protectionRules,
  keepModelGrade: ({ grade }) => ({ ok: true, set: grade === null ? {} : { modelGrade: grade } }),
  judge,
  raise,
  countJoin: ({ data }) => ({ ok: true, set: { joinedTimes: times(data.joinedTimes) + 1 } }),
  countReturn: ({ data }) => ({ ok: true, set: { returnedTimes: times(data.returnedTimes) + 1 } }),
  countReopening: ({ data }) => ({ ok: true, set: { reopenedTimes: times(data.reopenedTimes) + 1 } }),
} satisfies Record<string, Rule>
