import type { Point } from './plane.ts'

/** WGS-84 longitude and latitude in degrees, six decimals (about 0.1 m). */
export type LngLat = [lng: number, lat: number]

/** Open desert: the nearest settlement is tens of kilometres away. The city exists in this repository only. */
const cityOrigin: Readonly<LngLat> = [102.3, 40.05]

const metresPerDegreeLat = 111_040
const metresPerDegreeLng = 111_320 * Math.cos((cityOrigin[1] * Math.PI) / 180)

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

export const toLngLat = (p: Point): LngLat => [
  round(cityOrigin[0] + p[0] / metresPerDegreeLng),
  round(cityOrigin[1] + p[1] / metresPerDegreeLat),
]

export const toPlane = (position: Readonly<LngLat>): Point => [
  (position[0] - cityOrigin[0]) * metresPerDegreeLng,
  (position[1] - cityOrigin[1]) * metresPerDegreeLat,
]
