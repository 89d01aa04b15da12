import {
  type Cell,
  type CellSize,
  type Comparison,
  compare,
  coverOf,
  naiveCount,
  oracle,
  outcomeOf,
  type Points,
  randomCells,
  rankCells,
} from '../../packages/domain/src/places/hotspot/index.ts'

const DAY_MS = 86_400_000

/** First days of the last `count` whole months of the data, and of the month after. */
export function lastMonths(points: Points, count: number): number[] {
  const last = points.day.reduce((high, day) => Math.max(high, day), -Infinity)
  const end = new Date((last + 1) * DAY_MS)
  const after = end.getUTCFullYear() * 12 + end.getUTCMonth()
  return Array.from({ length: count + 1 }, (_, i) => {
    const month = after - count + i
    return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS
  })
}

export interface Contest {
  readonly points: Points
  readonly cell: CellSize
  readonly most: number
  readonly cellShare: number
  readonly months: readonly number[]
}

type Ranking = (from: number, to: number) => readonly Cell[]

/** Windows of the count, days: the best of them is the floor to beat. */
const COUNT_WINDOWS = [91, 182, 365, 730, Infinity]

/** One ranking against another over every month, each forecast from what was known at its start. */
function contest({ points, cell, most, cellShare, months }: Contest, ours: Ranking, rival: Ranking): Comparison {
  const sum = { total: 0, both: 0, onlyOurs: 0, onlyRival: 0 }
  for (let i = 0; i + 1 < months.length; i += 1) {
    const [from, to] = [months[i]!, months[i + 1]!]
    const part = outcomeOf(points, { from, to }, coverOf(ours(from, to), cell), coverOf(rival(from, to), cell))
    sum.total += part.total
    sum.both += part.both
    sum.onlyOurs += part.onlyOurs
    sum.onlyRival += part.onlyRival
  }
  return compare(sum, most * cellShare)
}

/** Ours against the best count, then the oracle and random cells, each with its interval. */
export function runContest(given: Contest) {
  const { points, cell, most } = given
  const ask = (until: number) => ({ points, cell, until, most })
  const kept = new Map<number, readonly Cell[]>()
  const ours: Ranking = from => {
    if (!kept.has(from)) kept.set(from, rankCells(ask(from)))
    return kept.get(from)!
  }
  const counts = COUNT_WINDOWS.map(days => ({
    days,
    result: contest(given, ours, from => naiveCount(ask(from), days)),
  }))
  const naive = counts.reduce((best, one) => (one.result.hits.rival > best.result.hits.rival ? one : best))
  const ideal = contest(given, ours, (from, to) => oracle(ask(from), to - from))
  const chance = contest(given, ours, from => randomCells(ask(from), from))
  return { naive, ideal, chance }
}
