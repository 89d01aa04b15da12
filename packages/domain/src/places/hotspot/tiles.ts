/** Bins along one side of a tile. A tile is dense, the map of tiles is not: a stray point costs one tile. */
export const tileSide = 96

export type Tile = { readonly column: number; readonly row: number; readonly weights: Float64Array }

/** Sums of weights by bin, where bins are the steps by which a cell may be moved. */
export type Tiles = {
  add(column: number, row: number, weight: number): void
  find(column: number, row: number): Tile | undefined
  all(): readonly Tile[]
}

/** Bin numbers stay within ±2^25, so a pair of tile numbers is one exact integer. */
const keyOf = (column: number, row: number) => column * 67_108_864 + row

export const startTiles = (): Tiles => {
  const tiles = new Map<number, Tile>()
  let last: Tile | undefined
  const tileAt = (column: number, row: number): Tile => {
    if (last !== undefined && last.column === column && last.row === row) return last
    const key = keyOf(column, row)
    last = tiles.get(key)
    if (last === undefined) {
      last = { column, row, weights: new Float64Array(tileSide * tileSide) }
      tiles.set(key, last)
    }
    return last
  }
  return {
    add(column, row, weight) {
      const [a, b] = [Math.floor(column / tileSide), Math.floor(row / tileSide)]
      const at = (row - b * tileSide) * tileSide + (column - a * tileSide)
      tileAt(a, b).weights[at]! += weight
    },
    find: (column, row) => tiles.get(keyOf(column, row)),
    all: () => [...tiles.values()].sort((p, q) => p.row - q.row || p.column - q.column),
  }
}
