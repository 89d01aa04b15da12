import type { StreetClass } from './partition.ts'
import type { Point } from './plane.ts'

/** A road of the skeleton on the unbent plan, in metres. */
export interface PlanRoad {
  readonly street: StreetClass | 'motorway'
  readonly points: readonly Point[]
  /** Roads with the same key carry one name; keys are given names in order. */
  readonly nameKey: string
  /** East-west roads are 街, north-south ones 路. */
  readonly axis: 'x' | 'y'
}
