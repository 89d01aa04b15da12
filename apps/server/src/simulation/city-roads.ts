import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { City, Street } from '@fangwei/city'
import { buildRoads, currentRoads, type OsmNode, type OsmWay, osmPbf, roadsFolder } from '../roads/index.ts'

/** The streets of the simulated city, beside the road graph made of them. */
export const CITY_ROADS = 'city.osm.pbf'

/** How the classes of the simulated city read in OpenStreetMap, with the speed driven there in km/h. */
const ways: Readonly<Record<Exclude<Street['class'], 'border'>, { highway: string; maxspeed: string }>> = {
  motorway: { highway: 'motorway', maxspeed: '100' },
  trunk: { highway: 'trunk', maxspeed: '70' },
  primary: { highway: 'primary', maxspeed: '60' },
  secondary: { highway: 'secondary', maxspeed: '50' },
  tertiary: { highway: 'tertiary', maxspeed: '40' },
  residential: { highway: 'residential', maxspeed: '30' },
  lane: { highway: 'living_street', maxspeed: '15' },
  track: { highway: 'unclassified', maxspeed: '40' },
}

/** The roads of the simulated city as an OpenStreetMap file: crossings are shared nodes, one way an edge. */
export function cityRoads({ roads, streets }: City): Buffer {
  const nodes: OsmNode[] = roads.nodes.map(([lng, lat], i) => ({ id: i + 1, lng, lat }))
  const made = roads.edges.flatMap(({ from, to, street, line }, e): OsmWay[] => {
    const { class: kind, name } = streets[street]!
    if (kind === 'border') return []
    const between = line.slice(1, -1).map(([lng, lat]) => nodes.push({ id: nodes.length + 1, lng, lat }))
    return [
      {
        id: e + 1,
        refs: [from + 1, ...between, to + 1],
        tags: { ...ways[kind], ...(name === undefined ? {} : { name: name.zh }) },
      },
    ]
  })
  return osmPbf(nodes, made)
}

/** The road graph of the simulated city, made once and in the background; an imported one is left in use. */
export async function prepareCityRoads(dataDir: string, now: Date): Promise<boolean> {
  const file = join(roadsFolder(dataDir), CITY_ROADS)
  if (!existsSync(file) || (await currentRoads(dataDir)) !== undefined) return false
  await buildRoads(dataDir, file, '模拟城市 / simulated city', now)
  return true
}
