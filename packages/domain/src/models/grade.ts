import type { Label } from '../dictionaries/dictionary.ts'
import type { Grade } from '../loop/matter-type.ts'

export type { Grade }

/** Grades as interchange words, 1 (most urgent) first. */
export const gradeWords = { 1: 'red', 2: 'orange', 3: 'yellow', 4: 'blue' } as const satisfies Record<Grade, string>
export type GradeWord = (typeof gradeWords)[Grade]

export const gradeLabels: Record<Grade, Label> = {
  1: { zh: '红色', en: 'red' },
  2: { zh: '橙色', en: 'orange' },
  3: { zh: '黄色', en: 'yellow' },
  4: { zh: '蓝色', en: 'blue' },
}

/** Whether `a` asks for faster help than `b`; no grade is the slowest. */
export const isMoreUrgent = (a: Grade | null, b: Grade | null): boolean => (a ?? 5) < (b ?? 5)
