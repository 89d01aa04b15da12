export { repeatFraudDefinition } from './definition.ts'
