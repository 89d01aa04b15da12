import { unionLoops } from '../plan/faces.ts'
import { loopRing } from '../plan/geometry.ts'
import type { Network } from '../plan/network.ts'
import { centroid, contains, lineDistance, type Point, type Ring, signedArea } from '../plan/plane.ts'

/** Largest outer ring around all blocks of each label, in plane metres, counter-clockwise. Labels are whole numbers from 0. */
export const areasOf = (
  network: Network,
  paths: readonly Ring[],
  labelOfCell: (cell: number) => number,
): Map<number, Point[]> => {
  const labels = Int32Array.from(network.faces, face => labelOfCell(face.cell))
  const areas = new Map<number, Point[]>()
  for (const [label, loops] of unionLoops(network.faceGraph, labels)) {
    const rings = loops.map(loop => loopRing(network, paths, loop)).map(ring => ({ ring, area: signedArea(ring) }))
    areas.set(label, rings.reduce((widest, other) => (other.area > widest.area ? other : widest)).ring)
  }
  return areas
}

/** A point well inside a ring for its label: the best of a coarse grid, the centroid preferred. */
export const labelPoint = (ring: Ring): Point => {
  const middle = centroid(ring)
  if (contains(ring, middle) && lineDistance(middle, ring, true) > 150) return middle
  const xs = ring.map(p => p[0])
  const ys = ring.map(p => p[1])
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  let best: Point = middle
  let room = -1
  for (let i = 1; i < 10; i++)
    for (let j = 1; j < 10; j++) {
      const p: Point = [west + ((east - west) * i) / 10, south + ((north - south) * j) / 10]
      if (!contains(ring, p)) continue
      const d = lineDistance(p, ring, true)
      if (d <= room) continue
      room = d
      best = p
    }
  return best
}
