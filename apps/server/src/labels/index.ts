export { labelConsumer } from './label-consumer.ts'
export { leastLabels, type Retrained, retrain } from './retrain.ts'
export { serveTextModels } from './routes.ts'
