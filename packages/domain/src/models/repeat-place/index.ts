export { repeatPlaceDefinition } from './definition.ts'
