export { type CoreRisk, coreRiskOf, coreRisks } from './core-risk.ts'
export {
  byAttention,
  type Community,
  publicPlace,
  type SeenMatter,
  type WallEntry,
  type WatchedType,
  wallEntry,
  watchedStates,
  watchedTypes,
} from './shown.ts'
