import type { Random } from '../random/random.ts'
import { cellAt, type Division } from './partition.ts'
import type { PlanRoad } from './plan-road.ts'
import { along, distance, type Point, segmentDistance } from './plane.ts'

/** A hamlet of the country: where, how big, and which community it belongs to. Plan metres. */
export interface VillageSite {
  readonly cell: number
  readonly at: Point
  readonly houses: number
  /** Direction of its main lane, radians. */
  readonly turn: number
}

/** Nominal places of hamlets on the plan and their houses; the seed moves each a little. */
const hamlets: readonly (readonly [x: number, y: number, houses: number])[] = [
  [-8200, 2900, 46],
  [-12100, 3700, 34],
  [-8800, 900, 52],
  [-12300, 1500, 30],
  [8300, 1500, 50],
  [12300, 1400, 36],
  [9300, 3700, 44],
  [13100, 3300, 28],
  [-8600, -1900, 48],
  [-12200, -900, 36],
  [-8300, -500, 24],
  [10200, -3100, 40],
  [6600, -5300, 30],
  [12600, -5600, 26],
  [9900, -1300, 46],
  [13300, -1900, 28],
  [-8000, -4900, 34],
  [-12000, -5400, 26],
  [-2900, -6900, 48],
  [300, -5500, 40],
  [600, -7900, 30],
  [1400, 7200, 40],
  [-2300, 6500, 26],
  [100, 14100, 34],
  [-13100, 7200, 30],
  [-7200, 7400, 36],
  [-12000, 10500, 52],
  [-6700, 11600, 38],
  [-9400, 14300, 24],
  [9000, 7000, 34],
  [13800, 7300, 28],
  [8700, 10300, 40],
  [12900, 11900, 56],
  [10600, 14600, 24],
]

export const villageSites = (division: Division, random: Random): VillageSite[] =>
  hamlets.flatMap(([x, y, houses]): VillageSite[] => {
    const at: Point = [x + random.between(-180, 180), y + random.between(-180, 180)]
    const site = { at, houses: houses + random.integer(-5, 8), turn: random.between(-0.6, 0.6) }
    const home = cellAt(division, at)
    if (!home) return []
    const { west, south, east, north } = home.extent
    const clear = at[0] > west + 380 && at[0] < east - 380 && at[1] > south + 380 && at[1] < north - 380
    return clear ? [{ ...site, cell: division.cells.indexOf(home) }] : []
  })

const nearestOnRoad = (from: Point, roads: readonly PlanRoad[]): Point => {
  let best: Point = from
  let nearest = Infinity
  for (const { points } of roads)
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1] as Point
      const b = points[i] as Point
      if (segmentDistance(from, a, b) >= nearest) continue
      nearest = segmentDistance(from, a, b)
      const length = distance(a, b) ** 2
      const share = ((from[0] - a[0]) * (b[0] - a[0]) + (from[1] - a[1]) * (b[1] - a[1])) / length
      best = along(a, b, Math.max(0, Math.min(1, share)))
    }
  return best
}

/** A track from each hamlet to the nearest country road, and its main lane. */
export const villageTracks = (villages: readonly VillageSite[], country: readonly PlanRoad[]): PlanRoad[] =>
  villages.flatMap(({ at, houses, turn }, i): PlanRoad[] => {
    const reach = 40 + houses * 4
    const end = (sign: number): Point => [at[0] + sign * reach * Math.cos(turn), at[1] + sign * reach * Math.sin(turn)]
    const road = nearestOnRoad(at, country)
    const past = along(at, road, 1 + 3 / Math.max(10, distance(at, road)))
    const [mx, my] = along(at, road, 0.5)
    const kink: Point = [mx - (road[1] - at[1]) * turn * 0.22, my + (road[0] - at[0]) * turn * 0.22]
    return [
      { street: 'track', points: [at, kink, past], nameKey: `track${i}`, axis: 'x' },
      { street: 'lane', points: [end(-1), at, end(1)], nameKey: `village${i}`, axis: 'y' },
    ]
  })
