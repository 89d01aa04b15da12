export { dispatchingPolicies } from './policies.ts'
export { type Candidate, type Ranked, type Reason, rankUnits } from './rank.ts'
export { type Scene, unsuitable, wanted } from './suitable.ts'
export { estimateMinutes, type Mode, modeOf, type Speeds, speedsAt } from './travel.ts'
