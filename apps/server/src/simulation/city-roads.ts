import type { City, Street } from '@fangwei/city'
import { type OsmNode, type OsmWay, osmPbf } from '../roads/index.ts'

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
