import { type Bilingual, gachaNames } from '../names/place-words.ts'
import type { Block } from '../plan/blocks.ts'
import type { CityPlan } from '../plan/city-plan.ts'
import type { CommunityCell } from '../plan/partition.ts'
import { along, contains, distance, type Point, type Ring } from '../plan/plane.ts'
import { type LngLat, toLngLat } from '../plan/projection.ts'
import type { Random } from '../random/random.ts'
import { areasOf, labelPoint } from './areas.ts'
import type { Organisation, OrganisationKind } from './organisation.ts'
import { cityDivision, cityName, districts, localOffices, stationNames } from './unit-names.ts'

export interface OrganisationInput {
  readonly plan: CityPlan
  readonly random: Random
  readonly words: readonly Bilingual[]
  readonly validFrom: string
}

/** Before the new town's park, on the unbent plan. */
const bureauSite: Point = [900, -1500]

const both = (zh: string, en: string): Bilingual => ({ zh, en })
const closed = (ring: Ring): LngLat[] => [...ring, ring[0] as Point].map(toLngLat)

const townBlocks = 12

/** Cells with hardly any town blocks are villages: 村 in the districts, 嘎查 in the banner. */
const isRural = (blocks: readonly Block[], cell: number): boolean =>
  blocks.filter(block => block.cell === cell && block.zone).length < townBlocks

const communityName = (cell: CommunityCell, rural: boolean, word: Bilingual, gacha: () => Bilingual): Bilingual => {
  if (!rural) return both(`${word.zh}社区`, `${word.en} Community`)
  if (cell.district !== 'banner') return both(`${word.zh}村`, `${word.en} Village`)
  const name = gacha()
  return both(`${name.zh}嘎查`, `${name.en} Gacha`)
}

const nearestTo = (goal: Point, points: readonly Point[]): Point =>
  points.reduce((best, p) => (distance(p, goal) < distance(best, goal) ? p : best))

/** Where a unit has its door: in a block near the middle of its built-up land, in the country at a hamlet. */
const officeAt = ({ blocks, network, warp }: CityPlan, belongs: (cell: number) => boolean, area: Ring): Point => {
  const town = blocks.filter(({ cell, zone, use }) => belongs(cell) && zone && use !== 'park').map(b => b.centre)
  if (town.length >= townBlocks) {
    const sum = town.reduce(([x, y], p) => [x + p[0], y + p[1]], [0, 0])
    return nearestTo([sum[0] / town.length, sum[1] / town.length], town)
  }
  const hamlets = network.villages.filter(({ cell }) => belongs(cell)).map(({ at }) => warp(at))
  return hamlets.length > 0 ? nearestTo(labelPoint(area), hamlets) : labelPoint(area)
}

/** Bureau, districts, stations, community rooms, grids and partner agencies with their areas. Codes are invented. */
export const buildOrganisations = ({ plan, random, words, validFrom }: OrganisationInput) => {
  const { network, paths, blocks } = plan
  const { cells } = network.division
  const made: Organisation[] = []
  const communityOfCell: string[] = []
  const gachas = random.shuffled(gachaNames)
  const add = (
    kind: OrganisationKind,
    code: string,
    name: Bilingual,
    parent: string | null,
    divisionCode: string,
    at: Point,
    extra: Partial<Organisation> = {},
  ): string => {
    made.push({ code, name, kind, parent, validFrom, divisionCode, position: toLngLat(at), ...extra })
    return code
  }
  const stationKeys = [...new Set(cells.map(c => c.station))]
  const districtKeys = districts.map(d => d.key)
  const rings = {
    city: areasOf(network, paths, () => 0),
    district: areasOf(network, paths, cell => districtKeys.indexOf(cells[cell]!.district)),
    station: areasOf(network, paths, cell => stationKeys.indexOf(cells[cell]!.station)),
    community: areasOf(network, paths, cell => cell),
  }
  const place = (level: keyof typeof rings, label: number, belongs: (cell: number) => boolean) => {
    const ring = rings[level].get(label) as Ring
    return { ring, at: officeAt(plan, belongs, ring), area: { area: closed(ring) } }
  }
  const stationPlace = (key: string) => place('station', stationKeys.indexOf(key), cell => cells[cell]!.station === key)
  const whole = place('city', 0, () => true)
  const cityAt = nearestTo(
    plan.warp(bureauSite),
    blocks.filter(({ use }) => use === 'office').map(b => b.centre),
  )
  const bureau = add(
    'city-bureau',
    `${cityDivision}990000`,
    both(`${cityName.zh}公安局`, `${cityName.en} Public Security Bureau`),
    null,
    cityDivision,
    cityAt,
    whole.area,
  )
  add(
    'command-centre',
    `${cityDivision}990100`,
    both(`${cityName.zh}公安局情指中心`, `${cityName.en} Intelligence and Command Centre`),
    bureau,
    cityDivision,
    cityAt,
  )

  const addGrids = (community: string, name: Bilingual, division: string, ring: Ring, rural: boolean): void => {
    const count = rural ? 2 : random.integer(3, 5)
    const label = labelPoint(ring)
    for (let g = 1; g <= count; g++) {
      const corner = ring[Math.floor((ring.length * g) / count) % ring.length] as Point
      const aside = along(label, corner, 0.4)
      add(
        'police-grid',
        `${community.slice(0, 11)}${g}`,
        both(`${name.zh}第${'一二三四五'[g - 1]}警格`, `${name.en} Grid ${g}`),
        community,
        division,
        contains(ring, aside) ? aside : label,
      )
    }
  }

  const addStation = (key: string, district: (typeof districts)[number], order: number, parent: string): string => {
    const { at, area } = stationPlace(key)
    const name = stationNames[key]!
    const station = add(
      'station',
      `${district.division}99${order}00`,
      both(`${name.zh}派出所`, `${name.en} Police Station`),
      parent,
      district.division,
      at,
      area,
    )
    cells.forEach((cell, index) => {
      if (cell.station !== key) return
      const spot = place('community', index, i => i === index)
      const rural = isRural(blocks, index)
      const title = communityName(cell, rural, words[index] as Bilingual, () => gachas.pop() as Bilingual)
      const code = `${district.division}99${order}${cell.number}0`.slice(0, 12)
      communityOfCell[index] = add(
        'community-room',
        code,
        both(`${title.zh}警务室`, `${title.en} Police Room`),
        station,
        district.division,
        spot.at,
        spot.area,
      )
      addGrids(code, title, district.division, spot.ring, rural)
    })
    return station
  }

  for (const district of districts) {
    const own = (cell: number) => cells[cell]!.district === district.key
    const { at, area } = place('district', districtKeys.indexOf(district.key), own)
    const { division, name } = district
    const kind = district.banner ? 'banner-bureau' : 'district-bureau'
    const office = district.banner ? '公安局' : '公安分局'
    const local = add(
      kind,
      `${division}990000`,
      both(name.zh + office, `${name.en} Public Security Bureau`),
      bureau,
      division,
      at,
      area,
    )
    add(
      'command-room',
      `${division}990100`,
      both(`${name.zh}${office}情指室`, `${name.en} Command Room`),
      local,
      division,
      at,
    )
    const stations = [...new Set(cells.filter(c => c.district === district.key).map(c => c.station))]
    const codes = new Map(stations.map((key, i) => [key, addStation(key, district, 11 + i, local)]))
    addPartners(district, codes)
  }

  function addPartners(district: (typeof districts)[number], stations: ReadonlyMap<string, string>): void {
    const { division, name } = district
    const all = [...stations.values()]
    const positionOf = (code: string) => made.find(o => o.code === code)!.position
    const agency = (kind: OrganisationKind, number: string, title: Bilingual, serves: readonly string[]): void => {
      made.push({
        ...{ code: `${division}98${number}`, name: title, kind, parent: null, validFrom, divisionCode: division },
        ...{ position: nearby(positionOf(serves[0]!), random), serves },
      })
    }
    agency('womens-federation', '1000', both(`${name.zh}妇女联合会`, `${name.en} Women's Federation`), all)
    agency('legal-aid', '2000', both(`${name.zh}法律援助中心`, `${name.en} Legal Aid Centre`), all)
    agency('tribunal', '3000', both(`${name.zh}人民法院第一人民法庭`, `${name.en} First People's Tribunal`), all)
    localOffices
      .filter(office => office.district === district.key)
      .forEach((office, i) => {
        const serves = office.serves.map(key => stations.get(key)!)
        const sumu = office.name.zh.endsWith('苏木')
        const seat = sumu ? '人民政府' : office.name.zh.endsWith('镇') ? '人民政府' : '办事处'
        agency(
          sumu ? 'sumu-office' : 'subdistrict-office',
          `4${i + 1}00`,
          both(office.name.zh + seat, `${office.name.en} Office`),
          serves,
        )
        agency(
          'justice-office',
          `5${i + 1}00`,
          both(`${office.name.zh}司法所`, `${office.name.en} Justice Office`),
          serves,
        )
      })
  }
  return { organisations: made, communityOfCell }
}

const nearby = ([lng, lat]: LngLat, random: Random): LngLat => [
  Math.round((lng + random.between(-0.002, 0.002)) * 1e6) / 1e6,
  Math.round((lat + random.between(-0.0015, 0.0015)) * 1e6) / 1e6,
]
