import './grade-mark.css'
import { classNames } from './class-names.ts'
import type { Grade } from './tokens.ts'
import { useWords } from './words.ts'

/** The outline of each grade on a 16 grid: triangle, diamond, disc, square. */
export const gradeShapes: Readonly<Record<Grade, string>> = {
  red: 'M8 1.6 15 14.2H1z',
  orange: 'M8 .8 15.2 8 8 15.2.8 8z',
  yellow: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z',
  blue: 'M2 2h12v12H2z',
}

interface GradeMarkProps {
  readonly grade: Grade
  /** What is graded, for those who listen; by default only the colour's name is said. */
  readonly label?: string
  readonly size?: number
  /** Leave out the letter where the shape stands in a column of its own kind. */
  readonly letter?: boolean
}

/** A grade by shape, letter and colour together: no one of them alone is relied upon. */
export function GradeMark({ grade, label, size = 12, letter = true }: GradeMarkProps) {
  const words = useWords()
  return (
    <span className={classNames('fw-grade', `fw-grade-${grade}`)} role="img" aria-label={label ?? words.grade[grade]}>
      <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
        <path d={gradeShapes[grade]} />
      </svg>
      {letter && (
        <span className="fw-grade-letter" aria-hidden="true">
          {words.gradeLetter[grade]}
        </span>
      )}
    </span>
  )
}
