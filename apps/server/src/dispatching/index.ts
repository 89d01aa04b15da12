export { serveUnits } from './unit-routes.ts'
