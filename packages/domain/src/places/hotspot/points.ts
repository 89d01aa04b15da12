/** Incidents in columns: coordinates in the units of one coordinate system, instants in days since 1970. */
export type Points = {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly day: Float64Array
}

/** A square of the map in the points' own coordinates; on an edge, the lower and left ones are inside. */
export type Cell = { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number }

export type RankedCell = Cell & { readonly score: number }

/** Sides of a cell in the points' own units; in degrees the two differ. */
export type CellSize = { readonly width: number; readonly height: number }

export const holds = (cell: Cell, x: number, y: number): boolean =>
  x >= cell.minX && x < cell.maxX && y >= cell.minY && y < cell.maxY
