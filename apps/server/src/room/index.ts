export { playDrills } from './drills.ts'
export { serveRoom } from './routes.ts'
