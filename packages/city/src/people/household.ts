import type { City } from '../city.ts'
import { addressOf } from '../ground.ts'
import { familyName, givenName, steppeName } from '../names/person-names.ts'
import type { Random } from '../random/random.ts'
import { stream } from '../random/stream.ts'
import { draw } from '../random/weighted.ts'
import type { Household, Person } from './person.ts'
import { residentId } from './resident-id.ts'

/** What a household is made of; ages are at the city's present. [default] shares, mean 2.7 members. */
export type HouseholdKind =
  | 'couple-children'
  | 'couple'
  | 'single'
  | 'single-parent'
  | 'three-generations'
  | 'cohabitants'

const kindShares: readonly (readonly [HouseholdKind, number])[] = [
  ['couple-children', 0.37],
  ['couple', 0.27],
  ['single', 0.13],
  ['single-parent', 0.06],
  ['three-generations', 0.12],
  ['cohabitants', 0.05],
]

export const householdKind = (random: Random): HouseholdKind => {
  let left = random.unit()
  for (const [kind, share] of kindShares) {
    left -= share
    if (left < 0) return kind
  }
  return 'couple'
}

interface Seat {
  readonly age: number
  /** Members with the same line share a family name. */
  readonly line: 0 | 1 | 2
}

const childrenOf = (adult: number, count: number, random: Random): Seat[] => {
  const children: Seat[] = []
  for (let i = 0; i < count; i++) children.push({ age: Math.max(0, adult - random.integer(22, 33)), line: 0 })
  return children
}

/** Ages in a fixed order: the two partners first, then children, then grandparents. */
const seatsOf = (kind: HouseholdKind, random: Random): Seat[] => {
  const adult = random.integer(25, 58)
  const partner: Seat = { age: Math.max(20, adult + random.integer(-5, 4)), line: 1 }
  switch (kind) {
    case 'couple-children':
      return [{ age: adult, line: 0 }, partner, ...childrenOf(adult, random.chance(0.34) ? 2 : 1, random)]
    case 'couple': {
      const age = random.chance(0.6) ? random.integer(56, 84) : adult
      return [
        { age, line: 0 },
        { age: Math.max(20, age + random.integer(-4, 3)), line: 1 },
      ]
    }
    case 'single':
      return [{ age: random.integer(21, 86), line: 0 }]
    case 'single-parent':
      return [{ age: adult, line: 0 }, ...childrenOf(adult, 1, random)]
    case 'three-generations':
      return [
        { age: adult, line: 0 },
        partner,
        ...childrenOf(adult, random.chance(0.4) ? 2 : 1, random),
        { age: adult + random.integer(23, 31), line: 0 },
        ...(random.chance(0.55) ? [{ age: adult + random.integer(22, 30), line: 2 } as const] : []),
      ]
    case 'cohabitants':
      return [
        { age: random.integer(21, 44), line: 0 },
        { age: random.integer(21, 44), line: 1 },
      ]
  }
}

/** Numbers beginning 1690 belong to no carrier's range in use; they look right and reach nobody. [own knowledge] */
export const inventedPhone = (random: Random): string => `1690${String(random.integer(0, 9_999_999)).padStart(7, '0')}`

const six = (value: number): string => String(value).padStart(6, '0')

const member = (
  city: City,
  household: number,
  place: number,
  seat: Seat,
  name: string,
  division: string,
  random: Random,
): Person => {
  const year = Number(city.until.slice(0, 4)) - seat.age
  const birth = { year, month: random.integer(1, 12), day: random.integer(1, 28) }
  return {
    id: `P${six(household)}-${place}`,
    name,
    birthYear: year,
    phone: seat.age >= 12 ? inventedPhone(random) : null,
    residentId: residentId(division, birth, random.integer(1, 999)),
  }
}

const namesOf = (seats: readonly Seat[], steppe: boolean, random: Random): string[] => {
  const families = [familyName(random), familyName(random), familyName(random)]
  return seats.map(({ line }) =>
    steppe && random.chance(0.75) ? steppeName(random) : families[line] + givenName(random),
  )
}

/** The recorded household of a number from 0 to `householdCount` - 1, made alone and always the same. */
export const householdAt = (city: City, index: number): Household => {
  const random = stream(city.seed, 'household', index)
  const building = draw(city.dwellings, random)
  const district = city.organisationOf.get(building.community)!.divisionCode
  const seats = seatsOf(householdKind(random), random)
  const steppe = district === '159921' && random.chance(0.5)
  const names = namesOf(seats, steppe, random)
  const floor = random.integer(1, building.floors)
  const room =
    building.floors > 2 ? `${random.integer(1, 4)}单元${floor}0${random.integer(1, building.floors > 9 ? 4 : 2)}室` : ''
  return {
    id: `H${six(index)}`,
    index,
    building: building.id,
    community: building.community,
    address: addressOf(city, building) + room,
    room,
    members: seats.map((seat, i) => member(city, index, i + 1, seat, names[i]!, district, random)),
  }
}

/** All recorded households in number order, one at a time. */
export function* households(city: City): Generator<Household> {
  for (let index = 0; index < city.householdCount; index++) yield householdAt(city, index)
}
