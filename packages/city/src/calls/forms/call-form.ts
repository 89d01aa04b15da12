import type { CallType } from '@fangwei/domain/dictionaries/call-relation.ts'
import type { IncidentLevel } from '@fangwei/domain/dictionaries/incident-level.ts'
import type { CallRecord } from '@fangwei/domain/intake/record.ts'
import { onDuty } from '../../organisation/shifts.ts'
import type { Random } from '../../random/random.ts'
import { isoSecond } from '../iso-second.ts'
import type { Occurrence } from '../occurrence.ts'
import type { Timeline } from '../timeline.ts'
import { categoryPath, type Desk, type Draft, feedName, nothingNoted, positionOf } from './form.ts'

const levelOf = ({ kind, tags }: Occurrence, random: Random): IncidentLevel => {
  if (tags.includes('family-violence') && tags.includes('blade-or-weapon')) return '1'
  if (tags.includes('family-violence')) return '2'
  return kind.level === '3' && random.chance(0.06) ? '2' : kind.level
}

const channelOf = ({ kind, place }: Occurrence, random: Random): readonly [CallType, channel: string] => {
  if (kind.category === '990100') return ['police-initiated', '9900']
  const roll = random.unit()
  if (roll < 0.045) return ['station', '0201']
  if (roll < 0.06 && place.placeType === '娱乐场所') return ['110', '0402']
  if (roll < 0.06 && place.placeType !== '居民住宅') return ['110', '0401']
  if (roll < 0.075) return ['110', '0901']
  return ['110', roll < 0.085 ? '0102' : '0101']
}

/** Calls that need nobody stay with the command centre and have no place. */
const placed = (form: Draft<CallRecord>, o: Occurrence): void => {
  form.orgCode = o.place.station
  form.divisionCode = form.sourceId.slice(0, 6)
  if (o.kind.place === 'nowhere') return
  form.address = o.place.address
  form.position = positionOf(o)
}

const operated = (form: Draft<CallRecord>, o: Occurrence, desk: Desk, random: Random): void => {
  const seat = random.pick(desk.seats)
  const operator = desk.staffOf.get(onDuty(seat, o.receivedMs)[0] as string)!
  form.operatorNumber = operator.badge
  form.operatorName = operator.name
  if (form.callType === '110') form.recordingId = `LY${form.sourceId.slice(6)}`
  if (form.callType === 'police-initiated') return
  form.callerPhone = o.callerPhone
  if (o.callerName !== null) form.callerName = o.callerName
}

/** The time points reached by `asOf`; the rest have not happened. Written out one by one: computed keys are slow. */
const stampCall = (form: Draft<CallRecord>, t: Timeline, feedback: boolean, asOf: number): void => {
  if (t.answered <= asOf) form.answeredAt = isoSecond(t.answered)
  if (t.ended <= asOf) form.callEndedAt = isoSecond(t.ended)
  if (t.dispatched !== null && t.dispatched <= asOf) {
    form.dispatchedAt = isoSecond(t.dispatched)
    if (t.returned !== null && t.returned <= asOf) form.returnedAt = isoSecond(t.returned)
    if (t.signed <= asOf) form.signedAt = isoSecond(t.signed)
    if (t.departed <= asOf) form.departedAt = isoSecond(t.departed)
    if (t.systemArrived <= asOf) form.systemArrivedAt = isoSecond(t.systemArrived)
    if (t.arrived <= asOf) form.arrivedAt = isoSecond(t.arrived)
    if (t.sceneDone <= asOf) form.sceneDoneAt = isoSecond(t.sceneDone)
  }
  if (feedback && t.fedBack <= asOf) form.fedBackAt = isoSecond(t.fedBack)
  if (feedback && t.calledBack !== null && t.calledBack <= asOf) form.calledBackAt = isoSecond(t.calledBack)
  if (t.closed <= asOf) form.closedAt = isoSecond(t.closed)
}

export const callForm = (
  desk: Desk,
  o: Occurrence,
  times: Timeline,
  sourceId: string,
  mainId: string | undefined,
  random: Random,
): CallRecord => {
  const [callType, channel] = channelOf(o, random)
  const form: Draft<CallRecord> = {
    form: 'call',
    feed: feedName,
    sourceId,
    identity: 'given',
    notes: nothingNoted,
    callType,
    channel,
    receivedAt: isoSecond(o.receivedMs),
    receivedPrecision: 'second',
    category: o.kind.category,
    categoryPath: categoryPath(o.kind.category),
    level: levelOf(o, random),
    content: o.content,
    tags: o.repeats ? [...o.tags, 'repeat-call'] : o.tags,
    confidential: false,
  }
  placed(form, o)
  operated(form, o, desk, random)
  if (mainId !== undefined && o.repeats) {
    form.relatedCallId = mainId
    form.relation = o.repeats.urging ? '2' : '1'
  }
  if (o.tags.includes('blade-or-weapon')) form.weapon = true
  stampCall(form, times, o.kind.sceneMinutes > 0, desk.asOf)
  return form
}
