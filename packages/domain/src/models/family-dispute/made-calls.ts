import type { Answer } from '../points/index.ts'
import type { FamilyDisputeEvent } from './event.ts'
import type { FactorCode } from './factors.ts'
import { judge } from './model.ts'

const noon = Date.parse('2026-01-01T12:00:00+08:00')
/** A day counted from 1 January 2026, at a time of day in Shanghai. */
export const on = (day: number, clock = '12:00:00') =>
  `${new Date(noon + day * 86_400_000).toISOString().slice(0, 10)}T${clock}+08:00`

export type Extra = Partial<Omit<FamilyDisputeEvent, 'factors'>>
let serial = 0
/** A call on a day, with the factors answered yes. */
export const call = (day: number, codes: readonly FactorCode[] = [], extra: Extra = {}): FamilyDisputeEvent => {
  serial += 1
  const factors: Partial<Record<FactorCode, Answer>> = Object.fromEntries(codes.map(code => [code, 'yes']))
  const callId = extra.callId ?? `c${serial}`
  return { at: on(day), relation: 'R-1', callId, factors, factIds: [callId], ...extra }
}
/** The judgement as of the latest of the calls. */
export const after = (...events: FamilyDisputeEvent[]) =>
  judge(
    events,
    events
      .map(({ at }) => at)
      .sort()
      .at(-1)!,
  )
export const days = (...list: number[]) => list.map(day => call(day))
