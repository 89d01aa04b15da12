import type { Building, City } from '../city.ts'
import { addressOf } from '../ground.ts'
import { householdAt } from '../people/household.ts'
import type { Household } from '../people/person.ts'
import { along, distance, type Point } from '../plan/plane.ts'
import { type LngLat, toLngLat } from '../plan/projection.ts'
import type { Random } from '../random/random.ts'
import { stream } from '../random/stream.ts'
import { draw, type Weighted, weighted } from '../random/weighted.ts'
import type { Site, SiteKind } from '../site.ts'
import type { PlaceRule } from './kinds/index.ts'

/** Where a call is about. The position lies inside the area of `station`. */
export interface CallPlace {
  readonly position: LngLat
  readonly station: string
  readonly community: string
  readonly address: string
  /** How a caller names it. */
  readonly short: string
  readonly placeType: string
  readonly household?: Household
}

interface RoadSpot {
  readonly edge: number
  readonly station: string
  readonly community: string
  readonly weight: number
}

/** Tables for drawing places, made once per city. */
export interface CallGround {
  readonly roads: Weighted<RoadSpot>
  readonly sites: Readonly<Record<'venue' | 'shop' | 'works' | 'public' | 'school', Weighted<Site>>>
  readonly hamlets: Weighted<Building>
  /** Buildings of the two estates whose noise never ends. */
  readonly noisy: readonly Building[]
  /** Stands for no place, at the command centre. */
  readonly nowhere: CallPlace
}

const roadWeight: Partial<Record<string, number>> = {
  trunk: 4,
  primary: 6,
  secondary: 3,
  tertiary: 1.4,
  residential: 0.4,
}
const dangerousJunctions = 6
const danger = 60

/** Stretches of named streets that lie wholly inside one station's area; six of them are dangerous. */
const roadSpots = (city: City): Weighted<RoadSpot> => {
  const { network } = city.plan
  const stationAt = (face: number) =>
    face < 0 ? undefined : city.organisationOf.get(city.communityOfCell[network.faces[face]!.cell] as string)!
  const random = stream(city.seed, 'dangerous-junctions')
  const spots: RoadSpot[] = []
  network.graph.edges.forEach(({ from, to, road }, edge) => {
    const street = road < 0 ? undefined : city.streets[road]
    const base = street?.name ? roadWeight[street.class] : undefined
    if (!base) return
    const left = stationAt(network.faceGraph.faceOf[2 * edge]!)
    const right = stationAt(network.faceGraph.faceOf[2 * edge + 1]!)
    if (!left || !right || left.parent !== right.parent) return
    const town = network.faces[network.faceGraph.faceOf[2 * edge]!]!.zone ? 1 : 0.35
    const length = Math.max(0.5, Math.min(6, distance(network.graph.nodes[from]!, network.graph.nodes[to]!) / 150))
    spots.push({ edge, station: left.parent as string, community: left.code, weight: base * town * length })
  })
  const bad = new Set(
    Array.from({ length: dangerousJunctions }, () => random.pick(spots.filter(spot => spot.weight >= 6)).edge),
  )
  return weighted(spots, ({ edge, weight }) => (bad.has(edge) ? weight * danger : weight))
}

const siteTable = (city: City, weights: Partial<Record<SiteKind, number>>): Weighted<Site> =>
  weighted(city.sites, site => weights[site.kind] ?? 0)

/** The slab estate with most buildings, and one beside the bar street. */
const noisyEstates = (city: City): Building[] => {
  const bar = city.sites.find(site => site.kind === 'bar')
  const counts = new Map<number, number>()
  for (const { use, block } of city.buildings) if (use === 'slab') counts.set(block, (counts.get(block) ?? 0) + 1)
  const blocks = [...counts].filter(([, count]) => count >= 6)
  const biggest = blocks.reduce((a, b) => (b[1] > a[1] ? b : a))[0]
  const [x, y] = bar?.building === undefined ? [0, 0] : city.plan.footprints[bar.building]!.centre
  const off = (block: number) => {
    const [cx, cy] = city.plan.blocks[block]!.centre
    return (cx - x) ** 2 + (cy - y) ** 2
  }
  const nearest = blocks.reduce((a, b) => (off(b[0]) < off(a[0]) ? b : a))[0]
  return city.buildings.filter(({ block }) => block === biggest || block === nearest)
}

const nowhere = (city: City): CallPlace => {
  const { code, position } = city.organisations.find(({ kind }) => kind === 'command-centre')!
  return { position, station: code, community: code, address: '', short: '', placeType: '' }
}

export const callGround = (city: City): CallGround => ({
  roads: roadSpots(city),
  sites: {
    venue: siteTable(city, { bar: 10, ktv: 5, hotel: 1, 'internet-cafe': 1.5, 'small-place': 0.12 }),
    shop: siteTable(city, {
      'small-place': 1,
      mall: 6,
      market: 5,
      hotel: 1,
      bank: 0.6,
      'petrol-station': 0.6,
      'internet-cafe': 1,
    }),
    works: siteTable(city, { enterprise: 3, market: 1, mall: 1 }),
    public: siteTable(city, { park: 7, square: 6, transport: 9, market: 4, hospital: 6, school: 1.4, mall: 3 }),
    school: siteTable(city, { school: 1, kindergarten: 0.6 }),
  },
  hamlets: weighted(city.buildings, ({ use }) => (use === 'country' ? 1 : 0)),
  noisy: noisyEstates(city),
  nowhere: nowhere(city),
})

const atBuilding = (city: City, building: Building, placeType: string): CallPlace => {
  const address = addressOf(city, building)
  const estate = city.blockNames[building.block]?.zh
  return {
    ...{ position: building.position, station: building.station, community: building.community, address, placeType },
    short: estate ? `${estate}${building.number}号楼` : address.replace(/^.*?[区旗]/, ''),
  }
}

const atSite = (city: City, site: Site): CallPlace => {
  const { position, station, community, name } = site
  const address =
    site.building === undefined ? city.name.zh : addressOf(city, city.buildings[site.building] as Building)
  return {
    position,
    station,
    community,
    address: `${address}${name.zh}`,
    short: name.zh,
    placeType: placeTypes[site.kind],
  }
}

const placeTypes: Readonly<Record<SiteKind, string>> = {
  school: '学校',
  kindergarten: '学校',
  hospital: '医院',
  market: '市场',
  bar: '娱乐场所',
  ktv: '娱乐场所',
  park: '公园',
  square: '广场',
  transport: '车站',
  bank: '金融网点',
  enterprise: '企业',
  'petrol-station': '加油站',
  hotel: '旅馆',
  'internet-cafe': '网吧',
  mall: '商场',
  'small-place': '门店',
}

const atRoad = (city: City, spot: RoadSpot, random: Random): CallPlace => {
  const { network, paths } = city.plan
  const { road, from, to } = network.graph.edges[spot.edge]!
  const path = paths[spot.edge]!
  const piece = random.integer(1, path.length - 1)
  const point = along(path[piece - 1] as Point, path[piece] as Point, random.between(0.25, 0.75))
  const street = city.streets[road]!.name!.zh
  const end = random.chance(0.5) ? from : to
  const crossing = crossings(city)
    .get(end)
    ?.find(other => other !== road)
  const cross = crossing === undefined ? undefined : city.streets[crossing]!.name?.zh
  const short = cross && cross !== street ? `${street}与${cross}` : street
  const station = city.organisationOf.get(spot.station)!
  const district = city.organisationOf.get(station.parent as string)!.name.zh.replace(/公安.*$/, '')
  return {
    ...{ position: toLngLat(point), station: spot.station, community: spot.community, placeType: '道路', short },
    address: `${city.name.zh}${district}${short}${cross && cross !== street ? '交叉口附近' : '路段'}`,
  }
}

const crossingsOfCity = new WeakMap<City, Map<number, number[]>>()

/** Named streets that meet at each node. */
const crossings = (city: City): Map<number, number[]> => {
  const known = crossingsOfCity.get(city)
  if (known) return known
  const made = new Map<number, number[]>()
  for (const { from, to, street } of city.roads.edges) {
    if (!city.streets[street]!.name) continue
    for (const node of [from, to]) {
      const list = made.get(node)
      if (!list) made.set(node, [street])
      else if (!list.includes(street)) list.push(street)
    }
  }
  crossingsOfCity.set(city, made)
  return made
}

export const atHousehold = (city: City, household: Household): CallPlace => {
  const place = atBuilding(city, city.buildings[household.building] as Building, '居民住宅')
  return { ...place, address: household.address, household }
}

const mixed: readonly PlaceRule[] = ['road', 'home', 'home', 'shop', 'public']

/** A place for a call of the given rule. Homes are those of recorded households, drawn evenly. */
export const drawPlace = (city: City, ground: CallGround, rule: PlaceRule, random: Random): CallPlace => {
  switch (rule) {
    case 'road':
      return atRoad(city, draw(ground.roads, random), random)
    case 'home':
      return atHousehold(city, householdAt(city, random.integer(0, city.householdCount - 1)))
    case 'noisy-home':
      return random.chance(0.3)
        ? atBuilding(city, random.pick(ground.noisy), '居民住宅')
        : drawPlace(city, ground, 'home', random)
    case 'nowhere':
      return ground.nowhere
    case 'village':
      return atBuilding(city, draw(ground.hamlets, random), '农牧区')
    case 'anywhere':
      return drawPlace(city, ground, random.pick(mixed), random)
    default:
      return atSite(city, draw(ground.sites[rule], random))
  }
}
