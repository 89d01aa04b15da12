import type { CallRecord, DispatchRecord } from '@fangwei/domain/intake/record.ts'
import { isoSecond } from '../iso-second.ts'
import type { Timeline } from '../timeline.ts'
import { type Desk, type Draft, feedName, nothingNoted } from './form.ts'

/** [default] A dispatch is to be signed within a minute. */
const signLimitMs = 60_000

const dispatchForm = (
  desk: Desk,
  call: CallRecord,
  times: Timeline,
  part: 'whole' | 'returned' | 'again',
): DispatchRecord => {
  const sentMs = part === 'again' ? (times.returned as number) : (times.dispatched as number)
  const form: Draft<DispatchRecord> = {
    form: 'dispatch',
    feed: feedName,
    sourceId: `P${call.sourceId}${part === 'again' ? '2' : '1'}`,
    identity: 'given',
    notes: nothingNoted,
    callSourceId: call.sourceId,
    opinion: call.level === '1' ? '立即出警，注意安全，及时续报' : '请到场处置',
    target: '单位',
    dispatchedAt: isoSecond(sentMs),
    overdue: part !== 'returned' && times.signed - sentMs > signLimitMs,
  }
  if (call.orgCode) form.unitCode = call.orgCode
  if (call.operatorName) form.dispatcherName = call.operatorName
  if (part === 'returned') {
    form.returnedAt = isoSecond(times.returned as number)
    form.cancelReason = '地址不在本辖区，经核实后重派'
    return form
  }
  if (times.signed <= desk.asOf) form.signedAt = isoSecond(times.signed)
  if (times.departed <= desk.asOf) form.departedAt = isoSecond(times.departed)
  if (times.systemArrived <= desk.asOf) form.systemArrivedAt = isoSecond(times.systemArrived)
  if (times.arrived <= desk.asOf) form.arrivedAt = isoSecond(times.arrived)
  return form
}

/** The dispatches sent by `desk.asOf`: one, or two when the first was sent back. */
export const dispatchForms = (desk: Desk, call: CallRecord, times: Timeline): DispatchRecord[] => {
  if (times.dispatched === null || times.dispatched > desk.asOf) return []
  if (times.returned === null || times.returned > desk.asOf) return [dispatchForm(desk, call, times, 'whole')]
  return [dispatchForm(desk, call, times, 'returned'), dispatchForm(desk, call, times, 'again')]
}
