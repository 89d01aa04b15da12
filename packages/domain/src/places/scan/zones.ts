import { earthRadius } from './coordinates.ts'
import type { ScanData } from './data.ts'

export type ZoneLimits = {
  /** A circle holds at most this share of all expected cases. */
  readonly maxShare: number
  /** Kilometres for degrees, else the unit of the coordinates. */
  readonly maxRadius?: number
}

/** For each location its neighbours by distance, itself first, as far as a circle around it may reach. */
export type Zones = readonly Int32Array[]

/** Straight through the earth, from kilometres along its surface. */
const chord = (arc: number) => 2 * earthRadius * Math.sin(arc / (2 * earthRadius))
const arc = (straight: number) => 2 * earthRadius * Math.asin(Math.min(1, straight / (2 * earthRadius)))

const squared = (a: readonly number[], b: readonly number[]) => {
  let sum = 0
  for (let i = 0; i < a.length; i += 1) sum += (a[i]! - b[i]!) ** 2
  return sum
}

/** Distance as reported: kilometres along the surface for degrees, else the unit of the coordinates. */
export const distanceOf = ({ points, isOnSphere }: ScanData, a: number, b: number): number => {
  const straight = Math.sqrt(squared(points[a]!, points[b]!))
  return isOnSphere ? arc(straight) : straight
}

const weightsOf = ({ expected, intervals, ids }: ScanData): Float64Array => {
  const weights = new Float64Array(ids.length)
  for (let i = 0; i < expected.length; i += 1) weights[Math.floor(i / intervals)]! += expected[i]!
  return weights
}

export const zonesOf = (data: ScanData, { maxShare, maxRadius }: ZoneLimits): Zones => {
  const weights = weightsOf(data)
  const most = data.total * maxShare * (1 + 1e-12)
  const reach = maxRadius === undefined ? Infinity : (data.isOnSphere ? chord(maxRadius) : maxRadius) ** 2
  return data.points.map((centre, c) => {
    const away = Float64Array.from(data.points, point => squared(centre, point))
    const order = Int32Array.from(away.keys()).sort(
      (p, q) => away[p]! - away[q]! || (p === c ? -1 : q === c ? 1 : p - q),
    )
    let [size, weight] = [0, 0]
    for (; size < order.length; size += 1) {
      weight += weights[order[size]!]!
      if (weight > most || away[order[size]!]! > reach) break
    }
    return order.slice(0, size)
  })
}
