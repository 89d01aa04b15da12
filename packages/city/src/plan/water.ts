import { stream } from '../random/stream.ts'
import { bent, simplify } from './geometry.ts'
import { blob, lineDistance, type Point, type Ring } from './plane.ts'
import { railway } from './skeleton.ts'
import type { Warp } from './warp.ts'

export interface WaterBody {
  readonly key: string
  readonly kind: 'river' | 'stream' | 'lake' | 'reservoir'
  /** Outline in plane metres. */
  readonly ring: Ring
  /** Course of a river or stream, for labels and distances. */
  readonly course?: Ring
  /** Metres from the course to the bank. */
  readonly halfWidth?: number
}

const tributaryCourse: readonly Point[] = [
  [-6700, -20],
  [-6850, 700],
  [-6500, 1500],
  [-6950, 2600],
  [-6600, 3600],
  [-5700, 4700],
  [-5300, 6100],
  [-4300, 7300],
  [-3300, 8200],
  [-2700, 9300],
  [-1400, 10300],
  [-1700, 11700],
  [-900, 12900],
  [-1900, 14300],
  [-1500, 15600],
  [-2600, 18500],
]

const lakes: readonly [key: string, kind: 'lake' | 'reservoir', x: number, y: number, rx: number, ry: number][] = [
  ['moon', 'lake', 235, -950, 290, 165],
  ['old', 'lake', -1190, 1390, 130, 95],
  ['north', 'lake', -1900, 3740, 260, 120],
  ['east', 'lake', 4270, 1560, 150, 230],
  ['reservoir', 'reservoir', -11000, 60, 1250, 420],
  ['noorwest', 'lake', -11300, 13300, 620, 380],
  ['nooreast', 'lake', 12400, 9500, 520, 340],
  ['noornorth', 'lake', 4100, 14700, 430, 300],
  ['noorsouth', 'lake', 3900, 6500, 300, 210],
  ['noorfar', 'lake', -7900, 8700, 260, 190],
]

const ribbon = (plan: Ring, halfWidth: (i: number) => number, warp: Warp): Point[] => {
  const bank = (sign: number): Point[] =>
    plan.map(([x, y], i) => {
      const [ax, ay] = plan[Math.max(0, i - 1)] as Point
      const [bx, by] = plan[Math.min(plan.length - 1, i + 1)] as Point
      const length = Math.hypot(bx - ax, by - ay)
      return warp([x - (sign * halfWidth(i) * (by - ay)) / length, y + (sign * halfWidth(i) * (bx - ax)) / length])
    })
  return [...simplify(bank(1), 2), ...simplify(bank(-1), 2).reverse()]
}

const finer = (line: Ring, pieces: number): Point[] =>
  line.flatMap((p, i): Point[] => {
    const q = line[i + 1]
    if (!q) return [p]
    const before = line[Math.max(0, i - 1)] as Point
    const after = line[Math.min(line.length - 1, i + 2)] as Point
    return Array.from({ length: pieces }, (_, k): Point => {
      const t = k / pieces
      const at = (axis: 0 | 1) =>
        0.5 *
        (2 * p[axis] +
          (q[axis] - before[axis]) * t +
          (2 * before[axis] - 5 * p[axis] + 4 * q[axis] - after[axis]) * t * t +
          (3 * p[axis] - before[axis] - 3 * q[axis] + after[axis]) * t * t * t)
      return [at(0), at(1)]
    })
  })

/** River, its tributary, town lakes in the parks, the reservoir and steppe lakes. */
export const waterBodies = (seed: number, warp: Warp): WaterBody[] => {
  const random = stream(seed, 'water')
  const phase = random.between(0, 6)
  const axis = Array.from({ length: 460 }, (_, i): Point => [-23000 + i * 100, 0])
  const river: WaterBody = {
    key: 'river',
    kind: 'river',
    ring: ribbon(axis, i => 88 + 16 * Math.sin(i / 7 + phase) + 10 * Math.sin(i / 3.1), warp),
    course: simplify(axis.map(warp), 4),
    halfWidth: 110,
  }
  const tributaryLine = finer(tributaryCourse, 8)
  const tributary: WaterBody = {
    key: 'tributary',
    kind: 'stream',
    ring: ribbon(tributaryLine, i => 20 - Math.min(12, i / 12), warp),
    course: simplify(tributaryLine.map(warp), 4),
    halfWidth: 24,
  }
  const still = lakes.map(([key, kind, x, y, rx, ry]): WaterBody => {
    const wave = { phase: random.between(0, 6), roughness: 0.24, turn: random.between(-0.2, 0.2) }
    return { key, kind, ring: simplify(blob([x, y], [rx, ry], wave, 56).map(warp), 2) }
  })
  return [river, tributary, ...still]
}

/** Keeps buildings off water and rails: whether a point is at least `margin` metres away from both. */
export const dryLand = (bodies: readonly WaterBody[], warp: Warp) => {
  const rails = simplify(bent(railway, warp, 60), 3)
  return (p: Point, margin: number): boolean =>
    lineDistance(p, rails) > margin + 18 &&
    bodies.every(({ ring, course, halfWidth }) =>
      course ? lineDistance(p, course) > margin + (halfWidth ?? 0) : lineDistance(p, ring, true) > margin,
    )
}
