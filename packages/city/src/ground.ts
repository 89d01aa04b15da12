import type { Building, City, RoadGraph, Street } from './city.ts'
import { nameBlocks } from './names/estate-names.ts'
import { type Bilingual, placeWords } from './names/place-words.ts'
import { nameStreets } from './names/street-names.ts'
import { districts } from './organisation/unit-names.ts'
import type { Block, LandUse } from './plan/blocks.ts'
import type { CityPlan } from './plan/city-plan.ts'
import { bent, simplify } from './plan/geometry.ts'
import { distance, type Point, signedArea } from './plan/plane.ts'
import { toLngLat } from './plan/projection.ts'
import { stream } from './random/stream.ts'

const named: ReadonlySet<string> = new Set(['old', 'core', 'new', 'town'])

/** Zone on the left of each road's first edge: which part of town a street belongs to. */
const zoneOfRoad = ({ network }: CityPlan): Map<number, string> => {
  const zones = new Map<number, string>()
  network.graph.edges.forEach(({ road }, e) => {
    if (road < 0 || zones.has(road)) return
    const face = network.faceGraph.faceOf[2 * e]!
    const zone = face < 0 ? undefined : network.faces[face]!.zone
    if (zone) zones.set(road, zone)
  })
  return zones
}

export const makeStreets = (plan: CityPlan, seed: number): Street[] => {
  const { roads } = plan.network
  const zones = zoneOfRoad(plan)
  const isUnnamed = (road: number): boolean => {
    const { street } = roads[road]!
    if (street === 'lane') return zones.get(road) !== 'old'
    return street === 'residential' && !named.has(zones.get(road) ?? '')
  }
  const names = nameStreets(roads, isUnnamed, placeWords(stream(seed, 'street-names')))
  return roads.map(({ street, points }, i) => ({
    class: street,
    name: names[i],
    line: simplify(bent(points, plan.warp, 50), 1.2).map(toLngLat),
  }))
}

export const makeRoadGraph = ({ network, paths, warp }: CityPlan): RoadGraph => ({
  nodes: network.graph.nodes.map(node => toLngLat(warp(node))),
  edges: network.graph.edges.flatMap(({ from, to, road }, e) =>
    road < 0
      ? []
      : [
          {
            from,
            to,
            street: road,
            lengthMetres: Math.round(lengthOf(paths[e]!)),
            line: simplify(paths[e]!, 1.2).map(toLngLat),
          },
        ],
  ),
})

const lengthOf = (path: readonly Point[]): number =>
  path.slice(1).reduce((sum, p, i) => sum + distance(path[i] as Point, p), 0)

/** The street each block is numbered on: its longest side along a street with a name, or -1. */
export const blockStreets = ({ network, paths, blocks }: CityPlan, streets: readonly Street[]): number[] =>
  blocks.map(({ id }) => {
    const lengths = new Map<number, number>()
    for (const half of network.faceGraph.faces[id]!) {
      const { road } = network.graph.edges[half >> 1]!
      if (road < 0 || !streets[road]!.name) continue
      lengths.set(road, (lengths.get(road) ?? 0) + lengthOf(paths[half >> 1]!))
    }
    let best = -1
    let longest = 0
    for (const [road, length] of lengths)
      if (length > longest) {
        longest = length
        best = road
      }
    return best
  })

export const makeBlockNames = (blocks: readonly Block[], seed: number): (Bilingual | undefined)[] => {
  const random = stream(seed, 'block-names')
  return nameBlocks(blocks, placeWords(random), random)
}

const squareMetresPerPerson = 34
/** [default] Old courtyards are crowded, towers roomy; a hamlet's house stands for the herders' homes the map leaves out. */
const crowding: Partial<Record<LandUse, number>> = { slab: 1, tower: 0.75, courtyard: 2.6, cottage: 1.4, country: 5 }

/** Scale the people of each district to its share of the city. */
const balanced = (buildings: readonly Building[], districtOf: (b: Building) => string): Building[] => {
  const sums = new Map<string, number>()
  for (const b of buildings) sums.set(districtOf(b), (sums.get(districtOf(b)) ?? 0) + b.dwellers)
  const total = [...sums.values()].reduce((a, b) => a + b, 0)
  const factors = new Map(
    districts.map(({ division, residents }) => [division, (residents * total) / (sums.get(division) ?? total)]),
  )
  return buildings.map(b => ({ ...b, dwellers: b.dwellers * (factors.get(districtOf(b)) ?? 1) }))
}

export const makeBuildings = (
  plan: CityPlan,
  communityOfCell: readonly string[],
  stationOf: (community: string) => string,
  divisionOf: (station: string) => string,
): Building[] => {
  const counts = new Map<number, number>()
  const standing = plan.footprints.map(({ block, centre, ring, floors }, id): Building => {
    const { use, cell } = plan.blocks[block] as Block
    const number = (counts.get(block) ?? 0) + 1
    counts.set(block, number)
    const community = communityOfCell[cell] as string
    const dwellers = ((crowding[use] ?? 0) * signedArea(ring) * floors) / squareMetresPerPerson
    return {
      id,
      block,
      use,
      floors,
      position: toLngLat(centre),
      community,
      station: stationOf(community),
      number,
      dwellers,
    }
  })
  return balanced(standing, ({ station }) => divisionOf(station))
}

/** Address of a building in words, from city to house number. */
export const addressOf = (city: City, building: Building): string => {
  const community = city.organisationOf.get(building.community)!
  const station = city.organisationOf.get(building.station)!
  const district = city.organisationOf.get(station.parent as string)!.name.zh.replace(/公安.*$/, '')
  const place = community.name.zh.replace('警务室', '')
  const street = city.streets[city.blockStreets[building.block] as number]?.name?.zh
  const estate = city.blockNames[building.block]?.zh
  const door = 1 + ((building.block * 7) % 90) * 2
  if (building.use === 'country' || !street)
    return `${city.name.zh}${district}${place}${estate ?? ''}${building.number}号`
  return estate
    ? `${city.name.zh}${district}${street}${door}号${estate}${building.number}号楼`
    : `${city.name.zh}${district}${street}${building.number * 2 - 1}号`
}
