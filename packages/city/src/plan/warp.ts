import { stream } from '../random/stream.ts'
import type { Point } from './plane.ts'

/**
 * The plan is drawn with the river as a straight x axis (metres, north bank positive) and then bent:
 * streets near the river follow it, far ones straighten out, the old town is crumpled, everything is turned.
 */
export type Warp = (p: Point) => Point

const oldTownCentre: Point = [-1400, 1250]

export const riverWarp = (seed: number): Warp => {
  const random = stream(seed, 'warp')
  const [p1, p2, p3, p4, p5] = [0, 1, 2, 3, 4].map(() => random.between(0, Math.PI * 2)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const turn = random.between(-0.34, -0.22)
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  return ([x, y]) => {
    const bend = 900 * Math.sin(x / 2300 + 0.6 + 0.5 * Math.sin(p1)) + 300 * Math.sin(x / 1050 + p2)
    const reach = 1 / (1 + (y / 3000) ** 2)
    const crumple = Math.exp(-((x - oldTownCentre[0]) ** 2 + (y - oldTownCentre[1]) ** 2) / 900 ** 2)
    const wx =
      x + 260 * Math.sin(y / 2600 + p3) + 45 * Math.sin(y / 520 + x / 1900 + p4) + crumple * 26 * Math.sin(y / 92)
    const wy = y + bend * reach + 60 * Math.sin(x / 1700 + p5) + crumple * 24 * Math.sin(x / 84 + p1)
    return [wx * cos - wy * sin, wx * sin + wy * cos]
  }
}
