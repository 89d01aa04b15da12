/** A row before the header is known. `line` counts from 1 as an editor or spreadsheet shows it. */
export type RawRow = {
  readonly line: number
  readonly cells: readonly string[]
  /** A line that is no row: its text is in the only cell. */
  readonly fault?: 'broken-quoting' | 'row-too-long'
}

export const mostColumns = 500

export const isBlankRow = ({ cells, fault }: RawRow): boolean =>
  fault === undefined && cells.every(cell => cell.trim() === '')
