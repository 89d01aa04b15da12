export { serveDesk } from './routes.ts'
