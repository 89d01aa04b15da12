import { disputeKinds } from './disputes.ts'
import { helpKinds } from './help.ts'
import { invalidKinds } from './invalid.ts'
import type { CallKind } from './kind.ts'
import { orderKinds } from './order.ts'
import { otherKinds } from './other.ts'
import { trafficKinds } from './traffic.ts'

export type { CallKind, Ending, HourShape, PlaceRule, Pressure } from './kind.ts'
export { invalidKinds }

/** Calls that need the police or somebody: the shares add up to 100. */
export const effectiveKinds: readonly CallKind[] = [
  ...trafficKinds,
  ...disputeKinds,
  ...helpKinds,
  ...orderKinds,
  ...otherKinds,
]
