export { eraseExpired } from './erase.ts'
export { familyConsumer } from './family-consumer.ts'
