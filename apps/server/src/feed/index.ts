export { type Feeds, serveFeed } from './routes.ts'
