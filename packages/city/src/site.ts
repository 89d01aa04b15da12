import type { Bilingual } from './names/place-words.ts'
import type { LngLat } from './plan/projection.ts'

export type SiteKind =
  | 'school'
  | 'kindergarten'
  | 'hospital'
  | 'market'
  | 'bar'
  | 'ktv'
  | 'park'
  | 'square'
  | 'transport'
  | 'bank'
  | 'enterprise'
  | 'petrol-station'
  | 'hotel'
  | 'internet-cafe'
  | 'mall'
  | 'small-place'

export interface Site {
  readonly code: string
  readonly kind: SiteKind
  readonly name: Bilingual
  readonly position: LngLat
  readonly community: string
  readonly station: string
  /** Building it occupies; parks and squares have none. */
  readonly building?: number
  /** Kind of a 九小场所, when it is one. */
  readonly smallKind?: string
}
