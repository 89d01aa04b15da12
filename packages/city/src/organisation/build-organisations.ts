import { type Bilingual, gachaNames } from '../names/place-words.ts'
import type { CityPlan } from '../plan/city-plan.ts'
import type { CommunityCell } from '../plan/partition.ts'
import { along, contains, type Point } from '../plan/plane.ts'
import { toLngLat } from '../plan/projection.ts'
import type { Random } from '../random/random.ts'
import { labelPoint } from './areas.ts'
import type { Organisation } from './organisation.ts'
import { partnerAgencies } from './partner-agencies.ts'
import { cityDivision, cityName, districts, stationNames } from './unit-names.ts'
import { type UnitPlace, type UnitPlaces, unitPlaces } from './unit-places.ts'

export interface OrganisationInput {
  readonly plan: CityPlan
  readonly random: Random
  readonly words: readonly Bilingual[]
  readonly validFrom: string
}

interface Context extends OrganisationInput {
  readonly places: UnitPlaces
  /** Names left for steppe villages. */
  readonly gachas: Bilingual[]
}

type District = (typeof districts)[number]

const both = (zh: string, en: string): Bilingual => ({ zh, en })

const communityName = (cell: CommunityCell, rural: boolean, word: Bilingual, gachas: Bilingual[]): Bilingual => {
  if (!rural) return both(`${word.zh}社区`, `${word.en} Community`)
  if (cell.district !== 'banner') return both(`${word.zh}村`, `${word.en} Village`)
  const name = gachas.pop() as Bilingual
  return both(`${name.zh}嘎查`, `${name.en} Gacha`)
}

const bureau = ({ places, validFrom }: Context): Organisation[] => {
  const { at, area } = places.city
  const common = { validFrom, divisionCode: cityDivision, position: toLngLat(at) }
  const code = `${cityDivision}990000`
  return [
    {
      ...{ ...common, code, kind: 'city-bureau', parent: null, area },
      name: both(`${cityName.zh}公安局`, `${cityName.en} Public Security Bureau`),
    },
    {
      ...{ ...common, code: `${cityDivision}990100`, kind: 'command-centre', parent: code },
      name: both(`${cityName.zh}公安局情指中心`, `${cityName.en} Intelligence and Command Centre`),
    },
  ]
}

const grids = (community: Organisation, name: Bilingual, place: UnitPlace, count: number): Organisation[] => {
  const label = labelPoint(place.ring)
  return Array.from({ length: count }, (_, i): Organisation => {
    const corner = place.ring[Math.floor((place.ring.length * (i + 1)) / count) % place.ring.length] as Point
    const aside = along(label, corner, 0.4)
    return {
      code: `${community.code.slice(0, 11)}${i + 1}`,
      name: both(`${name.zh}第${'一二三四五'[i]}警格`, `${name.en} Grid ${i + 1}`),
      kind: 'police-grid',
      parent: community.code,
      validFrom: community.validFrom,
      divisionCode: community.divisionCode,
      position: toLngLat(contains(place.ring, aside) ? aside : label),
    }
  })
}

/** The community room of one cell and the grids below it. */
const communityUnits = (context: Context, station: Organisation, cell: number): Organisation[] => {
  const { plan, places, words, gachas, random, validFrom } = context
  const { at, area, rural } = places.communities[cell]!
  const own = plan.network.division.cells[cell] as CommunityCell
  const name = communityName(own, rural, words[cell] as Bilingual, gachas)
  const room: Organisation = {
    ...{
      code: `${station.code.slice(0, 10)}${own.number}0`,
      kind: 'community-room',
      parent: station.code,
      validFrom,
      area,
    },
    name: both(`${name.zh}警务室`, `${name.en} Police Room`),
    ...{ divisionCode: station.divisionCode, position: toLngLat(at) },
  }
  return [room, ...grids(room, name, places.communities[cell]!, rural ? 2 : random.integer(3, 5))]
}

const station = (
  context: Context,
  key: string,
  { division }: District,
  order: number,
  parent: string,
): Organisation => {
  const { at, area } = context.places.stations.get(key) as UnitPlace
  const name = stationNames[key] as Bilingual
  return {
    ...{ code: `${division}99${order}00`, kind: 'station', parent, validFrom: context.validFrom, area },
    name: both(`${name.zh}派出所`, `${name.en} Police Station`),
    ...{ divisionCode: division, position: toLngLat(at) },
  }
}

const districtBureau = ({ places, validFrom }: Context, district: District, parent: string): Organisation[] => {
  const { division, name } = district
  const { at, area } = places.districts.get(district.key) as UnitPlace
  const office = district.banner ? '公安局' : '公安分局'
  const common = { validFrom, divisionCode: division, position: toLngLat(at) }
  const code = `${division}990000`
  return [
    {
      ...{ ...common, code, kind: district.banner ? 'banner-bureau' : 'district-bureau', parent, area },
      name: both(name.zh + office, `${name.en} Public Security Bureau`),
    },
    {
      ...{ ...common, code: `${division}990100`, kind: 'command-room', parent: code },
      name: both(`${name.zh}${office}情指室`, `${name.en} Command Room`),
    },
  ]
}

/** A district or the banner with everything below it and the agencies beside it. */
const districtUnits = (context: Context, district: District, parent: string): Organisation[] => {
  const { cells } = context.plan.network.division
  const head = districtBureau(context, district, parent)
  const keys = [...new Set(cells.filter(c => c.district === district.key).map(c => c.station))]
  const stations = new Map(keys.map((key, i) => [key, station(context, key, district, 11 + i, head[0]!.code)]))
  const below = keys.flatMap(key => {
    const own = stations.get(key) as Organisation
    return [own, ...cells.flatMap((c, cell) => (c.station === key ? communityUnits(context, own, cell) : []))]
  })
  return [...head, ...below, ...partnerAgencies(district, stations, context.validFrom, context.random)]
}

/** Bureau, districts, stations, community rooms, grids and partner agencies with their areas. Codes are invented. */
export const buildOrganisations = (
  input: OrganisationInput,
): { organisations: Organisation[]; communityOfCell: string[] } => {
  const places = unitPlaces(input.plan)
  const context: Context = { ...input, places, gachas: input.random.shuffled(gachaNames) }
  const head = bureau(context)
  const organisations = [...head, ...districts.flatMap(district => districtUnits(context, district, head[0]!.code))]
  const roomOf = new Map(organisations.filter(o => o.kind === 'community-room').map(o => [o.area, o.code]))
  return { organisations, communityOfCell: places.communities.map(({ area }) => roomOf.get(area) as string) }
}
