import type { Mode } from '../dispatching/index.ts'
import type { Label } from '../loop/index.ts'

/**
 * Why a stop is on the list: a point that must be patrolled, a place where calls gather, a place open late, a visit to be
 * made.
 */
export type StopReason = 'must-patrol' | 'hotspot' | 'night-site' | 'visit'

/** How crews get about; a drone makes no stops. */
export type PatrolMode = Exclude<Mode, 'air'>

/** One stop that a crew could make. Times are minutes after the beginning of the plan. */
export interface Stop {
  readonly id: string
  readonly reason: StopReason
  /** The register entry it comes from, or the cell. */
  readonly source: string
  readonly kind: string
  readonly name: Label
  /** The facts it is here for, where its reason alone does not say. */
  readonly because?: Label
  readonly lng: number
  readonly lat: number
  readonly earliest: number
  readonly latest: number
  readonly stay: number
  readonly worth: number
  /** Shown by the code of a tag instead of a position. */
  readonly indoor: boolean
  /** A position this near counts as being there. */
  readonly radiusMetres: number
}

export interface PatrolCrew {
  readonly id: string
  readonly name: Label
  readonly mode: PatrolMode
  readonly from: number
  readonly to: number
}

/**
 * What a plan is made of; `ways[mode][a * (stops + 1) + b]` are minutes, point 0 the place the crews start from. There are
 * ways for each mode that a crew has.
 */
export interface PatrolSetting {
  readonly base: { readonly lng: number; readonly lat: number }
  readonly minutes: number
  readonly crews: readonly PatrolCrew[]
  readonly stops: readonly Stop[]
  readonly ways: Readonly<Partial<Record<PatrolMode, readonly number[]>>>
  /** False when some ways are estimates and not by road. */
  readonly byRoad: boolean
}

/** One stop in a crew's order; a locked one keeps its crew and its time when the rest is planned again. */
export interface PlannedStop {
  readonly stop: string
  readonly locked: boolean
}

export interface TimedStop extends PlannedStop {
  readonly at: number
  readonly leave: number
  /** Minutes after the latest time; 0 when in time. */
  readonly lateBy: number
}

export interface CrewRoute<S extends PlannedStop = PlannedStop> {
  readonly crew: string
  readonly stops: readonly S[]
}
