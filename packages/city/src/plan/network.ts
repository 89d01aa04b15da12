import { stream } from '../random/stream.ts'
import { type Arrangement, arrange, type Segment } from './arrangement.ts'
import { countryRoads } from './country-roads.ts'
import { type FaceGraph, faceRing, tail, traceFaces } from './faces.ts'
import { type GridShift, gridShift } from './grid-shift.ts'
import { type CommunityCell, cellAt, type Division, divide } from './partition.ts'
import type { PlanRoad } from './plan-road.ts'
import { along, contains, distance, lineDistance, type Point, type Ring } from './plane.ts'
import { ring, riverCorridor, skeletonRoads, wholeExtent, type Zone } from './skeleton.ts'
import { subdivide } from './subdivide.ts'
import { type VillageSite, villageSites, villageTracks } from './villages.ts'
import { zoneAt, zoneStyles } from './zones.ts'

export interface NetworkFace {
  readonly zone: Zone | undefined
  /** The strip between the embankment streets. */
  readonly riverside: boolean
  /** Index into `division.cells`. */
  readonly cell: number
}

/** The city's lines on the unbent plan: streets and borders as a planar graph, its faces the blocks. */
export interface Network {
  readonly division: Division
  readonly roads: readonly PlanRoad[]
  readonly graph: Arrangement
  readonly faceGraph: FaceGraph
  readonly faces: readonly NetworkFace[]
  readonly villages: readonly VillageSite[]
  readonly outline: Ring
}

const margin = 60

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))

/** The administrative border: the whole extent with a wandering edge, nowhere beyond it. */
const wanderingOutline = (seed: number): Point[] => {
  const random = stream(seed, 'outline')
  const { west, south, east, north } = wholeExtent
  const corners: Point[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
  return corners.flatMap((corner, i) => {
    const next = corners[(i + 1) % 4] as Point
    const count = 14
    return Array.from({ length: count }, (_, k): Point => {
      const [x, y] = along(corner, next, k / count)
      return [
        clamp(x + random.normal(0, 420) - Math.sign(x) * 500, west + margin, east - margin),
        clamp(y + random.normal(0, 420) - Math.sign(y) * 400, south + margin, north - margin),
      ]
    })
  })
}

const roadSegments = (roads: readonly PlanRoad[], offset = 0): Segment[] =>
  roads.flatMap(({ points }, road) =>
    points.slice(1).map((b, i): Segment => ({ a: points[i] as Point, b, road: road + offset })),
  )

/** Streets that follow the community borders inside the ring; main avenues are in the skeleton already. */
const borderStreets = (division: Division, shift: GridShift): PlanRoad[] =>
  division.cuts.flatMap(({ from, to, street, axis }): PlanRoad[] => {
    if (street === 'border' || street === 'primary') return []
    const limit = (p: Point): Point => [
      clamp(p[0], shift('x', ring.west), shift('x', ring.east)),
      clamp(p[1], shift('y', ring.south), shift('y', ring.north)),
    ]
    const middle = (from[1] + to[1]) / 2
    const offRiver = ([x, y]: Point): Point => [
      x,
      Math.abs(y) > riverCorridor ? y : middle > 0 ? riverCorridor : -riverCorridor,
    ]
    const points = [offRiver(limit(from)), offRiver(limit(to))] as const
    if (distance(points[0], points[1]) < 50) return []
    return [{ street, points, axis, nameKey: `${axis}${axis === 'x' ? from[0] : from[1]}` }]
  })

const dropOutside = (graph: Arrangement, outline: Ring): Arrangement => ({
  nodes: graph.nodes,
  edges: graph.edges.filter(({ from, to }) => {
    const middle = along(graph.nodes[from] as Point, graph.nodes[to] as Point, 0.5)
    return contains(outline, middle) || lineDistance(middle, outline, true) < 3
  }),
})

/** A point just inside a face: beside the middle of its longest edge. */
const innerPoint = (graph: Arrangement, loop: readonly number[]): Point => {
  let best = 0
  let at: Point = [0, 0]
  for (const half of loop) {
    const a = graph.nodes[tail(graph, half)] as Point
    const b = graph.nodes[tail(graph, half ^ 1)] as Point
    const length = distance(a, b)
    if (length <= best) continue
    best = length
    at = [(a[0] + b[0]) / 2 - (b[1] - a[1]) / length, (a[1] + b[1]) / 2 + (b[0] - a[0]) / length]
  }
  return at
}

const localStreets = (seed: number, shift: GridShift, graph: Arrangement, faces: FaceGraph): PlanRoad[] =>
  faces.faces.flatMap((loop, face) => {
    const zone = zoneAt(shift, innerPoint(graph, loop))
    if (!zone || zone === 'park') return []
    return subdivide(faceRing(graph, loop), zoneStyles[zone], stream(seed, 'streets', face)).map(
      ({ from, to, street, axis }, i): PlanRoad => ({ street, axis, points: [from, to], nameKey: `local${face}.${i}` }),
    )
  })

export const buildNetwork = (seed: number): Network => {
  const shift = gridShift(seed)
  const division = divide(wholeExtent, shift)
  const outline = wanderingOutline(seed)
  const villages = villageSites(division, stream(seed, 'villages'))
  const main = [
    ...skeletonRoads(shift),
    ...borderStreets(division, shift),
    ...villageTracks(villages, countryRoads(shift)),
  ]
  const borders: Segment[] = [
    ...division.cuts.map(({ from, to }) => ({ a: from, b: to, road: -1 })),
    ...outline.map((a, i) => ({ a, b: outline[(i + 1) % outline.length] as Point, road: -1 })),
  ]
  const frame = dropOutside(arrange([...borders, ...roadSegments(main)]), outline)
  const local = localStreets(seed, shift, frame, traceFaces(frame))
  const roads = [...main, ...local]
  const frameSegments = frame.edges.map(
    ({ from, to, road }): Segment => ({
      ...{ a: frame.nodes[from] as Point, b: frame.nodes[to] as Point, road },
    }),
  )
  const graph = arrange([...frameSegments, ...roadSegments(local, main.length)])
  const faceGraph = traceFaces(graph)
  const faces = faceGraph.faces.map((loop): NetworkFace => {
    const inside = innerPoint(graph, loop)
    const cell = cellAt(division, inside) as CommunityCell
    const riverside = Math.abs(inside[1]) < riverCorridor && Math.abs(inside[0]) < ring.east + 50
    return { zone: zoneAt(shift, inside), riverside, cell: division.cells.indexOf(cell) }
  })
  return { division, roads, graph, faceGraph, faces, villages, outline }
}
