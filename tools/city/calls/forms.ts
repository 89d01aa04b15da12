import type { CallType } from '@fangwei/domain/dictionaries/call-relation.ts'
import { pathOf } from '@fangwei/domain/dictionaries/dictionary.ts'
import { incidentCategory } from '@fangwei/domain/dictionaries/incident-category.ts'
import type { IncidentLevel } from '@fangwei/domain/dictionaries/incident-level.ts'
import type { CallRecord, DispatchRecord, FeedbackRecord } from '@fangwei/domain/intake/record.ts'
import type { City } from '../city.ts'
import type { Post, StaffMember } from '../organisation/organisation.ts'
import { onDuty } from '../organisation/shifts.ts'
import type { Random } from '../random/random.ts'
import { type DayMood, zoneMs } from './calendar.ts'
import { isoSecond } from './iso-second.ts'
import type { Ending } from './kinds/index.ts'
import type { Occurrence } from './occurrence.ts'
import type { SimulatedCall } from './simulated-call.ts'
import { fill } from './speech.ts'
import { type Timeline, timelineOf } from './timeline.ts'

type Draft<T> = { -readonly [K in keyof T]: T[K] }

export const feedName = 'simulated-city'

/** Everything the forms of one day are written from. */
export interface Desk {
  readonly city: City
  readonly mood: DayMood
  readonly staffOf: ReadonlyMap<string, StaffMember>
  readonly seats: readonly Post[]
  readonly dutyDesk: ReadonlyMap<string, Post>
  /** Nothing after this instant (milliseconds) has happened yet. */
  readonly asOf: number
}

const paths = new Map<string, readonly string[]>()

const categoryPath = (code: string): readonly string[] => {
  const known = paths.get(code)
  if (known) return known
  const made = pathOf(incidentCategory, code).map(entry => entry.code)
  paths.set(code, made)
  return made
}

/** JJDBH: division, local time to the second, six-digit sequence of the day. */
const callNumber = (division: string, ms: number, sequence: number): string =>
  division +
  isoSecond(ms + zoneMs)
    .replace(/\D/g, '')
    .slice(0, 14) +
  String(sequence).padStart(6, '0')

const nothingNoted: readonly [] = []
/** [default] A dispatch is to be signed within a minute. */
const signLimitMs = 60_000

const drawEnding = (endings: readonly Ending[], random: Random): Ending => {
  let total = 0
  for (const { weight } of endings) total += weight
  let left = random.unit() * total
  for (const ending of endings) {
    left -= ending.weight
    if (left < 0) return ending
  }
  return endings[endings.length - 1] as Ending
}

const feedbackCategory = ({ kind }: Occurrence, random: Random): string => {
  let left = random.unit()
  for (const [category, share] of kind.turnsInto ?? []) {
    left -= share
    if (left < 0) return category
  }
  return kind.category
}

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

const positionOf = ({ place }: Occurrence) =>
  ({
    lng: place.position[0],
    lat: place.position[1],
    sourceCrs: 'EPSG:4490',
    crsBasis: 'stated',
    accuracyMetres: 15,
  }) as const

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

const callForm = (
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

const dispatchForms = (desk: Desk, call: CallRecord, times: Timeline): DispatchRecord[] => {
  if (times.dispatched === null || times.dispatched > desk.asOf) return []
  if (times.returned === null || times.returned > desk.asOf) return [dispatchForm(desk, call, times, 'whole')]
  return [dispatchForm(desk, call, times, 'returned'), dispatchForm(desk, call, times, 'again')]
}

const lossOf = (category: string, random: Random): number | null => {
  if (category === '011001') return Math.round(6800 * Math.exp(random.normal(0, 1.2)))
  if (category.startsWith('0109') || category === '020401') return Math.round(1400 * Math.exp(random.normal(0, 0.8)))
  return category.startsWith('0301') && random.chance(0.6) ? Math.round(1800 * Math.exp(random.normal(0, 0.7))) : null
}

const feedbackForm = (
  desk: Desk,
  o: Occurrence,
  call: CallRecord,
  times: Timeline,
  dispatchId: string | null,
  random: Random,
): FeedbackRecord => {
  const category = o.repeats ? o.kind.category : feedbackCategory(o, random)
  const ending = drawEnding(o.kind.endings, random)
  const result = o.repeats ? '11' : ending.result
  const desk_ = desk.dutyDesk.get(o.place.station)
  const officer = desk.staffOf.get(random.pick(desk_ ? onDuty(desk_, times.arrived) : []))
  const form: Draft<FeedbackRecord> = {
    form: 'feedback',
    feed: feedName,
    sourceId: `F${call.sourceId}1`,
    identity: 'given',
    notes: nothingNoted,
    callSourceId: call.sourceId,
    fedBackAt: isoSecond(times.fedBack),
    category,
    categoryPath: categoryPath(category),
    result,
    content: o.repeats ? '与前一警情为同一事件，合并处理。' : fill(random.pick(ending.notes), o.place, random),
    position: positionOf(o),
    address: o.place.address,
    weather: desk.mood.sky,
    placeType: o.place.placeType,
    tags: call.tags,
  }
  if (dispatchId !== null) {
    form.dispatchSourceId = dispatchId
    form.arrivedAt = isoSecond(times.arrived)
    form.sceneDoneAt = isoSecond(times.sceneDone)
    form.vehicles = 1
    form.officers = call.level === '1' ? random.integer(4, 8) : random.integer(2, 3)
    if (officer) {
      form.officerName = officer.name
      form.bodyCameraId = `ZFY${officer.badge}-${form.fedBackAt?.slice(0, 10)}`
    }
  } else if (call.operatorName) form.officerName = call.operatorName
  if (result === '13') form.injured = 1
  if (result === '04' || result === '05') {
    form.caseNumber = `A${call.sourceId.slice(0, 20)}`
    form.evidenceTaken = true
  }
  if (result === '06') form.transferredTo = '相关主管部门'
  const loss = o.repeats ? null : lossOf(category, random)
  if (loss !== null) form.lossYuan = loss
  return form
}

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
