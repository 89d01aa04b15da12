import type { FeedbackRecord } from '@fangwei/domain/intake/record.ts'
import type { Random } from '../../random/random.ts'
import { zoneMs } from '../calendar.ts'
import { isoSecond } from '../iso-second.ts'
import type { Occurrence } from '../occurrence.ts'
import type { SimulatedCall } from '../simulated-call.ts'
import { timelineOf } from '../timeline.ts'
import { callForm } from './call-form.ts'
import { dispatchForms } from './dispatch-form.ts'
import { feedbackForm } from './feedback-form.ts'
import type { Desk, Draft } from './form.ts'

/** JJDBH: division, local time to the second, six-digit sequence of the day. */
const callNumber = (division: string, ms: number, sequence: number): string =>
  division +
  isoSecond(ms + zoneMs)
    .replace(/\D/g, '')
    .slice(0, 14) +
  String(sequence).padStart(6, '0')

/** The linked forms of one call as they stand at `desk.asOf`. `mainId` is the call it repeats. */
export const writeForms = (
  desk: Desk,
  o: Occurrence,
  sequence: number,
  mainId: string | undefined,
  random: Random,
): SimulatedCall => {
  const division = desk.city.organisationOf.get(o.place.station)!.divisionCode
  const sent = !o.repeats && (o.family !== undefined || random.chance(o.kind.dispatched))
  const times = timelineOf(desk.city, o.kind, o.receivedMs, o.place, sent, random)
  const call = callForm(desk, o, times, callNumber(division, o.receivedMs, sequence), mainId, random)
  const dispatches = dispatchForms(desk, call, times)
  const feedbacks: FeedbackRecord[] = []
  if (o.kind.sceneMinutes > 0 && times.fedBack <= desk.asOf)
    feedbacks.push(feedbackForm(desk, o, call, times, dispatches[dispatches.length - 1]?.sourceId ?? null, random))
  const made: Draft<SimulatedCall> = { call, dispatches, feedbacks }
  if (o.kind.place !== 'nowhere') made.community = o.place.community
  if (o.place.household) made.household = o.place.household.index
  if (o.family && feedbacks.length > 0) made.family = o.family
  if (o.repeats) made.duplicate = o.repeats.kind
  return made
}
