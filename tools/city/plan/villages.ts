import type { Random } from '../random/random.ts'
import type { CommunityCell, Division } from './partition.ts'
import { along, distance, type Point, segmentDistance } from './plane.ts'
import type { PlanRoad } from './skeleton.ts'

/** A hamlet of the country: where, how big, and which community it belongs to. Plan metres. */
export interface VillageSite {
  readonly cell: number
  readonly at: Point
  readonly houses: number
  /** Direction of its main lane, radians. */
  readonly turn: number
}

/** Nominal places of hamlets by station key and community number; the seed moves each a little. */
const hamlets: Readonly<Record<string, readonly [number: number, x: number, y: number, houses: number][]>> = {
  chengxi: [
    [4, -8200, 2900, 46],
    [4, -12100, 3700, 34],
    [5, -8800, 900, 52],
    [5, -12300, 1500, 30],
  ],
  chengdong: [
    [4, 8300, 1500, 50],
    [4, 12300, 1400, 36],
    [5, 9300, 3700, 44],
    [5, 13100, 3300, 28],
  ],
  hewan: [
    [1, -8600, -1900, 48],
    [1, -12200, -900, 36],
    [1, -8300, -500, 24],
  ],
  kaifaqu: [
    [4, 10200, -3100, 40],
    [4, 6600, -5300, 30],
    [4, 12600, -5600, 26],
    [5, 9900, -1300, 46],
    [5, 13300, -1900, 28],
  ],
  zhanqian: [
    [1, -8000, -4900, 34],
    [1, -12000, -5400, 26],
    [2, -2900, -6900, 48],
    [2, 300, -5500, 40],
    [2, 600, -7900, 30],
  ],
  bulage: [
    [1, 1400, 7200, 40],
    [1, -2300, 6500, 26],
    [5, 100, 14100, 34],
  ],
  haoqin: [
    [1, -13100, 7200, 30],
    [2, -7200, 7400, 36],
    [3, -12000, 10500, 52],
    [4, -6700, 11600, 38],
    [5, -9400, 14300, 24],
  ],
  erdengta: [
    [1, 9000, 7000, 34],
    [2, 13800, 7300, 28],
    [3, 8700, 10300, 40],
    [4, 12900, 11900, 56],
    [5, 10600, 14600, 24],
  ],
}

const cellIndex = (cells: readonly CommunityCell[], station: string, number: number): number =>
  cells.findIndex(c => c.station === station && c.number === number)

export const villageSites = (division: Division, random: Random): VillageSite[] =>
  Object.entries(hamlets).flatMap(([station, places]) =>
    places.flatMap(([number, x, y, houses]): VillageSite[] => {
      const cell = cellIndex(division.cells, station, number)
      const at: Point = [x + random.between(-180, 180), y + random.between(-180, 180)]
      const site = { cell, at, houses: houses + random.integer(-5, 8), turn: random.between(-0.6, 0.6) }
      const { west, south, east, north } = division.cells[cell]!.extent
      const inside = at[0] > west + 400 && at[0] < east - 400 && at[1] > south + 400 && at[1] < north - 400
      return inside ? [site] : []
    }),
  )

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
