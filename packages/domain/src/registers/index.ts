import { cameraRound } from './camera-round.ts'
import { device } from './device.ts'
import { fence } from './fence.ts'
import { household } from './household.ts'
import { org } from './org.ts'
import { patrolPoint } from './patrol-point.ts'
import { post } from './post.ts'
import type { Register } from './register.ts'
import { relationship } from './relationship.ts'
import { resident } from './resident.ts'
import { responsePlan } from './response-plan.ts'
import { site } from './site.ts'
import { staff } from './staff.ts'
import { unit } from './unit.ts'
import { zone } from './zone.ts'

/** Every register there is; a new one is one file and one line here. */
export const registers = [
  org,
  post,
  staff,
  household,
  resident,
  relationship,
  site,
  device,
  unit,
  responsePlan,
  zone,
  fence,
  cameraRound,
  patrolPoint,
] as const satisfies readonly Register[]

const byName: ReadonlyMap<string, Register> = new Map(registers.map(r => [r.register, r]))
export const findRegister = (name: string): Register | undefined => byName.get(name)

export { deviceFaults } from './device.ts'
export { entryFaults, givenFaults } from './entry-faults.ts'
export type { EntryValues, Fault } from './fault.ts'
export { fenceShape, fenceWatches } from './fence.ts'
export { isIdNumber, namesPerson } from './id-number.ts'
export { registerPolicies } from './policies.ts'
export { type HeadingReading, headingsOf, type RowMapping, type RowReading, readHeadings, readRow } from './read-row.ts'
export { type Belonging, personalFields, type Register, register, type TokenKind } from './register.ts'
export { cameraRound, device, fence, household, org, post, relationship, resident, site, staff, unit }
