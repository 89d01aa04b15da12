import type { City } from './city.ts'
import type { Bilingual } from './names/place-words.ts'
import type { Organisation } from './organisation/organisation.ts'
import { unionLoops } from './plan/faces.ts'
import { bent, loopRing, simplify } from './plan/geometry.ts'
import { landCover } from './plan/land-cover.ts'
import { centroid, type Point, type Ring, signedArea } from './plan/plane.ts'
import { type LngLat, toLngLat } from './plan/projection.ts'
import { railway } from './plan/skeleton.ts'

type Properties = Readonly<Record<string, string | number>>

export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: LngLat }
  | { readonly type: 'LineString'; readonly coordinates: readonly LngLat[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LngLat[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly LngLat[])[])[] }

export interface Feature {
  readonly type: 'Feature'
  readonly properties: Properties
  readonly geometry: Geometry
}

export interface Layer {
  readonly type: 'FeatureCollection'
  readonly features: readonly Feature[]
}

export type LayerName = 'land' | 'water' | 'parks' | 'roads' | 'buildings' | 'places' | 'boundaries'
export type MapLayers = Readonly<Record<LayerName, Layer>>

const layer = (features: readonly Feature[]): Layer => ({ type: 'FeatureCollection', features })
const feature = (properties: Properties, geometry: Geometry): Feature => ({ type: 'Feature', properties, geometry })
const closed = (ring: Ring): LngLat[] => [...ring, ring[0] as Point].map(toLngLat)

/** Five decimals, about a metre: enough for ground, water and roads, and a tenth less to send. */
const coarse = ([lng, lat]: LngLat): LngLat => [Math.round(lng * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5]
const polygon = (ring: Ring): Geometry => ({ type: 'Polygon', coordinates: [closed(ring).map(coarse)] })
const point = (coordinates: LngLat): Geometry => ({ type: 'Point', coordinates })
const named = (name: Bilingual): Properties => ({ name: name.zh, nameEn: name.en })

/** Half the side of the square of open land under the whole map, metres. */
const groundReach = 26_000

const landLayer = (city: City): Feature[] => {
  const { plan } = city
  const corner = (x: number, y: number): Point => [x * groundReach, y * groundReach]
  const ground = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]
  const bureau = city.organisations.find(o => o.kind === 'city-bureau')!
  const builtUp = Int32Array.from(plan.network.faces, ({ zone, riverside }) => (zone || riverside ? 0 : -1))
  const urban = (unionLoops(plan.network.faceGraph, builtUp).get(0) ?? [])
    .map(loop => loopRing(plan.network, plan.paths, loop))
    .filter(ring => signedArea(ring) > 0)
  const tinted = plan.blocks.filter(({ use }) => tints.has(use))
  return [
    feature({ kind: 'ground' }, polygon(ground)),
    feature({ kind: 'steppe' }, { type: 'Polygon', coordinates: [bureau.area!] }),
    ...landCover(plan, city.seed).map(({ kind, ring }) => feature({ kind }, polygon(ring))),
    ...urban.map(ring => feature({ kind: 'urban' }, polygon(ring))),
    ...tinted.map(({ use, ring }) => feature({ kind: use }, polygon(ring))),
  ]
}

const tints: ReadonlySet<string> = new Set([
  'commercial',
  'office',
  'shed',
  'school',
  'hospital',
  'market',
  'courtyard',
])

const waterNames: Readonly<Record<string, Bilingual>> = {
  river: { zh: '澄带河', en: 'Chengdai River' },
  tributary: { zh: '塔林布拉河', en: 'Talinbula Stream' },
  moon: { zh: '月湖', en: 'Moon Lake' },
  old: { zh: '旧营湖', en: 'Jiuying Lake' },
  north: { zh: '北苑湖', en: 'Beiyuan Lake' },
  east: { zh: '东泊', en: 'Dongbo Lake' },
  reservoir: { zh: '澄带水库', en: 'Chengdai Reservoir' },
  noorwest: { zh: '浑塔诺尔', en: 'Hunta Nuur' },
  nooreast: { zh: '舒图诺尔', en: 'Shutu Nuur' },
  noornorth: { zh: '敖塔诺尔', en: 'Aota Nuur' },
  noorsouth: { zh: '沁布诺尔', en: 'Qinbu Nuur' },
  noorfar: { zh: '哲图诺尔', en: 'Zhetu Nuur' },
}

const roadLayer = (city: City): Feature[] => [
  ...city.streets.map(({ class: kind, name, line }) =>
    feature({ class: kind, ...(name ? named(name) : {}) }, { type: 'LineString', coordinates: line.map(coarse) }),
  ),
  feature(
    { class: 'rail', ...named({ zh: '朔原铁路', en: 'Shuoyuan Railway' }) },
    {
      type: 'LineString',
      coordinates: simplify(bent(railway, city.plan.warp, 80), 2)
        .map(toLngLat)
        .map(coarse),
    },
  ),
]

/** One feature a block: thousands of separate ones would triple the file. */
const buildingLayer = (city: City): Feature[] => {
  const byBlock = new Map<number, { rings: LngLat[][]; floors: number }>()
  for (const { block, ring, floors } of city.plan.footprints) {
    const known = byBlock.get(block)
    if (known) {
      known.rings.push(closed(ring))
      known.floors = Math.max(known.floors, floors)
    } else byBlock.set(block, { rings: [closed(ring)], floors })
  }
  return [...byBlock].map(([block, { rings, floors }]) =>
    feature(
      { use: city.plan.blocks[block]!.use, floors },
      { type: 'MultiPolygon', coordinates: rings.map(ring => [ring]) },
    ),
  )
}

const areaLevels: Partial<Record<Organisation['kind'], string>> = {
  'city-bureau': 'city',
  'district-bureau': 'district',
  'banner-bureau': 'district',
  station: 'station',
  'community-room': 'community',
}

const withoutOffice = ({ name }: Organisation): Bilingual => ({
  zh: name.zh.replace(/(公安分局|公安局|派出所|警务室)$/, ''),
  en: name.en.replace(/ (Public Security Bureau|Police Station|Police Room)$/, ''),
})

const boundaryLayer = (city: City): Feature[] =>
  city.organisations.flatMap(o => {
    const level = areaLevels[o.kind]
    if (!level || !o.area) return []
    return [feature({ level, code: o.code, ...named(withoutOffice(o)) }, { type: 'Polygon', coordinates: [o.area] })]
  })

const siteRank: Readonly<Record<string, number>> = {
  transport: 4,
  hospital: 5,
  park: 5,
  square: 5,
  mall: 6,
  school: 6,
  market: 6,
  bank: 8,
  'small-place': 9,
}

/** Labels with a rank from 1 (whole city) to 9 (only close up). */
const placeLayer = (city: City): Feature[] => {
  const label = (kind: string, rank: number, name: Bilingual, at: LngLat, extra: Properties = {}) =>
    feature({ kind, rank, ...named(name), ...extra }, point(at))
  const centreOf = (ring: Ring) => toLngLat(centroid(ring))
  const offices = city.organisations.flatMap((o): Feature[] => {
    if (o.kind === 'district-bureau' || o.kind === 'banner-bureau')
      return [label('district', 2, withoutOffice(o), o.position, { code: o.code })]
    if (o.kind === 'station') return [label('police', 4, o.name, o.position, { code: o.code })]
    if (o.kind !== 'community-room') return []
    const name = withoutOffice(o)
    const rural = /(嘎查|村)$/.test(name.zh)
    return [label(rural ? 'village' : 'community', rural ? 3 : 5, name, o.position, { code: o.code })]
  })
  const waters = city.plan.water.flatMap(({ key, kind, ring, course }): Feature[] => {
    const name = waterNames[key]
    const at = course ? toLngLat(course[Math.floor(course.length / 2)] as Point) : centreOf(ring)
    return name ? [label(kind, kind !== 'lake' ? 3 : key.startsWith('noor') ? 5 : 7, name, at)] : []
  })
  const bureau = city.organisations.find(o => o.kind === 'city-bureau')!
  return [
    label('city', 1, city.name, bureau.position),
    ...offices,
    ...waters,
    ...city.sites.map(({ kind, name, position, code }) => label(kind, siteRank[kind] ?? 7, name, position, { code })),
  ]
}

/** The offline map base as GeoJSON layers in WGS-84 degrees, drawn in this order; about 3 MB of JSON, under 700 kB gzipped. */
export const mapLayers = (city: City): MapLayers => ({
  land: layer(landLayer(city)),
  water: layer(
    city.plan.water.map(({ key, kind, ring }) =>
      feature({ kind, ...(waterNames[key] ? named(waterNames[key]) : {}) }, polygon(ring)),
    ),
  ),
  parks: layer(
    city.plan.blocks
      .filter(({ use }) => use === 'park' || use === 'open')
      .map(({ use, ring }) => feature({ kind: use === 'park' ? 'park' : 'green' }, polygon(ring))),
  ),
  roads: layer(roadLayer(city)),
  buildings: layer(buildingLayer(city)),
  places: layer(placeLayer(city)),
  boundaries: layer(boundaryLayer(city)),
})
