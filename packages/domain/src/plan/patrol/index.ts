export { type PatrolPlan, patrolSteps, planPatrol } from './plan-patrol.ts'
export { checkPatrol, type PatrolProblem } from './problem.ts'
export { readChao } from './read-chao.ts'
