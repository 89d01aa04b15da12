import type { GridShift } from './grid-shift.ts'
import type { PlanRoad } from './plan-road.ts'
import type { Point } from './plane.ts'

const country: readonly [nameKey: string, axis: 'x' | 'y', street: PlanRoad['street'], points: readonly Point[]][] = [
  [
    'north',
    'x',
    'trunk',
    [
      [-250, 4500],
      [100, 6500],
      [700, 8300],
      [1200, 9400],
    ],
  ],
  [
    'north',
    'x',
    'trunk',
    [
      [1200, 11200],
      [1350, 12700],
      [700, 15000],
      [900, 17400],
    ],
  ],
  [
    'east',
    'y',
    'trunk',
    [
      [5000, 2300],
      [6300, 2380],
      [9000, 2900],
      [12500, 2300],
      [17200, 3200],
    ],
  ],
  [
    'west',
    'y',
    'trunk',
    [
      [-5000, 2300],
      [-6100, 2200],
      [-9000, 1700],
      [-12500, 2500],
      [-17200, 2200],
    ],
  ],
  [
    'south',
    'x',
    'trunk',
    [
      [-1800, -4300],
      [-2150, -5400],
      [-2300, -7000],
      [-1700, -10400],
    ],
  ],
  [
    'southeast',
    'y',
    'secondary',
    [
      [5000, -2600],
      [7700, -2620],
      [10500, -2200],
      [13500, -2900],
      [17200, -2500],
    ],
  ],
  [
    'southwest',
    'y',
    'secondary',
    [
      [-5000, -1300],
      [-6300, -1350],
      [-9500, -1000],
      [-13000, -1700],
      [-17200, -1300],
    ],
  ],
  [
    'steppewest',
    'y',
    'secondary',
    [
      [-300, 10300],
      [-4200, 10500],
      [-8300, 11200],
      [-12800, 10800],
      [-17200, 11600],
    ],
  ],
  [
    'steppeeast',
    'y',
    'secondary',
    [
      [2700, 10300],
      [6400, 10600],
      [10800, 11400],
      [14000, 11000],
      [17200, 11900],
    ],
  ],
  [
    'motorway',
    'y',
    'motorway',
    [
      [-17600, -7300],
      [-9000, -6500],
      [-2300, -6150],
      [4000, -6500],
      [10000, -6300],
      [17600, -7200],
    ],
  ],
]

/** Catmull-Rom curve through the points, six pieces a span. */
const smooth = (points: readonly Point[]): Point[] => {
  const at = (i: number) => points[Math.max(0, Math.min(points.length - 1, i))] as Point
  const blend = (i: number, t: number, axis: 0 | 1): number => {
    const [p, q, r, s] = [at(i - 1)[axis], at(i)[axis], at(i + 1)[axis], at(i + 2)[axis]]
    return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t * t * t)
  }
  const curve = points
    .slice(1)
    .flatMap((_, i) => [0, 1, 2, 3, 4, 5].map((k): Point => [blend(i, k / 6, 0), blend(i, k / 6, 1)]))
  return [...curve, at(points.length - 1)]
}

/** Roads out of the city and across the steppe, on the unbent plan. */
export const countryRoads = (shift: GridShift): PlanRoad[] =>
  country.map(([nameKey, axis, street, points]) => ({
    ...{ nameKey, axis, street },
    points: smooth(points.map(([px, py]): Point => [shift('x', px), shift('y', py)])),
  }))
