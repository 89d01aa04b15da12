import { seededRandom } from '../random.ts'
import { type Cell, type CellSize, holds, type Points } from './points.ts'

/** Tells whether a place lies in any of the cells; cells are found by the lattice squares they touch. */
export const coverOf = (cells: readonly Cell[], size: CellSize): ((x: number, y: number) => boolean) => {
  const near = new Map<string, Cell[]>()
  for (const cell of cells)
    for (const column of [Math.floor(cell.minX / size.width), Math.floor(cell.maxX / size.width)])
      for (const row of [Math.floor(cell.minY / size.height), Math.floor(cell.maxY / size.height)]) {
        const key = `${column},${row}`
        near.set(key, [...(near.get(key) ?? []), cell])
      }
  return (x, y) => {
    const found = near.get(`${Math.floor(x / size.width)},${Math.floor(y / size.height)}`)
    return found?.some(cell => holds(cell, x, y)) ?? false
  }
}

/** Of what happened from `from` until before `to`: for each, whether each of two forecasts had it. */
export type Outcome = { total: number; both: number; onlyOurs: number; onlyRival: number }

export const outcomeOf = (
  points: Points,
  span: { readonly from: number; readonly to: number },
  ours: (x: number, y: number) => boolean,
  rival: (x: number, y: number) => boolean,
): Outcome => {
  const outcome = { total: 0, both: 0, onlyOurs: 0, onlyRival: 0 }
  for (let i = 0; i < points.x.length; i += 1) {
    if (!(points.day[i]! >= span.from && points.day[i]! < span.to)) continue
    outcome.total += 1
    const [hit, other] = [ours(points.x[i]!, points.y[i]!), rival(points.x[i]!, points.y[i]!)]
    if (hit && other) outcome.both += 1
    else if (hit) outcome.onlyOurs += 1
    else if (other) outcome.onlyRival += 1
  }
  return outcome
}

export type Interval = { readonly value: number; readonly low: number; readonly high: number }

/** Prediction accuracy index: share of incidents caught over share of the area searched (Chainey et al. 2008). */
export type Comparison = {
  readonly incidents: number
  readonly hits: { readonly ours: number; readonly rival: number }
  readonly pai: { readonly ours: Interval; readonly rival: Interval; readonly difference: Interval }
}

/** A Poisson number: by products below 30, beyond that the rounded normal is near enough for an interval. */
const poisson = (mean: number, random: () => number): number => {
  if (mean > 30) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal))
  }
  const limit = Math.exp(-mean)
  let [count, product] = [0, random()]
  while (product > limit) {
    count += 1
    product *= random()
  }
  return count
}

const middle95 = (value: number, drawn: number[]): Interval => {
  const sorted = Float64Array.from(drawn).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? value
  return { value, low: at(0.025), high: at(0.975) }
}

/**
 * PAI of both with 95 % intervals by a Poisson bootstrap over incidents, paired: the same resampled incidents judge
 * both forecasts. `areaShare` is the area of the cells over that of the whole.
 */
export const compare = (outcome: Outcome, areaShare: number, seed = 1, replicates = 2000): Comparison => {
  const pai = (hits: number, total: number) => (total === 0 ? 0 : hits / total / areaShare)
  const { total, both, onlyOurs, onlyRival } = outcome
  const neither = total - both - onlyOurs - onlyRival
  const random = seededRandom(seed)
  const [ours, rival, difference]: [number[], number[], number[]] = [[], [], []]
  for (let n = 0; n < replicates; n += 1) {
    const [b, o, r, none] = [both, onlyOurs, onlyRival, neither].map(mean => poisson(mean, random)) as [
      number,
      number,
      number,
      number,
    ]
    const sum = b + o + r + none
    ours.push(pai(b + o, sum))
    rival.push(pai(b + r, sum))
    difference.push(pai(o, sum) - pai(r, sum))
  }
  const hits = { ours: both + onlyOurs, rival: both + onlyRival }
  return {
    incidents: total,
    hits,
    pai: {
      ours: middle95(pai(hits.ours, total), ours),
      rival: middle95(pai(hits.rival, total), rival),
      difference: middle95(pai(hits.ours, total) - pai(hits.rival, total), difference),
    },
  }
}
