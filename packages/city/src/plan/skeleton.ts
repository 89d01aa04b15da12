import { countryRoads } from './country-roads.ts'
import type { GridShift } from './grid-shift.ts'
import type { Extent, StreetClass } from './partition.ts'
import type { PlanRoad } from './plan-road.ts'
import type { Point } from './plane.ts'

export const wholeExtent: Extent = { west: -16500, south: -9800, east: 16500, north: 16800 }
export const ring: Extent = { west: -5000, south: -4300, east: 5000, north: 4500 }
export const riverCorridor = 190

export type Zone = 'old' | 'core' | 'new' | 'estate' | 'industry' | 'fringe' | 'town' | 'park'

/** Parks and built-up rectangles outside the ring, edged by streets; parks stay whole, the rest is cut into blocks. */
export const tracts: readonly (Extent & { zone: Zone })[] = [
  { west: -250, south: -1300, east: 700, north: -620, zone: 'park' },
  { west: -1450, south: 1150, east: -950, north: 1600, zone: 'park' },
  { west: -2600, south: 3400, east: -1300, north: 4050, zone: 'park' },
  { west: 3950, south: 1150, east: 4600, north: 1950, zone: 'park' },
  { west: -3500, south: -2600, east: -2750, north: -1900, zone: 'park' },
  { west: 1200, south: 10300, east: 1750, north: 10800, zone: 'park' },
  { west: 5000, south: 700, east: 6300, north: 3400, zone: 'estate' },
  { west: -6300, south: -2300, east: -5000, north: -riverCorridor, zone: 'fringe' },
  { west: 5000, south: -4000, east: 7700, north: -600, zone: 'industry' },
  { west: -4300, south: -5300, east: -2300, north: -4300, zone: 'fringe' },
  { west: -6100, south: 1150, east: -5000, north: 3400, zone: 'fringe' },
  { west: -4000, south: 4500, east: -2600, north: 5050, zone: 'fringe' },
  { west: 1200, south: 4500, east: 3950, north: 5060, zone: 'estate' },
  { west: 6300, south: 1700, east: 7300, north: 2900, zone: 'fringe' },
  { west: -1500, south: -5250, east: 1300, north: -4300, zone: 'industry' },
  { west: -300, south: 9400, east: 2700, north: 11200, zone: 'town' },
]

/** Ring road: a rectangle with round corners, closed. */
const ringRoad = (at: Extent, radius: number): Point[] => {
  const corners: [Point, number][] = [
    [[at.east - radius, at.north - radius], 0],
    [[at.west + radius, at.north - radius], 90],
    [[at.west + radius, at.south + radius], 180],
    [[at.east - radius, at.south + radius], 270],
  ]
  const line = corners.flatMap(([centre, start]) =>
    [0, 18, 36, 54, 72, 90].map((step): Point => {
      const angle = ((start + step) * Math.PI) / 180
      return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)]
    }),
  )
  return [...line, line[0] as Point]
}

const avenues: readonly [axis: 'x' | 'y', at: number, from: number, to: number, street: StreetClass][] = [
  ['y', 2300, -5000, 5000, 'primary'],
  ['y', -1300, -5000, 5000, 'primary'],
  ['y', -2600, -5000, 5000, 'primary'],
  ['x', -2600, -4300, 4500, 'primary'],
  ['x', -250, -2900, 4500, 'primary'],
  ['x', 2800, -4300, 4500, 'primary'],
  ['x', -1800, -4300, -riverCorridor, 'primary'],
  ['y', riverCorridor, -5000, 5000, 'secondary'],
  ['y', -riverCorridor, -5000, 5000, 'secondary'],
  ['y', 1150, -5000, 5000, 'secondary'],
  ['y', 3400, -5000, 5000, 'secondary'],
  ['y', -3500, -5000, 5000, 'secondary'],
  ['x', -3900, riverCorridor, 4500, 'secondary'],
  ['x', -3500, -4300, -riverCorridor, 'secondary'],
  ['x', 1200, riverCorridor, 4500, 'secondary'],
  ['x', 1450, -2900, -riverCorridor, 'secondary'],
  ['x', 3950, -4300, -riverCorridor, 'secondary'],
  ['x', 3950, riverCorridor, 4500, 'secondary'],
  ['y', 10300, -300, 2700, 'primary'],
  ['x', 1200, 9400, 11200, 'primary'],
]

/** Whether the ring or an avenue already runs along a line over the whole of a stretch. */
const isLaid = (axis: 'x' | 'y', at: number, from: number, to: number): boolean => {
  const sides =
    axis === 'x' ? [ring.west, ring.east, ring.south, ring.north] : [ring.south, ring.north, ring.west, ring.east]
  if ((at === sides[0] || at === sides[1]) && from >= sides[2]! && to <= sides[3]!) return true
  return avenues.some(line => line[0] === axis && line[1] === at && line[2] <= from && line[3] >= to)
}

/** Streets round the tracts, except where an avenue or the ring is the edge already. */
const tractEdges = (shift: GridShift): PlanRoad[] => {
  return tracts.flatMap(({ west, south, east, north, zone }, i) => {
    const [w, s, e, n] = [shift('x', west), shift('y', south), shift('x', east), shift('y', north)]
    const street = zone === 'park' ? 'tertiary' : 'secondary'
    const edge = (axis: 'x' | 'y', nominal: number, from: Point, to: Point): PlanRoad[] => {
      const [low, high] = axis === 'x' ? [south, north] : [west, east]
      return isLaid(axis, nominal, low, high)
        ? []
        : [{ street, points: [from, to], nameKey: `tract${i}${axis}${nominal}`, axis }]
    }
    return [
      ...edge('y', south, [w, s], [e, s]),
      ...edge('y', north, [w, n], [e, n]),
      ...edge('x', west, [w, s], [w, n]),
      ...edge('x', east, [e, s], [e, n]),
    ]
  })
}

/** All main roads of the city; local streets are cut into the blocks between them afterwards. */
export const skeletonRoads = (shift: GridShift): PlanRoad[] => {
  const ringAt: Extent = {
    west: shift('x', ring.west),
    south: shift('y', ring.south),
    east: shift('x', ring.east),
    north: shift('y', ring.north),
  }
  return [
    { street: 'trunk', points: ringRoad(ringAt, 700), nameKey: 'ring', axis: 'y' },
    ...avenues.map(([axis, at, from, to, street]): PlanRoad => {
      const line = shift(axis, at)
      const other = axis === 'x' ? 'y' : 'x'
      const [a, b] = [shift(other, from), shift(other, to)]
      const points: Point[] =
        axis === 'x'
          ? [
              [line, a],
              [line, b],
            ]
          : [
              [a, line],
              [b, line],
            ]
      return {
        street,
        points,
        nameKey: `${axis}${at}${from > 9000 || at > 9000 ? 'town' : ''}`,
        axis: other === 'x' ? 'y' : 'x',
      }
    }),
    ...countryRoads(shift),
    ...tractEdges(shift),
  ]
}

/** The railway, parallel to the southern avenue, on the unbent plan. */
export const railway: readonly Point[] = [
  [-18500, -4700],
  [-9000, -4000],
  [-5400, -3420],
  [-2500, -3180],
  [2600, -3180],
  [6000, -3350],
  [9500, -4300],
  [18500, -5200],
]
