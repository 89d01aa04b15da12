export { servePatrol } from './routes.ts'
