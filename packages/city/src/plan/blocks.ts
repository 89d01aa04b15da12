import { stream } from '../random/stream.ts'
import { draw, weighted } from '../random/weighted.ts'
import { loopRing } from './geometry.ts'
import type { Network } from './network.ts'
import { centroid, contains, type Point, type Ring, signedArea } from './plane.ts'
import type { Zone } from './skeleton.ts'

export type LandUse =
  | 'slab'
  | 'tower'
  | 'courtyard'
  | 'cottage'
  | 'commercial'
  | 'office'
  | 'shed'
  | 'school'
  | 'hospital'
  | 'market'
  | 'park'
  | 'open'
  | 'country'

/** A piece of land between streets. */
export interface Block {
  readonly id: number
  readonly zone: Zone | undefined
  use: LandUse
  /** Index of its community among the division's cells. */
  readonly cell: number
  /** Outline in plane metres, counter-clockwise. */
  readonly ring: Ring
  /** Square metres. */
  readonly area: number
  readonly centre: Point
}

const uses = {
  old: { courtyard: 72, slab: 16, commercial: 12 },
  core: { commercial: 34, tower: 30, slab: 24, office: 12 },
  new: { tower: 52, office: 16, commercial: 14, slab: 10, open: 8 },
  estate: { slab: 58, tower: 26, commercial: 9, open: 7 },
  industry: { shed: 66, slab: 14, open: 20 },
  fringe: { cottage: 62, shed: 14, slab: 14, open: 10 },
  town: { slab: 48, cottage: 34, commercial: 18 },
  park: { park: 1 },
} as const satisfies Record<Zone, Partial<Record<LandUse, number>>>

const tables = Object.fromEntries(
  Object.entries(uses).map(([zone, shares]) => {
    const entries = Object.entries(shares) as [LandUse, number][]
    return [zone, weighted(entries, ([, share]) => share)]
  }),
) as Record<Zone, ReturnType<typeof weighted<[LandUse, number]>>>

const smallestPark = 900

const useOf = (zone: Zone | undefined, area: number, corridor: boolean, seed: number, id: number): LandUse => {
  if (corridor) return 'park'
  if (!zone) return 'country'
  if (area < smallestPark) return 'open'
  return draw(tables[zone], stream(seed, 'use', id))[0]
}

/** A point inside the ring: its centroid, or for a bent ring a point near an edge. */
const within = (ring: Ring): Point => {
  const middle = centroid(ring)
  if (contains(ring, middle)) return middle
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i] as Point
    const b = ring[(i + 1) % ring.length] as Point
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const p: Point = [
      (a[0] + b[0]) / 2 - ((b[1] - a[1]) / length) * 4,
      (a[1] + b[1]) / 2 + ((b[0] - a[0]) / length) * 4,
    ]
    if (contains(ring, p)) return p
  }
  return ring[0] as Point
}

/** All faces of the network as blocks with a land use; school, hospital and market blocks are chosen later among them. */
export const makeBlocks = (network: Network, paths: readonly Ring[], seed: number): Block[] =>
  network.faceGraph.faces.map((loop, id) => {
    const ring = loopRing(network, paths, loop)
    const { zone, cell, riverside } = network.faces[id]!
    const area = signedArea(ring)
    return { id, zone, use: useOf(zone, area, riverside, seed, id), cell, ring, area, centre: within(ring) }
  })
