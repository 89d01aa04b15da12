import type { ModelDefinition } from '@fangwei/domain/models/definition/index.ts'

/** A part of the form: the draft as it is, and how to change some of it. */
export interface Part {
  readonly draft: ModelDefinition
  readonly change: (part: Partial<ModelDefinition>) => void
}

/** A list with one of its rows in another's place. */
export const withRow = <T>(rows: readonly T[], at: number, row: T): T[] => rows.map((old, i) => (i === at ? row : old))
export const withoutRow = <T>(rows: readonly T[], at: number): T[] => rows.filter((_, i) => i !== at)

/** A code of a letter and a number that no row has yet. */
export const freeCode = (letter: string, rows: readonly { readonly code: string }[]): string => {
  let n = 1
  while (rows.some(({ code }) => code === `${letter}${n}`)) n += 1
  return `${letter}${n}`
}
