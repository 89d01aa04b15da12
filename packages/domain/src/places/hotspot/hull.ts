import type { Points } from './points.ts'

type Corner = readonly [number, number]

const turn = (o: Corner, a: Corner, b: Corner) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

const half = (sorted: readonly Corner[]) => {
  const chain: Corner[] = []
  for (const point of sorted) {
    while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop()
    chain.push(point)
  }
  return chain.slice(0, -1)
}

const bandCount = 4096

/** The leftmost and rightmost point of each of 4,096 bands: a hull of these misses at most a band's height. */
const sides = ({ x, y }: Points): Corner[] => {
  let [low, high] = [Infinity, -Infinity]
  for (const value of y) {
    if (value < low) low = value
    if (value > high) high = value
  }
  const height = (high - low) / bandCount || 1
  const [left, right] = [new Int32Array(bandCount + 1).fill(-1), new Int32Array(bandCount + 1).fill(-1)]
  for (let i = 0; i < x.length; i += 1) {
    const band = Math.floor((y[i]! - low) / height)
    if (left[band]! < 0 || x[i]! < x[left[band]!]!) left[band] = i
    if (right[band]! < 0 || x[i]! > x[right[band]!]!) right[band] = i
  }
  return [...left, ...right].filter(i => i >= 0).map(i => [x[i]!, y[i]!])
}

/** Area of the convex hull of the points, in square units: a plain stand-in for the area of the city. */
export const hullArea = (points: Points): number => {
  const sorted = sides(points).sort((p, q) => p[0] - q[0] || p[1] - q[1])
  const hull = [...half(sorted), ...half(sorted.toReversed())]
  let twice = 0
  for (const [i, [x, y]] of hull.entries()) {
    const next = hull[(i + 1) % hull.length]!
    twice += x * next[1] - next[0] * y
  }
  return Math.abs(twice) / 2
}
