export { type Comparison, compare, coverOf, type Interval, type Outcome, outcomeOf } from './accuracy.ts'
export { type Backtest, type BacktestRequest, backtest, rollingOutcome } from './backtest.ts'
export { comesBack } from './comes-back.ts'
export {
  type Detection,
  type DetectSettings,
  detectHotspots,
  fewestRecent,
  type Hotspot,
  type IncidentColumns,
} from './detect.ts'
export { hullArea } from './hull.ts'
export { type Cell, type CellSize, holds, type Points, type RankedCell } from './points.ts'
export { dailyWeights, type HotspotPolicy, hotspotPolicy, policyBasis, weightOf } from './policy.ts'
export { type RankRequest, rankCells } from './rank.ts'
export { naiveCount, oracle, type RivalRequest, randomCells } from './rivals.ts'
