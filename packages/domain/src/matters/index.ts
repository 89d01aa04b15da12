import type { MatterType, Policy } from '../loop/index.ts'
import { alarm } from './alarm/index.ts'
import { deviceFault } from './device-fault/index.ts'
import { dispatch } from './dispatch/index.ts'
import { dispute } from './dispute/index.ts'
import { fraudWarning } from './fraud-warning/index.ts'
import { incident } from './incident/index.ts'
import { keyPlace } from './key-place/index.ts'
import { order } from './order/index.ts'
import { publicNotice } from './public-notice/index.ts'
import { warning } from './warning/index.ts'

/** Every matter type there is. Adding one is a folder and a line here. */
export const matterTypes: readonly MatterType[] = [
  incident,
  dispatch,
  order,
  warning,
  dispute,
  fraudWarning,
  alarm,
  deviceFault,
  keyPlace,
  publicNotice,
]

const byName = new Map(matterTypes.map(type => [type.type, type]))

/** The declaration of a type; undefined when there is none of that name. */
export const findMatterType = (type: string): MatterType | undefined => byName.get(type)

/** Shipped policies of the loop itself; every type brings its own beside them. */
const loopPolicies: readonly Policy[] = [
  {
    code: 'loop.claim',
    grade: null,
    amounts: [15],
    unit: 'minute',
    basis: 'shipped default',
    effectiveFrom: '2026-01-01',
  },
  {
    code: 'loop.escalation',
    grade: 1,
    amounts: [30],
    unit: 'minute',
    basis: 'shipped default',
    effectiveFrom: '2026-01-01',
  },
  {
    code: 'loop.escalation',
    grade: null,
    amounts: [4],
    unit: 'hour',
    basis: 'shipped default',
    effectiveFrom: '2026-01-01',
  },
]

export const shippedPolicies: readonly Policy[] = [...loopPolicies, ...matterTypes.flatMap(type => type.policies)]
export { type Role, roles } from './roles.ts'
