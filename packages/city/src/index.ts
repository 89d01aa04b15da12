export { generateCalls } from './calls/generate-calls.ts'
export type { FamilyAssessment, SimulatedCall } from './calls/simulated-call.ts'
export type { Building, City, CityOptions, RoadGraph, Street } from './city.ts'
export { generateDisputes, type SimulatedDispute } from './disputes/generate-disputes.ts'
export { generateFraudWarnings, type SimulatedFraudWarning } from './fraud/generate-fraud-warnings.ts'
export { generateCity } from './generate-city.ts'
export { addressOf } from './ground.ts'
export { type Feature, type Layer, type LayerName, type MapLayers, mapLayers } from './map-layers.ts'
export type {
  Account,
  Organisation,
  OrganisationKind,
  Post,
  PostKind,
  StaffMember,
} from './organisation/organisation.ts'
export { type Shift, shiftsBetween } from './organisation/shifts.ts'
export { householdAt, households } from './people/household.ts'
export type { Household, Person, Relationship, RelationshipKind } from './people/person.ts'
export { relationshipsOf } from './people/relationships.ts'
export type { Site, SiteKind } from './site.ts'
