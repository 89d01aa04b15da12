/** A point in metres, x east and y north, on a plane tangent at the city's origin. */
export type Point = readonly [x: number, y: number]
export type Ring = readonly Point[]

export const distance = (a: Point, b: Point): number => Math.sqrt((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2)

export const along = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
]

/** Twice the signed area in square metres; positive when counter-clockwise. */
const doubleArea = (ring: Ring): number => {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[j] as Point
    const b = ring[i] as Point
    sum += a[0] * b[1] - b[0] * a[1]
  }
  return sum
}

export const signedArea = (ring: Ring): number => doubleArea(ring) / 2

export const centroid = (ring: Ring): Point => {
  const origin = ring[0] as Point
  let x = 0
  let y = 0
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const ax = (ring[j] as Point)[0] - origin[0]
    const ay = (ring[j] as Point)[1] - origin[1]
    const bx = (ring[i] as Point)[0] - origin[0]
    const by = (ring[i] as Point)[1] - origin[1]
    const cross = ax * by - bx * ay
    sum += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  return sum === 0 ? origin : [origin[0] + x / (3 * sum), origin[1] + y / (3 * sum)]
}

/** Even-odd test; points exactly on the boundary may fall either way. */
export const contains = (ring: Ring, p: Point): boolean => {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i] as Point
    const b = ring[j] as Point
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  }
  return inside
}

export const bounds = (points: Ring): [minX: number, minY: number, maxX: number, maxY: number] => {
  let minX = Infinity
  let minY = Infinity
  let maxX = -Infinity
  let maxY = -Infinity
  for (const [x, y] of points) {
    if (x < minX) minX = x
    if (x > maxX) maxX = x
    if (y < minY) minY = y
    if (y > maxY) maxY = y
  }
  return [minX, minY, maxX, maxY]
}

/** Distance in metres from a point to the segment a-b. */
export const segmentDistance = (p: Point, a: Point, b: Point): number => {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
  const ex = p[0] - a[0] - share * dx
  const ey = p[1] - a[1] - share * dy
  return Math.sqrt(ex * ex + ey * ey)
}

/** Distance from a point to an open polyline or, when closed, to a ring's edge. */
export const lineDistance = (p: Point, line: Ring, closed = false): number => {
  let nearest = Infinity
  for (let i = closed ? 0 : 1; i < line.length; i++) {
    const d = segmentDistance(p, line[i === 0 ? line.length - 1 : i - 1] as Point, line[i] as Point)
    if (d < nearest) nearest = d
  }
  return nearest
}

/** True when the point is inside the ring and at least `margin` metres from its edge. One pass, no allocation. */
export const deepInside = (ring: Ring, p: Point, margin: number): boolean => {
  const [px, py] = p
  const limit = margin * margin
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const ax = ring[i]![0]
    const ay = ring[i]![1]
    const dx = ring[j]![0] - ax
    const dy = ring[j]![1] - ay
    const length = dx * dx + dy * dy
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length))
    const ex = px - ax - along * dx
    const ey = py - ay - along * dy
    if (ex * ex + ey * ey < limit) return false
    if (ay > py !== ay + dy > py && px < (dx * (py - ay)) / dy + ax) inside = !inside
  }
  return inside
}

/** Positive on the left of the directed line through `at`, negative on its right. */
export const sideOf = (p: Point, at: Point, heading: Point): number =>
  heading[0] * (p[1] - at[1]) - heading[1] * (p[0] - at[0])

/** Keep the part of a ring on the left of the directed line through `at` with direction `heading` (Sutherland-Hodgman). */
export const leftOf = (ring: Ring, at: Point, heading: Point): Point[] => {
  const kept: Point[] = []
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i] as Point
    const b = ring[(i + 1) % ring.length] as Point
    const sa = sideOf(a, at, heading)
    const sb = sideOf(b, at, heading)
    if (sa >= 0) kept.push(a)
    if (sa > 0 !== sb > 0 && sa !== 0 && sb !== 0) kept.push(along(a, b, sa / (sa - sb)))
  }
  return kept
}

/** A closed, rough-edged blob around a centre; `roughness` 0-1 bends its radius by summed waves. */
export const blob = (
  centre: Point,
  radii: Point,
  wave: { phase: number; roughness: number; turn: number },
  vertices = 40,
): Point[] => {
  const cos = Math.cos(wave.turn)
  const sin = Math.sin(wave.turn)
  return Array.from({ length: vertices }, (_, i) => {
    const angle = (i / vertices) * Math.PI * 2
    const bend =
      1 +
      wave.roughness *
        (0.5 * Math.sin(2 * angle + wave.phase) +
          0.3 * Math.sin(3 * angle + wave.phase * 1.7) +
          0.2 * Math.sin(5 * angle + wave.phase * 2.9))
    const x = radii[0] * bend * Math.cos(angle)
    const y = radii[1] * bend * Math.sin(angle)
    return [centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos]
  })
}

/** Ring of an axis-turned rectangle. */
export const rectangle = (centre: Point, width: number, depth: number, turn: number): Point[] => {
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  const corner = (x: number, y: number): Point => [centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos]
  const w = width / 2
  const h = depth / 2
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)]
}
