import type { Bilingual } from './names/place-words.ts'
import type { Account, Organisation, Post, StaffMember } from './organisation/organisation.ts'
import type { LandUse } from './plan/blocks.ts'
import type { CityPlan } from './plan/city-plan.ts'
import type { StreetClass } from './plan/partition.ts'
import type { LngLat } from './plan/projection.ts'
import type { Weighted } from './random/weighted.ts'
import type { Site } from './site.ts'

export interface CityOptions {
  /** Any whole number; the same seed gives the same city, byte for byte. */
  readonly seed: number
  /** Residents, default 420,000; calls and recorded people scale with it. */
  readonly population?: number
  /** The city's present: an ISO 8601 instant. Nothing later is known, except the duty roster of the next 30 days. */
  readonly until: string
  /** Days of history the staff and organisation are valid for, default 120. */
  readonly days?: number
}

export interface Street {
  readonly class: StreetClass | 'motorway'
  readonly name: Bilingual | undefined
  readonly line: readonly LngLat[]
}

export interface Building {
  readonly id: number
  readonly block: number
  readonly use: LandUse
  readonly floors: number
  readonly position: LngLat
  /** Codes of the community room and the station that answer for it. */
  readonly community: string
  readonly station: string
  /** Number in its estate or street. */
  readonly number: number
  /** People it could house, 0 when nobody lives there. */
  readonly dwellers: number
}

export interface RoadGraph {
  readonly nodes: readonly LngLat[]
  readonly edges: readonly {
    readonly from: number
    readonly to: number
    /** Index into `streets`. */
    readonly street: number
    readonly lengthMetres: number
    /** Its course, from the first node to the second. */
    readonly line: readonly LngLat[]
  }[]
}

export interface City {
  readonly seed: number
  readonly population: number
  readonly until: string
  readonly from: string
  readonly name: Bilingual
  readonly divisionCode: string
  readonly plan: CityPlan
  readonly streets: readonly Street[]
  readonly roads: RoadGraph
  readonly buildings: readonly Building[]
  /** Per block: its own name, if it has one, and the index of the street it is numbered on, or -1. */
  readonly blockNames: readonly (Bilingual | undefined)[]
  readonly blockStreets: readonly number[]
  /** Community room code per cell of the plan's division. */
  readonly communityOfCell: readonly string[]
  readonly organisations: readonly Organisation[]
  readonly organisationOf: ReadonlyMap<string, Organisation>
  readonly posts: readonly Post[]
  readonly staff: readonly StaffMember[]
  readonly accounts: readonly Account[]
  readonly sites: readonly Site[]
  /** Dwellings in proportion to the people they house. */
  readonly dwellings: Weighted<Building>
  /** Households on record. */
  readonly householdCount: number
}
