import { along, type Point } from './plane.ts'

export interface Segment {
  readonly a: Point
  readonly b: Point
  /** Index of the road the segment belongs to, or -1 for a boundary that is no road. */
  readonly road: number
}

/** A planar graph: every crossing is a node, edges meet only at nodes. */
export interface Arrangement {
  readonly nodes: readonly Point[]
  readonly edges: readonly { from: number; to: number; road: number }[]
}

/** Nodes closer than this (metres) are one. */
const snap = 0.8

class NodeIndex {
  readonly nodes: Point[] = []
  private readonly cells = new Map<number, number[]>()

  find(p: Point): number {
    const column = Math.floor(p[0] / 4)
    const row = Math.floor(p[1] / 4)
    for (let i = column - 1; i <= column + 1; i++)
      for (let j = row - 1; j <= row + 1; j++)
        for (const id of this.cells.get(i * 65536 + j) ?? []) {
          const q = this.nodes[id] as Point
          if (Math.abs(q[0] - p[0]) < snap && Math.abs(q[1] - p[1]) < snap) return id
        }
    const id = this.nodes.push(p) - 1
    const cell = this.cells.get(column * 65536 + row)
    if (cell) cell.push(id)
    else this.cells.set(column * 65536 + row, [id])
    return id
  }
}

/** Where q lies along a-b as a share in [0, 1] when it is within the snapping distance, else undefined. */
const shareOn = (a: Point, b: Point, q: Point): number | undefined => {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const length = dx * dx + dy * dy
  const share = ((q[0] - a[0]) * dx + (q[1] - a[1]) * dy) / length
  if (share < 0 || share > 1) return undefined
  const off = Math.abs((q[0] - a[0]) * dy - (q[1] - a[1]) * dx)
  return off * off < snap * snap * length * 0.25 ? share : undefined
}

const crossings = (s: Segment, t: Segment, onS: number[], onT: number[]): void => {
  for (const q of [t.a, t.b]) {
    const share = shareOn(s.a, s.b, q)
    if (share !== undefined) onS.push(share)
  }
  for (const q of [s.a, s.b]) {
    const share = shareOn(t.a, t.b, q)
    if (share !== undefined) onT.push(share)
  }
  const rx = s.b[0] - s.a[0]
  const ry = s.b[1] - s.a[1]
  const qx = t.b[0] - t.a[0]
  const qy = t.b[1] - t.a[1]
  const cross = rx * qy - ry * qx
  if (Math.abs(cross) < 1e-9) return
  const u = ((t.a[0] - s.a[0]) * qy - (t.a[1] - s.a[1]) * qx) / cross
  const v = ((t.a[0] - s.a[0]) * ry - (t.a[1] - s.a[1]) * rx) / cross
  if (u < 0 || u > 1 || v < 0 || v > 1) return
  onS.push(u)
  onT.push(v)
}

/** Calls `meet` for each pair of segments whose bounding boxes, a metre wider, overlap: a sweep along x. */
const overlapping = (segments: readonly Segment[], meet: (i: number, j: number) => void): void => {
  const order = Int32Array.from(segments, (_, i) => i)
  const [west, east, south, north] = [0, 1, 2, 3].map(() => new Float64Array(segments.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  segments.forEach(({ a, b }, i) => {
    west[i] = Math.min(a[0], b[0]) - 1
    east[i] = Math.max(a[0], b[0])
    south[i] = Math.min(a[1], b[1]) - 1
    north[i] = Math.max(a[1], b[1])
  })
  order.sort((p, q) => west[p]! - west[q]!)
  for (let m = 0; m < order.length; m++) {
    const i = order[m]!
    for (let n = m + 1; n < order.length; n++) {
      const j = order[n]!
      if (west[j]! > east[i]!) break
      if (south[j]! <= north[i]! && south[i]! <= north[j]!) meet(i, j)
    }
  }
}

/** Cut all segments at their mutual crossings and touching ends. Overlapping pieces become one edge; a road wins over a boundary. */
export const arrange = (segments: readonly Segment[]): Arrangement => {
  const shares = segments.map(() => [0, 1])
  overlapping(segments, (i, j) => {
    crossings(segments[i]!, segments[j]!, shares[i]!, shares[j]!)
  })
  const index = new NodeIndex()
  for (const { a, b } of segments) {
    index.find(a)
    index.find(b)
  }
  const seen = new Map<number, number>()
  const edges: { from: number; to: number; road: number }[] = []
  segments.forEach((s, i) => {
    const ids = shares[i]!.sort((p, q) => p - q).map(share => index.find(along(s.a, s.b, share)))
    for (let k = 1; k < ids.length; k++) {
      const from = Math.min(ids[k - 1]!, ids[k]!)
      const to = Math.max(ids[k - 1]!, ids[k]!)
      if (from === to) continue
      const known = seen.get(from * 1_000_003 + to)
      if (known === undefined) {
        seen.set(from * 1_000_003 + to, edges.push({ from, to, road: s.road }) - 1)
      } else if (edges[known]!.road < 0) edges[known] = { from, to, road: s.road }
    }
  })
  return { nodes: index.nodes, edges }
}
