import type { Random } from '../random/random.ts'
import type { StreetClass } from './partition.ts'
import { along, bounds, leftOf, type Point, type Ring, sideOf, signedArea } from './plane.ts'
import type { ZoneStyle } from './zones.ts'

export interface LocalStreet {
  readonly from: Point
  readonly to: Point
  readonly street: StreetClass
  readonly axis: 'x' | 'y'
}

/** Points where the line through `at` crosses the ring, in order along the heading. */
const lineCrossings = (ring: Ring, at: Point, heading: Point): Point[] => {
  const found: Point[] = []
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i] as Point
    const b = ring[(i + 1) % ring.length] as Point
    const sa = sideOf(a, at, heading)
    const sb = sideOf(b, at, heading)
    if (sa > 0 !== sb > 0) found.push(along(a, b, sa / (sa - sb)))
  }
  return found.sort((p, q) => heading[0] * (p[0] - q[0]) + heading[1] * (p[1] - q[1]))
}

const classAt = (area: number, target: number): StreetClass =>
  area > target * 7 ? 'tertiary' : area > target * 2.6 ? 'residential' : 'lane'

/** Cut a block with streets across its longer side until the pieces are of the wanted size. */
export const subdivide = (ring: Ring, style: ZoneStyle, random: Random): LocalStreet[] => {
  const area = Math.abs(signedArea(ring))
  if (area < style.blockArea * random.between(0.9, 1.9)) return []
  const [minX, minY, maxX, maxY] = bounds(ring)
  const wide = maxX - minX > (maxY - minY) * random.between(0.85, 1.18)
  const longest = Math.max(maxX - minX, maxY - minY)
  if (longest < style.shortestSide * 2) return []
  const share = random.between(0.4, 0.6)
  const at: Point = wide
    ? [minX + (maxX - minX) * share, (minY + maxY) / 2]
    : [(minX + maxX) / 2, minY + (maxY - minY) * share]
  const turn = random.between(-style.turn, style.turn)
  const heading: Point = wide ? [Math.sin(turn), Math.cos(turn)] : [Math.cos(turn), Math.sin(turn)]
  const crossings = lineCrossings(ring, at, heading)
  const streets: LocalStreet[] = []
  for (let i = 0; i + 1 < crossings.length; i += 2)
    streets.push({
      ...{ from: crossings[i]!, to: crossings[i + 1]!, street: classAt(area, style.blockArea), axis: wide ? 'x' : 'y' },
    })
  const halves = [leftOf(ring, at, heading), leftOf(ring, at, [-heading[0], -heading[1]])]
  return [...streets, ...halves.flatMap(half => (half.length < 3 ? [] : subdivide(half, style, random)))]
}
