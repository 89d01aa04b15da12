export { type Isochrone, noRoads, type Roads } from './roads.ts'
