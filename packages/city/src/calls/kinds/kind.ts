import type { IncidentLevel } from '@fangwei/domain/dictionaries/incident-level.ts'
import type { IncidentResult } from '@fangwei/domain/dictionaries/incident-result.ts'
import type { IncidentTag } from '@fangwei/domain/dictionaries/incident-tag.ts'

/** Where calls of a kind come from. */
export type PlaceRule =
  | 'road'
  | 'home'
  | 'noisy-home'
  | 'venue'
  | 'shop'
  | 'works'
  | 'public'
  | 'school'
  | 'village'
  | 'anywhere'
  /** Nobody needs to go anywhere: the call stays with the command centre. */
  | 'nowhere'

/** Which hours of the day a kind prefers. */
export type HourShape = 'rush' | 'evening' | 'night' | 'noise' | 'day' | 'morning' | 'flat'

/** What makes a kind commoner: snow and rain, heat, a holiday, cold, wind. */
export type Pressure = 'slippery' | 'hot' | 'holiday' | 'cold' | 'windy'

export interface Ending {
  readonly result: IncidentResult
  readonly weight: number
  readonly notes: readonly string[]
}

export interface CallKind {
  /** Code of the incident-category dictionary. */
  readonly category: string
  /** Per cent of the calls that need the police. */
  readonly share: number
  readonly level: IncidentLevel
  readonly hours: HourShape
  readonly place: PlaceRule
  readonly pressure?: readonly Pressure[]
  /** Usual minutes at the scene. */
  readonly sceneMinutes: number
  /** Share sent out; the rest is answered or passed on by telephone. */
  readonly dispatched: number
  /** Share reported by more than one caller or more than once. */
  readonly repeated: number
  readonly tags?: readonly IncidentTag[]
  /** What the caller says; {slots} are filled from the place and from word lists. */
  readonly says: readonly string[]
  readonly endings: readonly Ending[]
  /** Feedback categories that differ from the call, with their share. */
  readonly turnsInto?: readonly (readonly [category: string, share: number])[]
}

export const ending = (result: IncidentResult, weight: number, ...notes: string[]): Ending => ({
  result,
  weight,
  notes,
})
