import { stream } from '../random/stream.ts'
import { type Block, makeBlocks } from './blocks.ts'
import { blockBuildings, type Footprint, hamletHouses } from './buildings.ts'
import { edgePaths } from './geometry.ts'
import { buildNetwork, type Network } from './network.ts'
import { contains, distance, lineDistance, type Point, type Ring } from './plane.ts'
import { riverWarp, type Warp } from './warp.ts'
import { dryLand, type WaterBody, waterBodies } from './water.ts'

/** The ground of the city on the plane: streets, blocks, buildings, water. No names, no people. */
export interface CityPlan {
  readonly network: Network
  readonly warp: Warp
  readonly paths: readonly Ring[]
  readonly blocks: readonly Block[]
  readonly footprints: readonly Footprint[]
  readonly water: readonly WaterBody[]
}

const hamletFootprints = (network: Network, blocks: readonly Block[], warp: Warp, seed: number): Footprint[] => {
  const country = blocks.filter(block => block.use === 'country')
  return network.villages.flatMap((village, i) => {
    const centre = warp(village.at)
    const [ax, ay] = warp([village.at[0] + Math.cos(village.turn), village.at[1] + Math.sin(village.turn)])
    const turn = Math.atan2(ay - centre[1], ax - centre[0])
    const block = country.find(({ ring, cell }) => cell === village.cell && contains(ring, centre))
    return block ? hamletHouses(block, { centre, turn, houses: village.houses }, stream(seed, 'hamlet', i)) : []
  })
}

/** Country roads can run through a hamlet's yards: keep houses off them. */
const clearOfRoads = (network: Network, paths: readonly Ring[]) => {
  const open = paths.filter((_, e) => {
    const road = network.roads[network.graph.edges[e]!.road]
    return road && (road.street === 'track' || road.nameKey.startsWith('village'))
  })
  return (p: Point) => open.every(path => lineDistance(p, path) > 9)
}

const bankMargin = 22

/** Drops footprints in water or on rails; blocks far from both are passed whole. */
const onDryLand = (
  footprints: readonly Footprint[],
  blocks: readonly Block[],
  water: readonly WaterBody[],
  warp: Warp,
) => {
  const dry = dryLand(water, warp)
  const safe = blocks.map(({ use, ring, centre }) => {
    const reach = Math.max(...ring.map(p => distance(p, centre)))
    return use !== 'country' && dry(centre, reach + bankMargin)
  })
  return footprints.filter(({ block, centre }) => safe[block] || dry(centre, bankMargin))
}

export const planCity = (seed: number, isSite: (blocks: readonly Block[]) => void = () => {}): CityPlan => {
  const network = buildNetwork(seed)
  const warp = riverWarp(seed)
  const paths = edgePaths(network, warp, seed)
  const blocks = makeBlocks(network, paths, seed)
  isSite(blocks)
  const water = waterBodies(seed, warp)
  const clear = clearOfRoads(network, paths)
  const houses = hamletFootprints(network, blocks, warp, seed).filter(({ centre }) => clear(centre))
  const standing = [...blocks.flatMap(block => blockBuildings(block, seed)), ...houses]
  return { network, warp, paths, blocks, water, footprints: onDryLand(standing, blocks, water, warp) }
}
