import type { City, CityOptions } from './city.ts'
import { blockStreets, makeBlockNames, makeBuildings, makeRoadGraph, makeStreets } from './ground.ts'
import { placeWords } from './names/place-words.ts'
import { buildOrganisations } from './organisation/build-organisations.ts'
import { buildStaff } from './organisation/build-staff.ts'
import { cityDivision, cityName } from './organisation/unit-names.ts'
import { planCity } from './plan/city-plan.ts'
import { stream } from './random/stream.ts'
import { weighted } from './random/weighted.ts'
import { makeSites, reserveSiteBlocks } from './sites.ts'

const dayMs = 86_400_000
const defaultPopulation = 420_000
const defaultDays = 120
/** Of 420,000 residents the demo keeps 22,000 households on record. */
const householdsPerResident = 22_000 / 420_000

/**
 * An invented city: the same options give the same city, byte for byte. Positions are WGS-84 degrees.
 * Throws a RangeError for a population under 1,000 or a time without a zone.
 */
export const generateCity = ({
  seed,
  until,
  population = defaultPopulation,
  days = defaultDays,
}: CityOptions): City => {
  if (!(population >= 1000)) throw new RangeError('generateCity: population must be at least 1,000')
  if (!/(Z|[+-]\d\d:\d\d)$/.test(until) || Number.isNaN(Date.parse(until)))
    throw new RangeError('generateCity: until must be an ISO 8601 instant with a zone')
  const untilMs = Date.parse(until)
  const plan = planCity(seed, blocks => reserveSiteBlocks(blocks, seed))
  const streets = makeStreets(plan, seed)
  const random = stream(seed, 'organisations')
  const validFrom = `${new Date(untilMs - days * dayMs).getUTCFullYear() - 3}-01-01`
  const { organisations, communityOfCell } = buildOrganisations({ plan, random, words: placeWords(random), validFrom })
  const organisationOf = new Map(organisations.map(o => [o.code, o]))
  const stationOf = (community: string) => organisationOf.get(community)!.parent as string
  const buildings = makeBuildings(
    plan,
    communityOfCell,
    stationOf,
    station => organisationOf.get(station)!.divisionCode,
  )
  return {
    seed,
    population,
    until: new Date(untilMs).toISOString(),
    from: new Date(untilMs - days * dayMs).toISOString(),
    name: cityName,
    divisionCode: cityDivision,
    plan,
    streets,
    roads: makeRoadGraph(plan),
    buildings,
    blockNames: makeBlockNames(plan.blocks, seed),
    blockStreets: blockStreets(plan, streets),
    communityOfCell,
    organisations,
    organisationOf,
    ...buildStaff(organisations, stream(seed, 'staff')),
    sites: makeSites({ plan, seed, buildings, communityOfCell, stationOf }),
    dwellings: weighted(buildings, building => building.dwellers),
    householdCount: Math.max(60, Math.round(population * householdsPerResident)),
  }
}
