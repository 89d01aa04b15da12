import { checkVisits, type VisitsProblem } from '../visits/problem.ts'

/**
 * Stops worth patrolling, for crews that start from one place and end at one place within their time. Points and ways
 * are those of visits: the ways out of 0 leave the starting place, the ways into 0 lead to the end, which may be another.
 */
export interface PatrolProblem extends VisitsProblem {
  /** What each stop is worth; index 0 is not read. */
  readonly prize: Float64Array
}

/** Throws RangeError naming what does not fit together: a caller's mistake, not a user's. */
export function checkPatrol(problem: PatrolProblem): void {
  checkVisits(problem)
  if (problem.prize.length !== problem.visits + 1 || !problem.prize.every(p => p >= 0))
    throw new RangeError('Patrol: each stop needs a prize, not below zero')
}
