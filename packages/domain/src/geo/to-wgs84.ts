import gcoord from 'gcoord'
import proj4 from 'proj4'
import { type Area, type Crs, findCrs } from './crs.ts'

/** Degrees, WGS-84, longitude first. */
export type LngLat = { readonly lng: number; readonly lat: number }

export type CoordinateFault =
  | 'unknown-crs'
  | 'bad-projection-text'
  | 'not-a-number'
  | 'outside-area'
  | 'swapped'
  | 'cannot-project'

export type Converted =
  | { readonly ok: true; readonly position: LngLat }
  | { readonly ok: false; readonly fault: CoordinateFault }

/** `x` is east (longitude, easting), `y` north (latitude, northing), in the unit of the coordinate system. */
export type Converter = (x: number, y: number) => Converted

type Projector = (x: number, y: number) => LngLat | undefined

const identity: Projector = (x, y) => ({ lng: x, lat: y })

function unshift(from: 'gcj02' | 'bd09'): Projector {
  const source = from === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09
  return (x, y) => {
    const [lng, lat] = gcoord.transform([x, y], source, gcoord.WGS84)
    return { lng, lat }
  }
}

function unproject(text: string): Projector {
  const converter = proj4(text, 'EPSG:4326')
  return (x, y) => {
    const [lng, lat] = converter.forward([x, y]) as [number, number]
    return Number.isFinite(lng) && Number.isFinite(lat) ? { lng, lat } : undefined
  }
}

export function isInside({ lng, lat }: LngLat, area: Area): boolean {
  return lng >= area.west && lng <= area.east && lat >= area.south && lat <= area.north
}

/** Checked before and after: a latitude of 111 never reaches the projection, a wrong zone never leaves it. */
function checked(project: Projector, unit: Crs['unit'], area: Area): Converter {
  const land = (x: number, y: number): LngLat | undefined => {
    if (unit === 'degree' && (Math.abs(x) > 180 || Math.abs(y) > 90)) return undefined
    const position = project(x, y)
    return position && isInside(position, area) ? position : undefined
  }
  return (x, y) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return { ok: false, fault: 'not-a-number' }
    const position = land(x, y)
    if (position) return { ok: true, position }
    return { ok: false, fault: land(y, x) ? 'swapped' : 'outside-area' }
  }
}

const projectionText = /^(\+[a-zA-Z_]\w*(=[\w.,@/:-]+)?\s*)+$/
const wholeWorld: Area = { west: -180, south: -90, east: 180, north: 90 }

function ownProjection(text: string, area: Area): Converter | CoordinateFault {
  if (text.length > 500 || !projectionText.test(text)) return 'bad-projection-text'
  try {
    return checked(unproject(text), /\+proj=longlat\b/.test(text) ? 'degree' : 'metre', area)
  } catch {
    return 'bad-projection-text'
  }
}

export type ConverterChoice = {
  /** EPSG code with or without prefix, `GCJ-02` or `BD-09`. */
  readonly crs: string
  /** A proj4 text of the mapping's own, used in place of the table. */
  readonly proj4?: string
  /** A tighter area than that of the coordinate system, degrees WGS-84. */
  readonly area?: Area
}

/** A checked converter to WGS-84 degrees, or the fault that makes one impossible. Make it once, use it for all rows. */
export function makeConverter({ crs, proj4: text, area }: ConverterChoice): Converter | CoordinateFault {
  if (text !== undefined) return ownProjection(text, area ?? wholeWorld)
  const known = findCrs(crs)
  if (!known) return 'unknown-crs'
  const project = known.shift ? unshift(known.shift) : known.proj4 ? unproject(known.proj4) : identity
  return checked(project, known.unit, area ?? known.area)
}

const converters = new Map<string, Converter>()

/** One point to WGS-84 degrees; units are those of `crs` (degrees, metres or feet). Never throws. */
export function toWgs84({ x, y, crs }: { x: number; y: number; crs: string }): Converted {
  const known = converters.get(crs)
  if (known) return known(x, y)
  const made = makeConverter({ crs })
  if (typeof made === 'string') return { ok: false, fault: made }
  converters.set(crs, made)
  return made(x, y)
}

/** WGS-84 to the GCJ-02 of Chinese consumer maps, for hand-over to them only; the store keeps WGS-84. */
export function toGcj02({ lng, lat }: LngLat): LngLat {
  const [x, y] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02)
  return { lng: x, lat: y }
}

const earthRadiusMetres = 6_371_008.8

/** Great-circle metres (haversine on the mean sphere, error below 0.5 %). */
export function distanceMetres(a: LngLat, b: LngLat): number {
  const rad = Math.PI / 180
  const dLat = (b.lat - a.lat) * rad
  const dLng = (b.lng - a.lng) * rad
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLng / 2) ** 2
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(h)))
}
