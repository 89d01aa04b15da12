import type { GridShift } from './grid-shift.ts'
import type { Extent } from './partition.ts'
import type { Point } from './plane.ts'
import { ring, riverCorridor, tracts, type Zone } from './skeleton.ts'

export interface ZoneStyle {
  /** Wanted block size, square metres. */
  readonly blockArea: number
  /** No side of a block becomes shorter than this by cutting, metres. */
  readonly shortestSide: number
  /** Largest turn of a street from square, radians. */
  readonly turn: number
}

export const zoneStyles = {
  old: { blockArea: 15_000, shortestSide: 70, turn: 0.24 },
  core: { blockArea: 30_000, shortestSide: 110, turn: 0.02 },
  new: { blockArea: 62_000, shortestSide: 150, turn: 0 },
  estate: { blockArea: 50_000, shortestSide: 130, turn: 0.05 },
  industry: { blockArea: 110_000, shortestSide: 180, turn: 0.02 },
  fringe: { blockArea: 34_000, shortestSide: 90, turn: 0.2 },
  town: { blockArea: 32_000, shortestSide: 100, turn: 0.03 },
  park: { blockArea: Infinity, shortestSide: Infinity, turn: 0 },
} as const satisfies Record<Zone, ZoneStyle>

const within = (p: Point, e: Extent): boolean => p[0] > e.west && p[0] < e.east && p[1] > e.south && p[1] < e.north

const innerZone = ([x, y]: Point): Zone => {
  if (y > 0 && y < 2300 && x > -2600 && x < -250) return 'old'
  if (y > 0 && y < 2300 && x >= -250 && x < 2800) return 'core'
  if (y < 0 && y > -2600 && x > -1800 && x < 2800) return 'new'
  if (y < -2600 || (x > 2800 && y < -1300)) return 'industry'
  return 'estate'
}

/** The built-up zone a plan point lies in; undefined in the country and on the river strip. */
export const zoneAt = (shift: GridShift, p: Point): Zone | undefined => {
  if (Math.abs(p[1]) < riverCorridor && Math.abs(p[0]) < 6300) return undefined
  const nominal = (e: Extent): Extent => ({
    ...{ west: shift('x', e.west), south: shift('y', e.south), east: shift('x', e.east), north: shift('y', e.north) },
  })
  const tract = tracts.find(s => within(p, nominal(s)))
  if (tract) return tract.zone
  return within(p, nominal(ring)) ? innerZone(p) : undefined
}
