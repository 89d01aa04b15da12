import type { CityPlan } from '../plan/city-plan.ts'
import { distance, type Point, type Ring } from '../plan/plane.ts'
import { type LngLat, toLngLat } from '../plan/projection.ts'
import { areasOf, labelPoint } from './areas.ts'

/** A unit's area in plane metres, the same ring closed in degrees, and its door. */
export interface UnitPlace {
  readonly ring: Ring
  readonly area: readonly LngLat[]
  readonly at: Point
}

export interface UnitPlaces {
  readonly city: UnitPlace
  readonly districts: ReadonlyMap<string, UnitPlace>
  readonly stations: ReadonlyMap<string, UnitPlace>
  /** By cell of the plan's division; `rural` where there is hardly a town block. */
  readonly communities: readonly (UnitPlace & { readonly rural: boolean })[]
}

/** Fewer town blocks than these make a village: 村 in the districts, 嘎查 in the banner. */
const townBlocks = 12
/** Before the new town's park, on the unbent plan. */
const bureauSite: Point = [900, -1500]

const nearestTo = (goal: Point, points: readonly Point[]): Point =>
  points.reduce((best, p) => (distance(p, goal) < distance(best, goal) ? p : best))

const townCentres = ({ blocks }: CityPlan, belongs: (cell: number) => boolean): Point[] =>
  blocks.filter(({ cell, zone, use }) => belongs(cell) && zone && use !== 'park').map(({ centre }) => centre)

/** In a block near the middle of the built-up land, in the country at a hamlet. */
const doorOf = (plan: CityPlan, belongs: (cell: number) => boolean, area: Ring): Point => {
  const town = townCentres(plan, belongs)
  if (town.length >= townBlocks) {
    const [x, y] = town.reduce((sum, p) => [sum[0] + p[0], sum[1] + p[1]])
    return nearestTo([x / town.length, y / town.length], town)
  }
  const hamlets = plan.network.villages.filter(({ cell }) => belongs(cell)).map(({ at }) => plan.warp(at))
  return hamlets.length > 0 ? nearestTo(labelPoint(area), hamlets) : labelPoint(area)
}

/** Places of all units whose cells carry the same key. */
const placesBy = (plan: CityPlan, keyOfCell: readonly string[]): Map<string, UnitPlace> => {
  const keys = [...new Set(keyOfCell)]
  const rings = areasOf(plan.network, plan.paths, cell => keys.indexOf(keyOfCell[cell] as string))
  return new Map(
    keys.map((key, label) => {
      const ring = rings.get(label) as Ring
      const area = [...ring, ring[0] as Point].map(toLngLat)
      return [key, { ring, area, at: doorOf(plan, cell => keyOfCell[cell] === key, ring) }]
    }),
  )
}

export const unitPlaces = (plan: CityPlan): UnitPlaces => {
  const { cells } = plan.network.division
  const offices = plan.blocks.filter(({ use }) => use === 'office').map(({ centre }) => centre)
  const whole = placesBy(
    plan,
    cells.map(() => 'city'),
  ).get('city') as UnitPlace
  const communities = placesBy(
    plan,
    cells.map((_, cell) => String(cell)),
  )
  return {
    city: { ...whole, at: nearestTo(plan.warp(bureauSite), offices) },
    districts: placesBy(
      plan,
      cells.map(({ district }) => district),
    ),
    stations: placesBy(
      plan,
      cells.map(({ station }) => station),
    ),
    communities: cells.map((_, cell) => ({
      ...(communities.get(String(cell)) as UnitPlace),
      rural: townCentres(plan, c => c === cell).length < townBlocks,
    })),
  }
}
