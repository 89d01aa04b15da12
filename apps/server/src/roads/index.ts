export { buildRoads, type CurrentRoads, currentRoads, RoadsError, roadsFolder } from './build-roads.ts'
export { openRoads } from './open-roads.ts'
export { type OsmNode, type OsmWay, osmPbf } from './osm-pbf.ts'
export { type Isochrone, noRoads, type Roads } from './roads.ts'
