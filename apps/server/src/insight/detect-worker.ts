import { parentPort, workerData } from 'node:worker_threads'
import { type DetectSettings, detectHotspots, type IncidentColumns } from '@fangwei/domain/places/hotspot/index.ts'
import type { ThreadData } from '../platform/thread/index.ts'

export interface DetectTask {
  readonly points: IncidentColumns
  readonly settings: DetectSettings
}

const { points, settings } = (workerData as ThreadData<DetectTask>).given
parentPort?.postMessage(detectHotspots(points, settings))
