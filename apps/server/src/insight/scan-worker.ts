import { parentPort, workerData } from 'node:worker_threads'
import {
  describeClusters,
  prepareScan,
  readDate,
  replicator,
  type ScanFiles,
  type ScanShape,
  searchCylinders,
  windowsOf,
  zonesOf,
} from '@fangwei/domain/places/scan/index.ts'
import type { ThreadData } from '../platform/thread/index.ts'

export interface ScanTask {
  readonly files: ScanFiles
  readonly shape: ScanShape
  readonly analysis: 'prospective' | 'retrospective'
  readonly maxRadiusKm: number
  /** Longest span, in intervals. */
  readonly longest: number
  readonly seed: number
}

/** A cluster with its cells by number and its days since 1970. */
export interface Found {
  readonly llr: number
  readonly p: number
  readonly beaten: number
  readonly observed: number
  readonly expected: number
  readonly relativeRisk: number
  readonly cells: readonly number[]
  readonly first: number
  readonly last: number
  readonly lng: number
  readonly lat: number
  readonly radiusKm: number
}

export type ScanAsk =
  | { readonly ask: 'replicate'; readonly from: number; readonly to: number }
  | { readonly ask: 'clusters'; readonly simulated: readonly number[] }
export type ScanReply = { readonly values: readonly number[] } | { readonly clusters: readonly Found[] }

/** Half of all that is expected, as the field does it. */
const MOST_SHARE = 0.5
const MOST_CLUSTERS = 20

const { given: task } = workerData as ThreadData<ScanTask>
const data = prepareScan(task.files, task.shape)
const zones = zonesOf(data, { maxShare: MOST_SHARE, maxRadius: task.maxRadiusKm })
const windows = windowsOf(task.analysis, data.intervals, task.longest)
const replicate = replicator(data, zones, windows, task.seed)

function clustersOf(simulated: readonly number[]): Found[] {
  const cylinders = searchCylinders(data, zones, windows)
  return describeClusters(data, zones, cylinders, simulated, task.analysis === 'prospective')
    .filter(({ p }) => p !== null && p < 1)
    .slice(0, MOST_CLUSTERS)
    .map(({ llr, p, observed, expected, relativeRisk, locations, start, end, centre, radius }) => ({
      llr,
      p: p!,
      beaten: Math.round(p! * (simulated.length + 1)) - 1,
      observed,
      expected,
      relativeRisk,
      cells: locations.map(id => Number(id.slice(1))),
      first: readDate(start)!.first,
      last: readDate(end)!.last,
      lat: centre[0],
      lng: centre[1],
      radiusKm: radius,
    }))
}

parentPort?.on('message', (given: ScanAsk) => {
  const reply: ScanReply =
    given.ask === 'clusters'
      ? { clusters: clustersOf(given.simulated) }
      : { values: Array.from({ length: given.to - given.from }, (_, i) => replicate(given.from + i)) }
  parentPort?.postMessage(reply)
})
