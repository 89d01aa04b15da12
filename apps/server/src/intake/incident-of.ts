import type { CallRecord, DispatchRecord, FeedbackRecord } from '@fangwei/domain/intake/index.ts'
import type { Values } from '../loop/index.ts'
import { present } from './present.ts'

const INVALID = 'W1'

/** Grade of a call that brings none: life in danger first, the ordinary in the middle. */
function gradeOf(call: CallRecord): number {
  if (call.level !== undefined) return Number(call.level)
  if (call.weapon === true || call.explosives === true || (call.dead ?? 0) > 0) return 1
  return (call.injured ?? 0) > 0 || call.tags.includes('missing') ? 2 : 3
}

/** 接警单 as fields of an incident. What the form did not say is left out, never guessed. */
export const fieldsOfCall = (call: CallRecord): Values =>
  present({
    callNumber: call.identity === 'given' ? call.sourceId.slice(0, 40) : undefined,
    channel: call.channel,
    category: call.category,
    grade: gradeOf(call),
    content: call.content ?? call.categorySource ?? '（来源未提供内容）',
    address: call.address?.slice(0, 200),
    lng: call.position?.lng,
    lat: call.position?.lat,
    callerName: call.callerName?.slice(0, 60),
    callerPhone: phoneLike(call.callerPhone ?? call.contactPhone),
    initiatedBy: call.callType,
    weapon: call.weapon,
    dangerousGoods: call.dangerousGoods ?? call.explosives,
    injured: call.injured,
    trapped: call.trapped,
    dead: call.dead,
    tags: call.tags.length === 0 ? undefined : [...call.tags],
    confidential: call.confidential ? true : undefined,
    interpreter: call.interpreterNeeded,
    reportedAt: call.receivedAt,
    answeredAt: call.answeredAt,
    callEndedAt: call.callEndedAt,
  })

/** 反馈单 as the fields that a final feedback sets. */
export const fieldsOfFeedback = (feedback: FeedbackRecord): Values =>
  present({
    feedbackCategory: feedback.category,
    result: feedback.result ?? '99',
    feedback: feedback.content ?? '（来源未提供内容）',
    injured: feedback.injured,
    familyViolence: feedback.tags.includes('family-violence') ? true : undefined,
  })

/** All three forms of one past incident as the fields it ended with, every time point kept. */
export function fieldsOfPast(
  call: CallRecord,
  dispatches: readonly DispatchRecord[],
  feedback: FeedbackRecord | undefined,
): Values {
  const first = dispatches[0]
  return present({
    ...fieldsOfCall(call),
    dispatchedAt: call.dispatchedAt ?? first?.dispatchedAt,
    signedAt: call.signedAt ?? first?.signedAt,
    departedAt: call.departedAt ?? first?.departedAt,
    arrivedAt: call.arrivedAt ?? feedback?.arrivedAt ?? first?.arrivedAt,
    sceneDoneAt: call.sceneDoneAt ?? feedback?.sceneDoneAt,
    fedBackAt: call.fedBackAt ?? feedback?.fedBackAt,
    closedAt: call.closedAt ?? feedback?.fedBackAt,
    dispatchTo: first?.unitCode,
    ...(feedback === undefined ? {} : fieldsOfFeedback(feedback)),
  })
}

export const isInvalid = (category: string): boolean => category.startsWith(INVALID)

const phoneLike = (value: string | undefined) =>
  value !== undefined && /^[0-9+() *#-]{3,32}$/.test(value) ? value : undefined
