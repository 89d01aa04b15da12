import { findCrs } from '../geo/crs.ts'

/** Metres in one unit of length, square metres in one unit of area. Statute miles of 5,280 international feet. */
const lengths = { m: 1, km: 1000, ft: 0.3048, mi: 1609.344 } as const
const areas = { m2: 1, km2: 1e6, ha: 1e4, ft2: 0.3048 ** 2, mi2: 1609.344 ** 2 } as const

export type LengthUnit = keyof typeof lengths
export type Measured<Unit extends string> = { readonly value: number; readonly unit: Unit; readonly metres: number }

const read = <Table extends Readonly<Record<string, number>>>(text: string, table: Table) => {
  const parts = /^(\d+(?:\.\d+)?|\.\d+)\s*([a-z]+2?)$/.exec(text.trim().toLowerCase().replace('²', '2'))
  const unit = parts?.[2]
  if (parts === null || unit === undefined || !(unit in table)) return undefined
  const value = Number(parts[1])
  return value > 0 ? { value, unit: unit as keyof Table & string, metres: value * table[unit]! } : undefined
}

/** `600ft`, `200m`, `1.5km`, `0.1mi`; undefined when it is not a positive length. */
export const readLength = (text: string): Measured<LengthUnit> | undefined => read(text, lengths)

/** `0.25mi2`, `1km2`, `50ha`; `metres` are square metres. */
export const readArea = (text: string): Measured<keyof typeof areas> | undefined => read(text, areas)

const perCrsUnit = { metre: 1, 'foot-intl': 0.3048, 'foot-us': 1200 / 3937 } as const

/** Metres in one unit of a projected system, `degree` for a geographic one, undefined when it is not known. */
export const metresOfCrs = (code: string): number | 'degree' | undefined => {
  const crs = findCrs(code)
  if (crs === undefined) return undefined
  return crs.unit === 'degree' ? 'degree' : perCrsUnit[crs.unit]
}

const [equator, flattening] = [6_378_137, 1 / 298.257223563]

/** Metres of one degree of longitude and of latitude on the WGS-84 ellipsoid. */
export const metresOfDegree = (latitude: number): { readonly lng: number; readonly lat: number } => {
  const e2 = flattening * (2 - flattening)
  const sine = Math.sin((latitude * Math.PI) / 180)
  const w = Math.sqrt(1 - e2 * sine * sine)
  const rad = Math.PI / 180
  return {
    lng: (equator / w) * Math.cos(latitude * rad) * rad,
    lat: ((equator * (1 - e2)) / w ** 3) * rad,
  }
}
