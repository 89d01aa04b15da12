import { stream } from '../random/stream.ts'
import { tail } from './faces.ts'
import type { Network } from './network.ts'
import { along, distance, type Point, type Ring, segmentDistance } from './plane.ts'
import type { Warp } from './warp.ts'

/** Douglas-Peucker: drop points that lie within `tolerance` metres of the line without them. */
export const simplify = (line: Ring, tolerance: number): Point[] => {
  if (line.length < 3) return line.slice()
  const keep = new Uint8Array(line.length)
  keep[0] = 1
  keep[line.length - 1] = 1
  const open = [0, line.length - 1]
  while (open.length > 0) {
    const to = open.pop() as number
    const from = open.pop() as number
    let worst = tolerance
    let at = -1
    for (let i = from + 1; i < to; i++) {
      const d = segmentDistance(line[i] as Point, line[from] as Point, line[to] as Point)
      if (d <= worst) continue
      worst = d
      at = i
    }
    if (at < 0) continue
    keep[at] = 1
    open.push(from, at, at, to)
  }
  return line.filter((_, i) => keep[i])
}

/** Points along a straight plan line every `step` metres or less, bent by the warp. */
export const bent = (points: Ring, warp: Warp, step: number): Point[] => {
  const line: Point[] = [warp(points[0] as Point)]
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Point
    const b = points[i] as Point
    const pieces = Math.max(1, Math.ceil(distance(a, b) / step))
    for (let k = 1; k <= pieces; k++) line.push(warp(along(a, b, k / pieces)))
  }
  return line
}

/** Midpoint displacement: a border across open country wanders, by up to a twelfth of its length. */
const wander = (a: Point, b: Point, seed: number, key: number): Point[] => {
  const random = stream(seed, 'border', key)
  let line: Point[] = [a, b]
  for (let round = 0; round < 4 && distance(line[0]!, line[1]!) > 260; round++)
    line = line.flatMap((p, i): Point[] => {
      const q = line[i + 1]
      if (!q) return [p]
      const off = random.between(-0.085, 0.085)
      const [mx, my] = along(p, q, 0.5)
      return [p, [mx - (q[1] - p[1]) * off, my + (q[0] - p[0]) * off]]
    })
  return line
}

const outsideTown = (p: Point): boolean => Math.abs(p[0]) > 6400 || p[1] > 5500 || p[1] < -5500

/** The bent course of every edge of the network, in plane metres, from its `from` to its `to`. Shared by both its faces. */
export const edgePaths = (network: Network, warp: Warp, seed: number): Point[][] => {
  const ends = network.graph.nodes.map(warp)
  return network.graph.edges.map(({ from, to, road }, e) => {
    const a = network.graph.nodes[from] as Point
    const b = network.graph.nodes[to] as Point
    const free = road < 0 && distance(a, b) > 500 && outsideTown(a) && outsideTown(b)
    const course = free ? wander(a, b, seed, e) : [a, b]
    const path = bent(course, warp, free ? 150 : 45)
    path[0] = ends[from] as Point
    path[path.length - 1] = ends[to] as Point
    return simplify(path, free ? 4 : 1)
  })
}

/** Ring in plane metres of a loop of half-edges. */
export const loopRing = (network: Network, paths: readonly Ring[], loop: readonly number[]): Point[] =>
  loop.flatMap(half => {
    const path = paths[half >> 1] as Ring
    const forward = network.graph.edges[half >> 1]!.from === tail(network.graph, half)
    return forward ? path.slice(0, -1) : path.slice(1).reverse()
  })
