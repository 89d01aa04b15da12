import { parentPort, workerData } from 'node:worker_threads'
import { replicator, type ScanData, type Windows, type Zones } from '@fangwei/domain/places/scan/index.ts'

export type ReplicationTask = {
  readonly data: ScanData
  readonly zones: Zones
  readonly windows: Windows
  readonly seed: number
}

/** Asked for replications `from` until before `to`, answers with the highest ratio of each. */
const { data, zones, windows, seed } = workerData as ReplicationTask
const replicate = replicator(data, zones, windows, seed)
parentPort!.on('message', ({ from, to }: { from: number; to: number }) => {
  parentPort!.postMessage({ from, values: Array.from({ length: to - from }, (_, i) => replicate(from + i)) })
})
