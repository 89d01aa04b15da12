import { capRoutes } from './cap.ts'
import { deskRoutes } from './desk.ts'
import { deviceRoutes } from './devices.ts'
import { dispatchingRoutes } from './dispatching.ts'
import { dutyRoutes } from './duty.ts'
import { fenceRoutes } from './fences.ts'
import { healthRoutes } from './health.ts'
import { helpRoutes } from './help.ts'
import { insightRoutes } from './insight.ts'
import { intakeRoutes } from './intake.ts'
import { jobRoutes } from './jobs.ts'
import { matterRoutes } from './matter.ts'
import { patrolRoutes } from './patrol.ts'
import { personalRoutes } from './personal.ts'
import { registerRoutes } from './registers.ts'
import { reportRoutes } from './report.ts'
import { responseRoutes } from './response.ts'
import { roomRoutes } from './room.ts'
import { scanRoutes } from './scan.ts'
import { sessionRoutes } from './session.ts'
import { settingsRoutes } from './settings.ts'
import { statisticsRoutes } from './statistics.ts'
import { textRoutes } from './text.ts'
import { unitRoutes } from './units.ts'
import { videoRoutes } from './video.ts'
import { wallRoutes } from './wall.ts'
import { workshopRoutes } from './workshop.ts'

/** Every route there is. The server refuses to start with one that is not here, and with one here it lacks. */
export const routes = {
  ...healthRoutes,
  ...sessionRoutes,
  ...matterRoutes,
  ...personalRoutes,
  ...deskRoutes,
  ...jobRoutes,
  ...insightRoutes,
  ...intakeRoutes,
  ...textRoutes,
  ...reportRoutes,
  ...patrolRoutes,
  ...scanRoutes,
  ...registerRoutes,
  ...dutyRoutes,
  ...settingsRoutes,
  ...workshopRoutes,
  ...deviceRoutes,
  ...fenceRoutes,
  ...helpRoutes,
  ...statisticsRoutes,
  ...unitRoutes,
  ...dispatchingRoutes,
  ...wallRoutes,
  ...responseRoutes,
  ...roomRoutes,
  ...capRoutes,
  ...videoRoutes,
}

export type { Static } from 'typebox'
export * from './cap.ts'
export * from './desk.ts'
export * from './devices.ts'
export * from './dispatching.ts'
export * from './duty.ts'
export * from './fences.ts'
export * from './help.ts'
export * from './insight.ts'
export * from './intake.ts'
export * from './jobs.ts'
export * from './matter.ts'
export * from './patrol.ts'
export * from './personal.ts'
export * from './registers.ts'
export * from './report.ts'
export * from './response.ts'
export * from './room.ts'
export { type Body, type Params, type Query, type Reply, type Route, route } from './route.ts'
export * from './scan.ts'
export * as schemas from './schemas.ts'
export * from './session.ts'
export * from './settings.ts'
export * from './statistics.ts'
export * from './text.ts'
export * from './units.ts'
export * from './video.ts'
export * from './wall.ts'
export * from './workshop.ts'
