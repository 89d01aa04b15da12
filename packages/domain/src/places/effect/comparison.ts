import type { Label } from '../../dictionaries/dictionary.ts'

/** Counts of one cell: in the span before the measure, in the longer past before that, and after. */
export interface CellCounts {
  readonly column: number
  readonly row: number
  readonly base: number
  readonly before: number
  readonly after: number
}

export interface Comparison {
  readonly kind: 'places' | 'rest'
  /** How many places were chosen; 0 for the rest of the city. */
  readonly places: number
  readonly before: number
  readonly after: number
  readonly note: Label
}

/** Cells this near are not asked: what is pushed aside or helped along would be counted against itself. */
const APART = 2
/** Square roots of counts differ by about 0.7 by chance alone; beyond this two cells are not alike. */
const ALIKE = 1
const MOST_PLACES = 12
const FEWEST_PLACES = 3
/** Fewer calls than this at all of them together take nothing away. */
const FEWEST_CALLS = 10

/**
 * Chooses what a treated cell (0, 0) is compared with: cells whose counts were like its own, both in the span before and
 * in the past before that, that nobody treated and that do not touch it. They were as bad when it was chosen, so they
 * return to the mean as it would. Where too few are alike the rest of the city stands in, and the note says so.
 */
export function chooseComparison(cells: readonly CellCounts[], isTreated: (cell: CellCounts) => boolean): Comparison {
  const own = cells.find(({ column, row }) => column === 0 && row === 0) ?? { base: 0, before: 0 }
  const apart = cells.filter(({ column, row }) => Math.max(Math.abs(column), Math.abs(row)) >= APART)
  const chosen = apart
    .filter(cell => !isTreated(cell))
    .map(cell => ({ cell, far: Math.hypot(off(cell.before, own.before), off(cell.base, own.base)) }))
    .filter(({ cell, far }) => cell.before > 0 && far <= ALIKE)
    .sort((a, b) => a.far - b.far || a.cell.column - b.cell.column || a.cell.row - b.cell.row)
    .slice(0, MOST_PLACES)
    .map(({ cell }) => cell)
  const before = sum(chosen, 'before')
  if (chosen.length >= FEWEST_PLACES && before >= FEWEST_CALLS)
    return { kind: 'places', places: chosen.length, before, after: sum(chosen, 'after'), note: likeIt(chosen.length) }
  return { kind: 'rest', places: 0, before: sum(apart, 'before'), after: sum(apart, 'after'), note: theRest }
}

const off = (a: number, b: number) => Math.sqrt(a) - Math.sqrt(b)
const sum = (cells: readonly CellCounts[], of: 'before' | 'after') => cells.reduce((total, cell) => total + cell[of], 0)

const likeIt = (count: number): Label => ({
  zh: `对照处：全市 ${count} 处此前数量相近、没有采取措施、也不相邻的同样大小的地方`,
  en: `Comparison places: ${count} of the same size in the city with like counts before, not treated and not next to it`,
})
const theRest: Label = {
  zh: '没有足够多的相近地方可对照，改与全市其余地方比较：那里平常多少不同，比较较弱',
  en: 'Too few places were like it: compared with the rest of the city, whose level differs, which is weaker',
}
