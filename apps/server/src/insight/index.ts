import './hotspot-job.ts'

export { serveInsight } from './routes.ts'
