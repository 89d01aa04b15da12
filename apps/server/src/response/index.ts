export { serveResponse } from './routes.ts'
