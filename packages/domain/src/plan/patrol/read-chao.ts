import { countOf, MOST_POINTS, numbersOf, PlanFileFault } from '../plan-file-fault.ts'
import type { PatrolProblem } from './problem.ts'

/**
 * Chao, Golden and Wasil (1996): "n;…", "m;…", "tmax;…", then "x;y;prize" a point: the first is the start, the last the
 * end. Separators may be spaces. Ways are Euclidean distances in double precision. Throws PlanFileFault with the line.
 */
export function readChao(text: string): PatrolProblem {
  const lines = text
    .split('\n')
    .map((words, i) => ({ line: i + 1, words: words.trim() }))
    .filter(({ words }) => words !== '')
  const [n, m, most, ...rows] = lines
  const points = countOf(headed(n, 'n'), n?.line ?? 1, MOST_POINTS, '点数', 'the number of points')
  const crews = countOf(headed(m, 'm'), m!.line, 1000, '车组数', 'the number of crews')
  const limit = headed(most, 'tmax')
  if (limit < 0) throw new PlanFileFault(most!.line, 'tmax 不能小于 0', 'tmax must not be below 0')
  if (points < 2 || rows.length !== points)
    throw new PlanFileFault(
      rows.at(-1)?.line ?? most!.line,
      `首行写 ${points} 个点（至少 2 个），实有 ${rows.length} 个`,
      `the first line promises ${points} points (at least 2), there are ${rows.length}`,
    )
  const places = rows.map(({ line, words }) => {
    const values = numbersOf(words, line, /\s*[;\s]\s*/)
    if (values.length === 3 && values[2]! >= 0) return values
    throw new PlanFileFault(line, '应为“x;y;分值”，分值不小于 0', 'must be "x;y;prize", prize at least 0')
  })
  return problemOf(places, crews, limit)
}

function headed(row: { line: number; words: string } | undefined, name: string): number {
  const line = row?.line ?? 1
  const [head, value, ...more] = (row?.words ?? '').split(/[;\s]+/)
  if (head?.toLowerCase() !== name || value === undefined || more.some(word => word !== ''))
    throw new PlanFileFault(line, `应为“${name};数值”`, `must be "${name};number"`)
  return numbersOf(value, line)[0]!
}

/** Point 0 is the start when left and the end when reached; the stops keep their row numbers. */
function problemOf(places: readonly (readonly number[])[], crews: number, limit: number): PatrolProblem {
  const visits = places.length - 2
  const points = visits + 1
  const travel = new Float64Array(points * points)
  const way = (a: number, b: number) => Math.hypot(places[a]![0]! - places[b]![0]!, places[a]![1]! - places[b]![1]!)
  for (let a = 0; a < points; a += 1)
    for (let b = 0; b < points; b += 1) travel[a * points + b] = way(a, b === 0 ? points : b)
  const none = new Float64Array(points)
  return {
    visits,
    travel,
    earliest: none,
    latest: new Float64Array(points).fill(limit),
    duration: none,
    demand: none,
    prize: Float64Array.from({ length: points }, (_, i) => (i === 0 ? 0 : places[i]![2]!)),
    crews: Array.from({ length: Math.min(crews, Math.max(1, visits)) }, () => ({ from: 0, to: limit, capacity: 0 })),
  }
}
