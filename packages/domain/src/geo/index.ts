export { type Area, type Crs, type CrsUnit, crsTable, findCrs } from './crs.ts'
export { type CrsDecision, crsMark, type DegreeCrs, detectCrs } from './detect-crs.ts'
export {
  advanceFence,
  type Crossing,
  type FencePolicy,
  type FenceShape,
  type FenceState,
  type Fix,
  isInFence,
  isInRing,
  noFenceState,
} from './fence.ts'
export {
  type Converted,
  type Converter,
  type ConverterChoice,
  type CoordinateFault,
  distanceMetres,
  isInside,
  type LngLat,
  makeConverter,
  toGcj02,
  toWgs84,
} from './to-wgs84.ts'
export { readPolygon, writePolygon } from './wkt.ts'
