import type { CallRecord, FeedbackRecord } from '@fangwei/domain/intake/record.ts'
import { onDuty } from '../../organisation/shifts.ts'
import type { Random } from '../../random/random.ts'
import { isoSecond } from '../iso-second.ts'
import type { Ending } from '../kinds/index.ts'
import type { Occurrence } from '../occurrence.ts'
import { fill } from '../speech.ts'
import type { Timeline } from '../timeline.ts'
import { categoryPath, type Desk, type Draft, feedName, nothingNoted, positionOf } from './form.ts'

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

const lossOf = (category: string, random: Random): number | null => {
  if (category === '011001') return Math.round(6800 * Math.exp(random.normal(0, 1.2)))
  if (category.startsWith('0109') || category === '020401') return Math.round(1400 * Math.exp(random.normal(0, 0.8)))
  return category.startsWith('0301') && random.chance(0.6) ? Math.round(1800 * Math.exp(random.normal(0, 0.7))) : null
}

export const feedbackForm = (
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
  const post = desk.dutyDesk.get(o.place.station)
  const officer = desk.staffOf.get(random.pick(post ? onDuty(post, times.arrived) : []))
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
