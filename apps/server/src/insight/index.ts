import './hotspot-job.ts'

export { type Detected, detect } from './detect.ts'
export { nameCells, type StoredCell } from './name-cells.ts'
export { serveInsight } from './routes.ts'
export { serveScans } from './scans.ts'
