import { stream } from '../random/stream.ts'
import type { CityPlan } from './city-plan.ts'
import { simplify } from './geometry.ts'
import { blob, distance, type Point, type Ring, rectangle } from './plane.ts'
import { dryLand } from './water.ts'

export type Cover = 'farmland' | 'farmland-fallow' | 'dune' | 'wood' | 'wetland'

export interface LandCover {
  readonly kind: Cover
  /** Outline in plane metres. */
  readonly ring: Ring
}

const blobs: readonly [kind: Cover, x: number, y: number, rx: number, ry: number][] = [
  ['dune', -14200, 15200, 1500, 900],
  ['dune', -12800, 8700, 900, 500],
  ['dune', 14600, 15000, 1300, 1100],
  ['dune', 14900, 5900, 800, 500],
  ['dune', -14500, -8200, 1200, 600],
  ['wood', -6300, 1100, 260, 420],
  ['wood', -6200, 3100, 300, 500],
  ['wood', -4500, 7000, 420, 300],
  ['wood', -1700, 10900, 260, 460],
  ['wood', -1400, 13600, 420, 300],
  ['wood', 4200, 5600, 500, 180],
  ['wood', -2100, 4800, 300, 110],
  ['wood', -9200, 520, 520, 150],
  ['wood', 7600, 420, 600, 140],
  ['wood', 11200, -420, 520, 130],
  ['wetland', -11300, 13300, 950, 620],
  ['wetland', 12400, 9500, 820, 560],
  ['wetland', 4100, 14700, 640, 470],
  ['wetland', 3900, 6500, 450, 330],
  ['wetland', -7900, 8700, 420, 320],
  ['wetland', -12300, 150, 620, 420],
]

/** Irrigated strips beside the river outside the town, one parcel deep after another. Plan metres of centre and size. */
const riverParcels: readonly [x: number, y: number][] = [-1, 1].flatMap(side =>
  [430, 770, 1110].flatMap(y => [
    ...Array.from({ length: 22 }, (_, i): [number, number] => [-15400 + i * 400, side * y]),
    ...Array.from({ length: 20 }, (_, i): [number, number] => [7900 + i * 400, side * y]),
  ]),
)

const hamletParcels = (plan: CityPlan): { centre: Point; turn: number }[] =>
  plan.network.villages
    .filter(({ cell }) => plan.network.division.cells[cell]!.district !== 'banner')
    .flatMap(({ at, turn }) => {
      const cos = Math.cos(turn)
      const sin = Math.sin(turn)
      return [-2, -1, 0, 1, 2].flatMap(i =>
        [-2, -1, 1, 2].map(j => {
          const [x, y] = [i * 310, j * 215]
          return { centre: [at[0] + x * cos - y * sin, at[1] + x * sin + y * cos] as Point, turn }
        }),
      )
    })

/** Fields, dunes, poplar woods and wetlands around the town, for the look of the map only. */
export const landCover = (plan: CityPlan, seed: number): LandCover[] => {
  const random = stream(seed, 'land-cover')
  const dry = dryLand(plan.water, plan.warp)
  const { villages } = plan.network
  const country = (p: Point) => Math.abs(p[0]) > 6500 || p[1] < -5400 || p[1] > 5300
  const wild = blobs.map(([kind, x, y, rx, ry]): LandCover => {
    const wave = { phase: random.between(0, 6), roughness: 0.4, turn: random.between(-0.4, 0.4) }
    return { kind, ring: simplify(blob([x, y], [rx, ry], wave, 48).map(plan.warp), 4) }
  })
  const parcels = [
    ...riverParcels.map(centre => ({ centre, turn: 0, size: [372, 310] as const, gap: 330 })),
    ...hamletParcels(plan).map(parcel => ({ ...parcel, size: [288, 192] as const, gap: 0 })),
  ]
  const fields = parcels.flatMap(({ centre, turn, size, gap }): LandCover[] => {
    const kind = random.chance(0.3) ? 'farmland-fallow' : 'farmland'
    const kept = random.chance(0.84)
    if (!kept || !country(centre) || !dry(plan.warp(centre), 190)) return []
    if (villages.some(({ at }) => distance(at, centre) < gap)) return []
    const ring = rectangle(centre, size[0] * random.between(0.86, 1), size[1] * random.between(0.86, 1), turn)
    return [{ kind, ring: ring.map(plan.warp) }]
  })
  return [...wild, ...fields]
}
