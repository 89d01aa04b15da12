import type { Grade as GradeNumber } from '@fangwei/domain/loop/index.ts'
import type { Grade } from '@fangwei/ui/tokens.ts'

const byNumber: Readonly<Record<GradeNumber, Grade>> = { 1: 'red', 2: 'orange', 3: 'yellow', 4: 'blue' }

/** The colour of a grade as the API counts it (1 is the most urgent); undefined when there is none. */
export function gradeColour(grade: number | null): Grade | undefined {
  return byNumber[grade as GradeNumber]
}
