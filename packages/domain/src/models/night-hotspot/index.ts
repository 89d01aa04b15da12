export { nightHotspotDefinition } from './definition.ts'
