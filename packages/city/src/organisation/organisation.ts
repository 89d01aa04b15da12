import type { Role } from '@fangwei/domain/matters/roles.ts'
import type { Bilingual } from '../names/place-words.ts'
import type { LngLat } from '../plan/projection.ts'

export type OrganisationKind =
  | 'city-bureau'
  | 'command-centre'
  | 'district-bureau'
  | 'banner-bureau'
  | 'command-room'
  | 'station'
  | 'community-room'
  | 'police-grid'
  | 'subdistrict-office'
  | 'sumu-office'
  | 'justice-office'
  | 'womens-federation'
  | 'tribunal'
  | 'legal-aid'

export interface Organisation {
  /** Twelve characters, opaque: parentage is `parent`, never read from the digits. */
  readonly code: string
  readonly name: Bilingual
  readonly kind: OrganisationKind
  readonly parent: string | null
  /** First day of validity, yyyy-mm-dd. */
  readonly validFrom: string
  readonly divisionCode: string
  readonly position: LngLat
  /** Closed outer ring of the area answered for: bureaus, stations and communities. */
  readonly area?: readonly LngLat[]
  /** Stations a partner agency works with. */
  readonly serves?: readonly string[]
}

export type PostKind =
  | 'station-duty-desk'
  | 'station-duty-leader'
  | 'community-officer'
  | 'dispatch-seat'
  | 'command-duty'
  | 'county-supervision-desk'
  | 'city-analysis'

export interface Post {
  readonly code: string
  readonly org: string
  readonly kind: PostKind
  readonly name: Bilingual
  /** Badges of those who take turns, in order. */
  readonly members: readonly string[]
}

export interface StaffMember {
  /** Badge number as written on it; a string. */
  readonly badge: string
  readonly name: string
  readonly kind: 'officer' | 'auxiliary' | 'partner'
  readonly org: string
  readonly roles: readonly Role[]
  /** Community rooms an officer answers for. */
  readonly communities?: readonly string[]
}

export interface Account {
  readonly login: string
  readonly badge: string
  readonly demo: true
}
