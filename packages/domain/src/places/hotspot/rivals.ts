import { seededRandom } from '../random.ts'
import type { Cell, CellSize, Points, RankedCell } from './points.ts'
import { type HotspotPolicy, hotspotPolicy } from './policy.ts'
import { rankCells } from './rank.ts'

type Counts = Map<string, { readonly column: number; readonly row: number; count: number }>

const latticeCounts = (points: Points, cell: CellSize, from: number, until: number): Counts => {
  const counts: Counts = new Map()
  for (let i = 0; i < points.x.length; i += 1) {
    if (!(points.day[i]! >= from && points.day[i]! < until)) continue
    const [column, row] = [Math.floor(points.x[i]! / cell.width), Math.floor(points.y[i]! / cell.height)]
    const key = `${column},${row}`
    const known = counts.get(key)
    if (known === undefined) counts.set(key, { column, row, count: 1 })
    else known.count += 1
  }
  return counts
}

const squares = (counts: Counts, cell: CellSize): RankedCell[] =>
  [...counts.values()]
    .sort((p, q) => q.count - p.count || p.row - q.row || p.column - q.column)
    .map(({ column, row, count }) => ({
      minX: column * cell.width,
      minY: row * cell.height,
      maxX: (column + 1) * cell.width,
      maxY: (row + 1) * cell.height,
      score: count,
    }))

export type RivalRequest = {
  readonly points: Points
  readonly cell: CellSize
  readonly until: number
  readonly most: number
}

/** The naive forecast: the cells of one lattice where most has happened, in all time or in the last `days`. */
export const naiveCount = ({ points, cell, until, most }: RivalRequest, days = Infinity): RankedCell[] =>
  squares(latticeCounts(points, cell, until - days, until), cell).slice(0, most)

/** What a forecast that knew the future could have had, cells moved freely: it looks at what happened. To compare only. */
export const oracle = ({ points, cell, until, most }: RivalRequest, days: number): RankedCell[] => {
  const future: HotspotPolicy = {
    longRunBase: 1,
    decayDays: 1,
    nearRepeat: { weight: 0, days: 1 },
    season: 0,
    surround: 0,
    steps: hotspotPolicy.steps,
  }
  const happened = points.day.map(day => (day >= until && day < until + days ? -1e6 : Infinity))
  return rankCells({ points: { ...points, day: happened }, until, cell, most, policy: future })
}

/** Cells drawn at random from a lattice over the part of the map where anything has happened: what must fail. */
export const randomCells = ({ points, cell, until, most }: RivalRequest, seed: number): Cell[] => {
  const all = squares(latticeCounts(points, cell, -Infinity, until), cell)
  if (all.length === 0) return []
  const random = seededRandom(seed)
  const columns = all.map(square => Math.round(square.minX / cell.width))
  const rows = all.map(square => Math.round(square.minY / cell.height))
  const span = (values: number[]) => {
    const sorted = values.toSorted((p, q) => p - q)
    const low = sorted[Math.floor(sorted.length * 0.01)]!
    return { low, size: sorted[Math.ceil(sorted.length * 0.99) - 1]! - low + 1 }
  }
  const [across, up] = [span(columns), span(rows)]
  const drawn = new Map<string, Cell>()
  for (let tries = 0; drawn.size < Math.min(most, across.size * up.size) && tries < most * 50; tries += 1) {
    const column = across.low + Math.floor(random() * across.size)
    const row = up.low + Math.floor(random() * up.size)
    drawn.set(`${column},${row}`, {
      minX: column * cell.width,
      minY: row * cell.height,
      maxX: (column + 1) * cell.width,
      maxY: (row + 1) * cell.height,
    })
  }
  return [...drawn.values()]
}
