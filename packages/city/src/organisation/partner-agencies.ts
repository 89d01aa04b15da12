import type { Bilingual } from '../names/place-words.ts'
import type { LngLat } from '../plan/projection.ts'
import type { Random } from '../random/random.ts'
import type { Organisation, OrganisationKind } from './organisation.ts'
import { type districts, localOffices } from './unit-names.ts'

const both = (zh: string, en: string): Bilingual => ({ zh, en })

const nearby = ([lng, lat]: LngLat, random: Random): LngLat => [
  Math.round((lng + random.between(-0.002, 0.002)) * 1e6) / 1e6,
  Math.round((lat + random.between(-0.0015, 0.0015)) * 1e6) / 1e6,
]

interface Agency {
  readonly kind: OrganisationKind
  readonly number: string
  readonly name: Bilingual
  readonly serves: readonly Organisation[]
}

const districtAgencies = (name: Bilingual, stations: readonly Organisation[]): Agency[] => [
  {
    ...{ kind: 'womens-federation', number: '1000', serves: stations },
    name: both(`${name.zh}妇女联合会`, `${name.en} Women's Federation`),
  },
  {
    ...{ kind: 'legal-aid', number: '2000', serves: stations },
    name: both(`${name.zh}法律援助中心`, `${name.en} Legal Aid Centre`),
  },
  {
    ...{ kind: 'tribunal', number: '3000', serves: stations },
    name: both(`${name.zh}人民法院第一人民法庭`, `${name.en} First People's Tribunal`),
  },
]

/** A street office or sumu government and the justice office beside it. */
const localAgencies = (name: Bilingual, order: number, serves: readonly Organisation[]): Agency[] => {
  const sumu = name.zh.endsWith('苏木')
  const seat = /(苏木|镇)$/.test(name.zh) ? '人民政府' : '办事处'
  return [
    {
      ...{ kind: sumu ? 'sumu-office' : 'subdistrict-office', number: `4${order}00`, serves },
      name: both(name.zh + seat, `${name.en} Office`),
    },
    {
      ...{ kind: 'justice-office', number: `5${order}00`, serves },
      name: both(`${name.zh}司法所`, `${name.en} Justice Office`),
    },
  ]
}

/** Who helps beside the police in one district. They answer to nobody in the police tree, so `parent` is null. */
export const partnerAgencies = (
  district: (typeof districts)[number],
  stations: ReadonlyMap<string, Organisation>,
  validFrom: string,
  random: Random,
): Organisation[] => {
  const offices = localOffices.filter(office => office.district === district.key)
  const agencies = [
    ...districtAgencies(district.name, [...stations.values()]),
    ...offices.flatMap(({ name, serves }, i) =>
      localAgencies(
        name,
        i + 1,
        serves.map(key => stations.get(key) as Organisation),
      ),
    ),
  ]
  return agencies.map(({ kind, number, name, serves }) => ({
    ...{
      code: `${district.division}98${number}`,
      name,
      kind,
      parent: null,
      validFrom,
      divisionCode: district.division,
    },
    position: nearby(serves[0]!.position, random),
    serves: serves.map(({ code }) => code),
  }))
}
