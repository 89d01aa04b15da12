import type { Label } from '../dictionaries/dictionary.ts'

/** Degrees, WGS-84; the part of the earth a coordinate system may be used for. */
export type Area = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }

export type CrsUnit = 'degree' | 'metre' | 'foot-intl' | 'foot-us'

/** `shift` marks the two Chinese consumer-map systems, which are not projections but offset WGS-84. */
export type Crs = {
  readonly code: string
  readonly name: Label
  readonly unit: CrsUnit
  readonly area: Area
  readonly proj4?: string
  readonly shift?: 'gcj02' | 'bd09'
}

const world: Area = { west: -180, south: -90, east: 180, north: 90 }
const china: Area = { west: 73, south: 3, east: 136, north: 54 }

/** CGCS2000 and NAD83 differ from WGS-84 by less than two metres, so no datum shift is applied. */
const geographic: readonly Crs[] = [
  { code: 'EPSG:4326', name: { zh: 'WGS-84 经纬度', en: 'WGS 84' }, unit: 'degree', area: world },
  { code: 'EPSG:4490', name: { zh: '2000 国家大地坐标系经纬度', en: 'CGCS2000' }, unit: 'degree', area: china },
  {
    code: 'EPSG:4269',
    name: { zh: 'NAD83 经纬度', en: 'NAD83' },
    unit: 'degree',
    area: { west: -180, south: 14, east: -40, north: 87 },
  },
  { code: 'GCJ-02', name: { zh: '火星坐标（高德、腾讯）', en: 'GCJ-02' }, unit: 'degree', area: china, shift: 'gcj02' },
  { code: 'BD-09', name: { zh: '百度坐标', en: 'BD-09' }, unit: 'degree', area: china, shift: 'bd09' },
]

const projected: readonly Crs[] = [
  {
    code: 'EPSG:3857',
    name: { zh: 'Web 墨卡托', en: 'Web Mercator' },
    unit: 'metre',
    area: { west: -180, south: -85.06, east: 180, north: 85.06 },
    proj4: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  },
  {
    code: 'EPSG:2913',
    name: { zh: '俄勒冈北（国际英尺）', en: 'NAD83(HARN) / Oregon North (ft)' },
    unit: 'foot-intl',
    area: { west: -124.33, south: 43.9, east: -116.4, north: 46.3 },
    proj4:
      '+proj=lcc +lat_0=43.6666666666667 +lon_0=-120.5 +lat_1=46 +lat_2=44.3333333333333 +x_0=2500000.0001424 +y_0=0 +ellps=GRS80 +units=ft +no_defs',
  },
  {
    code: 'EPSG:2269',
    name: { zh: '俄勒冈北 NAD83（国际英尺）', en: 'NAD83 / Oregon North (ft)' },
    unit: 'foot-intl',
    area: { west: -124.33, south: 43.9, east: -116.4, north: 46.3 },
    proj4:
      '+proj=lcc +lat_0=43.6666666666667 +lon_0=-120.5 +lat_1=46 +lat_2=44.3333333333333 +x_0=2500000.0001424 +y_0=0 +ellps=GRS80 +units=ft +no_defs',
  },
  {
    code: 'EPSG:2223',
    name: { zh: '亚利桑那中（国际英尺）', en: 'NAD83 / Arizona Central (ft)' },
    unit: 'foot-intl',
    area: { west: -113.4, south: 31.2, east: -110.4, north: 37.1 },
    proj4:
      '+proj=tmerc +lat_0=31 +lon_0=-111.916666666667 +k=0.9999 +x_0=213360 +y_0=0 +ellps=GRS80 +units=ft +no_defs',
  },
  {
    code: 'EPSG:3435',
    name: { zh: '伊利诺伊东（美制英尺）', en: 'NAD83 / Illinois East (ftUS)' },
    unit: 'foot-us',
    area: { west: -89.4, south: 37, east: -87, north: 42.6 },
    proj4:
      '+proj=tmerc +lat_0=36.6666666666667 +lon_0=-88.3333333333333 +k=0.999975 +x_0=300000 +y_0=0 +ellps=GRS80 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2227',
    name: { zh: '加利福尼亚三带（美制英尺）', en: 'NAD83 / California zone 3 (ftUS)' },
    unit: 'foot-us',
    area: { west: -123.6, south: 36.7, east: -117.8, north: 38.8 },
    proj4:
      '+proj=lcc +lat_0=36.5 +lon_0=-120.5 +lat_1=38.4333333333333 +lat_2=37.0666666666667 +x_0=2000000.0001016 +y_0=500000.0001016 +ellps=GRS80 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:3735',
    name: { zh: '俄亥俄南（美制英尺）', en: 'NAD83 / Ohio South (ftUS)' },
    unit: 'foot-us',
    area: { west: -84.9, south: 38.4, east: -80.7, north: 40.4 },
    proj4:
      '+proj=lcc +lat_0=38 +lon_0=-82.5 +lat_1=40.0333333333333 +lat_2=38.7333333333333 +x_0=600000 +y_0=0 +ellps=GRS80 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2263',
    name: { zh: '纽约长岛（美制英尺）', en: 'NAD83 / New York Long Island (ftUS)' },
    unit: 'foot-us',
    area: { west: -74.3, south: 40.4, east: -71.8, north: 41.4 },
    proj4:
      '+proj=lcc +lat_0=40.1666666666667 +lon_0=-74 +lat_1=41.0333333333333 +lat_2=40.6666666666667 +x_0=300000.0000001 +y_0=0 +ellps=GRS80 +units=us-ft +no_defs',
  },
]

/** 高斯-克吕格: x is the easting (横坐标 Y in Chinese survey use), y the northing (纵坐标 X). */
function gaussKruger(epsg: number, meridian: number, zone: number | undefined, width: 3 | 6): Crs {
  const origin = (zone ?? 0) * 1_000_000 + 500_000
  const named = zone === undefined ? `CM ${meridian}E` : `zone ${zone}`
  return {
    code: `EPSG:${epsg}`,
    name: {
      zh: `2000 国家大地坐标系 ${width} 度带，中央经线 ${meridian}°${zone === undefined ? '' : `，${zone} 带`}`,
      en: `CGCS2000 / ${width}-degree Gauss-Kruger ${named}`,
    },
    unit: 'metre',
    area: { west: meridian - width, south: china.south, east: meridian + width, north: china.north },
    proj4: `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${origin} +y_0=0 +ellps=GRS80 +units=m +no_defs`,
  }
}

/** EPSG 4491–4512 (6-degree zones 13–23) and 4513–4554 (3-degree zones 25–45), each with and without zone number. */
function gaussKrugerZones(): Crs[] {
  const sixDegree = Array.from({ length: 11 }, (_, i) => [
    gaussKruger(4491 + i, 75 + 6 * i, 13 + i, 6),
    gaussKruger(4502 + i, 75 + 6 * i, undefined, 6),
  ])
  const threeDegree = Array.from({ length: 21 }, (_, i) => [
    gaussKruger(4513 + i, 75 + 3 * i, 25 + i, 3),
    gaussKruger(4534 + i, 75 + 3 * i, undefined, 3),
  ])
  return [...sixDegree, ...threeDegree].flat()
}

function utmZone(zone: number, south: boolean): Crs {
  const meridian = zone * 6 - 183
  return {
    code: `EPSG:${(south ? 32700 : 32600) + zone}`,
    name: { zh: `UTM ${zone}${south ? '南' : '北'}带`, en: `WGS 84 / UTM zone ${zone}${south ? 'S' : 'N'}` },
    unit: 'metre',
    area: { west: meridian - 6, south: south ? -80 : 0, east: meridian + 6, north: south ? 0 : 84 },
    proj4: `+proj=utm +zone=${zone}${south ? ' +south' : ''} +datum=WGS84 +units=m +no_defs`,
  }
}

const utmZones = Array.from({ length: 60 }, (_, i) => [utmZone(i + 1, false), utmZone(i + 1, true)]).flat()

/** Every coordinate system an import mapping may name; any other one brings its own proj4 text. */
export const crsTable: readonly Crs[] = [...geographic, ...projected, ...gaussKrugerZones(), ...utmZones]

const aliases: Readonly<Record<string, string>> = {
  WGS84: 'EPSG:4326',
  'WGS-84': 'EPSG:4326',
  CGCS2000: 'EPSG:4490',
  GCJ02: 'GCJ-02',
  BD09: 'BD-09',
}

const byCode = new Map(crsTable.map(crs => [crs.code, crs]))

/** Accepts `EPSG:2913`, `2913`, `GCJ-02`, `gcj02`, `CGCS2000`. */
export function findCrs(code: string): Crs | undefined {
  const upper = code.trim().toUpperCase()
  return byCode.get(aliases[upper] ?? (/^\d+$/.test(upper) ? `EPSG:${upper}` : upper))
}
