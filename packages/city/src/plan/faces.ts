import type { Arrangement } from './arrangement.ts'
import { type Point, signedArea } from './plane.ts'

/** Half-edge 2e runs from edge e's `from` to `to`, 2e+1 back; `next` follows the face on the left. -1 where pruned. */
export interface FaceGraph {
  readonly next: Int32Array
  /** Face on the left of each half-edge, -1 for the outside and for pruned dead ends. */
  readonly faceOf: Int32Array
  /** Half-edges around each bounded face, counter-clockwise. */
  readonly faces: readonly (readonly number[])[]
}

export const tail = (g: Arrangement, half: number): number => {
  const edge = g.edges[half >> 1]!
  return half & 1 ? edge.to : edge.from
}

/** Edges left when dead ends are removed again and again: only they bound faces. */
const cyclicEdges = (g: Arrangement): boolean[] => {
  const degree = new Int32Array(g.nodes.length)
  const at: number[][] = g.nodes.map(() => [])
  g.edges.forEach(({ from, to }, e) => {
    degree[from]!++
    degree[to]!++
    at[from]!.push(e)
    at[to]!.push(e)
  })
  const alive = g.edges.map(() => true)
  const queue = g.nodes.map((_, n) => n).filter(n => degree[n] === 1)
  for (let n = queue.pop(); n !== undefined; n = queue.pop())
    for (const e of at[n]!) {
      if (!alive[e]) continue
      alive[e] = false
      const other = g.edges[e]!.from === n ? g.edges[e]!.to : g.edges[e]!.from
      degree[n]!--
      if (--degree[other]! === 1) queue.push(other)
    }
  return alive
}

/** Trace the bounded faces of a planar graph. */
export const traceFaces = (g: Arrangement): FaceGraph => {
  const alive = cyclicEdges(g)
  const leaving: { half: number; angle: number }[][] = g.nodes.map(() => [])
  g.edges.forEach(({ from, to }, e) => {
    if (!alive[e]) return
    const a = g.nodes[from] as Point
    const b = g.nodes[to] as Point
    leaving[from]!.push({ half: 2 * e, angle: Math.atan2(b[1] - a[1], b[0] - a[0]) })
    leaving[to]!.push({ half: 2 * e + 1, angle: Math.atan2(a[1] - b[1], a[0] - b[0]) })
  })
  const next = new Int32Array(g.edges.length * 2).fill(-1)
  for (const fan of leaving) {
    fan.sort((p, q) => p.angle - q.angle)
    fan.forEach(({ half }, i) => {
      next[half ^ 1] = fan[(i + fan.length - 1) % fan.length]!.half
    })
  }
  const faceOf = new Int32Array(next.length).fill(-1)
  const visited = new Uint8Array(next.length)
  const faces: number[][] = []
  for (let start = 0; start < next.length; start++) {
    if (visited[start] || next[start] === -1) continue
    const loop: number[] = []
    for (let half = start; !visited[half]; half = next[half]!) {
      visited[half] = 1
      loop.push(half)
    }
    if (signedArea(loop.map(half => g.nodes[tail(g, half)] as Point)) <= 0) continue
    for (const half of loop) faceOf[half] = faces.length
    faces.push(loop)
  }
  return { next, faceOf, faces }
}

export const faceRing = (g: Arrangement, loop: readonly number[]): Point[] =>
  loop.map(half => g.nodes[tail(g, half)] as Point)

/** Half-edge loops around the union of all faces of each label; labels are whole numbers from 0. Pieces that do not touch give several loops. */
export const unionLoops = (graph: FaceGraph, labels: Int32Array): Map<number, number[][]> => {
  const { next, faceOf } = graph
  const halfLabel = faceOf.map(face => (face < 0 ? -1 : labels[face]!))
  const visited = new Uint8Array(next.length)
  const loops = new Map<number, number[][]>()
  for (let start = 0; start < next.length; start++) {
    const label = halfLabel[start]!
    if (label < 0 || visited[start] || halfLabel[start ^ 1] === label) continue
    const loop: number[] = []
    for (let half = start; !visited[half]; ) {
      visited[half] = 1
      loop.push(half)
      half = next[half]!
      while (halfLabel[half ^ 1] === label) half = next[half ^ 1]!
    }
    const known = loops.get(label)
    if (known) known.push(loop)
    else loops.set(label, [loop])
  }
  return loops
}
