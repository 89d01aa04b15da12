import type { Anchors } from './anchors.ts'
import { tileSide } from './tiles.ts'

export type Anchor = { readonly column: number; readonly row: number; readonly score: number }

type Kept = Anchors & { readonly rowBest: Int32Array; best: number }

const bestOfRow = (scores: Float64Array, row: number): number => {
  let best = row * tileSide
  for (let at = best + 1; at < (row + 1) * tileSide; at += 1) if (scores[at]! > scores[best]!) best = at
  return best
}

const bestOfTile = ({ scores, rowBest }: Pick<Kept, 'scores' | 'rowBest'>): number => {
  let best = rowBest[0]!
  for (const at of rowBest) if (scores[at]! > scores[best]!) best = at
  return best
}

const keep = (anchors: Anchors): Kept => {
  const rowBest = Int32Array.from({ length: tileSide }, (_, row) => bestOfRow(anchors.scores, row))
  return { ...anchors, rowBest, best: bestOfTile({ ...anchors, rowBest }) }
}

/** Forbids every anchor whose cell would overlap the chosen one, as far as it lies in this tile. */
const forbid = (tile: Kept, column: number, row: number, steps: number) => {
  const [left, low] = [column - steps + 1 - tile.column * tileSide, row - steps + 1 - tile.row * tileSide]
  const [right, high] = [Math.min(tileSide, left + 2 * steps - 1), Math.min(tileSide, low + 2 * steps - 1)]
  for (let y = Math.max(0, low); y < high; y += 1) {
    for (let x = Math.max(0, left); x < right; x += 1) tile.scores[y * tileSide + x] = 0
    tile.rowBest[y] = bestOfRow(tile.scores, y)
  }
  tile.best = bestOfTile(tile)
}

const near = (tile: Kept, column: number, row: number, steps: number) => {
  const [x, y] = [column - tile.column * tileSide, row - tile.row * tileSide]
  return x > -steps && x < tileSide + steps && y > -steps && y < tileSide + steps
}

/** The best cell, then the best of those that do not overlap it, and so on; fewer when nothing has a score. */
export const chooseDisjoint = (anchors: readonly Anchors[], steps: number, most: number): Anchor[] => {
  const tiles = anchors.map(keep)
  const chosen: Anchor[] = []
  while (chosen.length < most) {
    let top: Kept | undefined
    for (const tile of tiles) if (top === undefined || tile.scores[tile.best]! > top.scores[top.best]!) top = tile
    const score = top === undefined ? 0 : top.scores[top.best]!
    if (top === undefined || !(score > 0)) break
    const column = top.column * tileSide + (top.best % tileSide)
    const row = top.row * tileSide + Math.floor(top.best / tileSide)
    chosen.push({ column, row, score })
    for (const tile of tiles) if (near(tile, column, row, steps)) forbid(tile, column, row, steps)
  }
  return chosen
}
