export { wageDebtDefinition } from './definition.ts'
