import { anchorsOf } from './anchors.ts'
import { chooseDisjoint } from './choose.ts'
import type { CellSize, Points, RankedCell } from './points.ts'
import { dailyWeights, type HotspotPolicy, hotspotPolicy } from './policy.ts'
import { startTiles } from './tiles.ts'

export type RankRequest = {
  readonly points: Points
  /** Day of the forecast: only what happened strictly before it is read. */
  readonly until: number
  readonly cell: CellSize
  /** How many cells at most; the caller divides the area by the cell. */
  readonly most: number
  readonly policy?: HotspotPolicy
}

const furthestBin = 2 ** 25

/**
 * Cells where incidents are to be expected soon after `until`, best first, none overlapping another. Deterministic, and
 * the order of the points does not matter beyond rounding. Points beyond 2^25 steps from zero are passed over.
 */
export const rankCells = ({ points, until, cell, most, policy = hotspotPolicy }: RankRequest): RankedCell[] => {
  const tiles = startTiles()
  const weight = dailyWeights(policy)
  const [stepX, stepY] = [cell.width / policy.steps, cell.height / policy.steps]
  for (let i = 0; i < points.x.length; i += 1) {
    const w = weight(until - points.day[i]!)
    if (w === 0) continue
    const [column, row] = [Math.floor(points.x[i]! / stepX), Math.floor(points.y[i]! / stepY)]
    if (Math.abs(column) < furthestBin && Math.abs(row) < furthestBin) tiles.add(column, row, w)
  }
  return chooseDisjoint(anchorsOf(tiles, policy.steps, policy.surround), policy.steps, most).map(
    ({ column, row, score }) => ({
      minX: column * stepX,
      minY: row * stepY,
      maxX: (column + policy.steps) * stepX,
      maxY: (row + policy.steps) * stepY,
      score,
    }),
  )
}
