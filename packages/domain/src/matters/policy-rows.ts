import type { Grade, Policy } from '../loop/index.ts'

type Unit = Policy['unit']

const shipped = {
  basis: '系统默认值（待本地批准）/ shipped default, to be approved locally',
  effectiveFrom: '2026-01-01',
} as const

/** One duration for each grade, 1 to 4. */
export const byGrade = (code: string, unit: Unit, amounts: readonly [number, number, number, number]): Policy[] =>
  amounts.map((amount, index) => ({ code, grade: (index + 1) as Grade, amounts: [amount], unit, ...shipped }))

/** One duration for every grade. */
export const everyGrade = (code: string, unit: Unit, ...amounts: readonly number[]): Policy => ({
  code,
  grade: null,
  amounts,
  unit,
  ...shipped,
})

/** Days after the start on which a visit is due, for each grade, 1 to 4. */
export const planned = (code: string, days: readonly [number[], number[], number[], number[]]): Policy[] =>
  days.map((amounts, index) => ({ code, grade: (index + 1) as Grade, amounts, unit: 'day', ...shipped }))
