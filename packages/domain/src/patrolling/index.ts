export { type Coverage, coverageOf, type Outcome, outcomeOf, type Share } from './coverage.ts'
export { MUST, type MustPatrol, mustPatrolStops, type PlanSpan, windowIn } from './must-patrol.ts'
export { backAt, type NightPlan, type NightRequest, planNight, problemOf, timesOf } from './plan-night.ts'
export { patrolPolicies } from './policies.ts'
export { roundOf } from './round.ts'
export type {
  CrewRoute,
  PatrolCrew,
  PatrolMode,
  PatrolSetting,
  PlannedStop,
  Stop,
  StopReason,
  TimedStop,
} from './stop.ts'
