import type { LngLat } from './to-wgs84.ts'

/** The outer ring of a polygon in well-known text (OGC 06-103r4), WGS-84 degrees; undefined when it is none. */
export function readPolygon(text: string): LngLat[] | undefined {
  const match = /^\s*POLYGON\s*\(\s*\(([^()]+)\)\s*\)\s*$/i.exec(text)
  if (match === null) return undefined
  const ring = match[1]!.split(',').map(pair => {
    const [lng, lat] = pair.trim().split(/\s+/).map(Number)
    return { lng: lng ?? Number.NaN, lat: lat ?? Number.NaN }
  })
  const isPlace = ({ lng, lat }: LngLat) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90
  const [first, last] = [ring[0], ring.at(-1)]
  const closed = first !== undefined && last !== undefined && first.lng === last.lng && first.lat === last.lat
  return closed && ring.length >= 4 && ring.every(isPlace) ? ring : undefined
}

/** A ring as well-known text, closed where it is not; six decimals are about a decimetre. */
export function writePolygon(ring: readonly LngLat[]): string {
  const [first, last] = [ring[0], ring.at(-1)]
  if (first === undefined || last === undefined) return 'POLYGON EMPTY'
  const closed = first.lng === last.lng && first.lat === last.lat ? ring : [...ring, first]
  const number = (value: number) => String(Math.round(value * 1e6) / 1e6)
  return `POLYGON((${closed.map(p => `${number(p.lng)} ${number(p.lat)}`).join(', ')}))`
}
