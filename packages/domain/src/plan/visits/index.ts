export { planVisits, type VisitsPlan, visitsSteps } from './plan-visits.ts'
export { type Crew, checkVisits, type VisitsProblem } from './problem.ts'
export { readSolomon } from './read-solomon.ts'
