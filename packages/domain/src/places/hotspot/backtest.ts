import { type Comparison, compare, coverOf, type Outcome, outcomeOf } from './accuracy.ts'
import type { Cell, CellSize, Points } from './points.ts'
import type { HotspotPolicy } from './policy.ts'
import { rankCells } from './rank.ts'
import { naiveCount } from './rivals.ts'

export type Backtest = Comparison & { readonly windows: number; readonly days: number }

export type BacktestRequest = {
  readonly points: Points
  /** Nothing on or after this day is looked at. */
  readonly until: number
  readonly cell: CellSize
  readonly most: number
  /** Area of one cell over the area of the whole. */
  readonly cellShare: number
  readonly windows: number
  readonly days: number
  readonly policy?: HotspotPolicy
}

/** How two ways of choosing cells would have done in each of the last `windows` spans of `days`, added up. */
export const rollingOutcome = (
  { points, until, cell, windows, days }: BacktestRequest,
  ours: (from: number) => readonly Cell[],
  rival: (from: number) => readonly Cell[],
): { readonly outcome: Outcome; readonly cells: number } => {
  const sum = { total: 0, both: 0, onlyOurs: 0, onlyRival: 0 }
  let cells = 0
  for (let back = windows; back >= 1; back -= 1) {
    const from = until - back * days
    const [mine, other] = [ours(from), rival(from)]
    cells = Math.max(cells, mine.length)
    const part = outcomeOf(points, { from, to: from + days }, coverOf(mine, cell), coverOf(other, cell))
    sum.total += part.total
    sum.both += part.both
    sum.onlyOurs += part.onlyOurs
    sum.onlyRival += part.onlyRival
  }
  return { outcome: sum, cells }
}

/** The ranking against the naive count, each forecast made from what was known on its own day. */
export const backtest = (request: BacktestRequest): Backtest => {
  const { points, cell, most, policy } = request
  const { outcome } = rollingOutcome(
    request,
    from => rankCells({ points, until: from, cell, most, ...(policy === undefined ? {} : { policy }) }),
    from => naiveCount({ points, cell, until: from, most }),
  )
  return { ...compare(outcome, most * request.cellShare), windows: request.windows, days: request.days }
}
