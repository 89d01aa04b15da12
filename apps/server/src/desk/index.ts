export { dayStart } from './day.ts'
export { serveDesk } from './routes.ts'
