import { alarmScene, falseAlarmCause, talkState } from './alarm-scene.ts'
import { callRelation, callType, duplicateKind } from './call-relation.ts'
import { callerRole } from './caller-role.ts'
import { deviceFaultKind, deviceKind, devicePlace, deviceTestResult, testPlan, wearConsent } from './device-kind.ts'
import type { Dictionary } from './dictionary.ts'
import { mediationKind, referralTarget } from './dispute-handling.ts'
import { disputeSource, disputeType } from './dispute-type.ts'
import {
  dissuasionChannel,
  dissuasionFollowUp,
  dissuasionResult,
  dissuasionScript,
  dissuasionUrgency,
} from './dissuasion.ts'
import { divertTarget } from './divert-target.ts'
import { familyFactor } from './family-factor.ts'
import { fenceHears, fenceKind } from './fence.ts'
import { fraudType } from './fraud-type.ts'
import { fraudWarningGrade } from './fraud-warning-grade.ts'
import { grade } from './grade.ts'
import { incidentCategory } from './incident-category.ts'
import { incidentLevel } from './incident-level.ts'
import { incidentResult } from './incident-result.ts'
import { incidentTag } from './incident-tag.ts'
import { keyPlaceOrigin, keyPlaceSubject, placeEvaluation, placeMeasure } from './key-place.ts'
import { orgKind, postKind, roleList, staffKind } from './organisation-kind.ts'
import { patrolPointKind } from './patrol-point.ts'
import { noticeCertainty, noticeEvent, noticeResponse, noticeSeverity, noticeUrgency } from './public-notice.ts'
import { relationshipKind } from './relationship-kind.ts'
import { reportChannel } from './report-channel.ts'
import { siteKind, smallPlaceKind } from './site-kind.ts'
import { unitEquipment, unitKind, unitSkill } from './unit.ts'
import { videoPurpose } from './video.ts'
import {
  agencyKind,
  dismissalCause,
  followUpOutcome,
  judgementOutcome,
  sharingBasis,
  warningKind,
  warningResult,
} from './warning.ts'

export { type AlarmScene, alarmScene, gradeOfScene } from './alarm-scene.ts'
export { type DeviceKind, type DevicePlace, deviceKind, devicePlace } from './device-kind.ts'
export {
  type CodeOf,
  childrenOf,
  type Dictionary,
  type DictionaryEntry,
  defineDictionary,
  findEntry,
  type Label,
  type Language,
  labelOf,
  pathOf,
} from './dictionary.ts'
export { type FenceHears, type FenceKind, fenceHears, fenceKind } from './fence.ts'

/** Every code list the product ships; a new list is one file and one line here. */
export const dictionaries: readonly Dictionary[] = [
  incidentCategory,
  incidentLevel,
  incidentTag,
  incidentResult,
  reportChannel,
  callType,
  callRelation,
  duplicateKind,
  disputeType,
  disputeSource,
  fraudType,
  fraudWarningGrade,
  grade,
  callerRole,
  divertTarget,
  familyFactor,
  warningKind,
  judgementOutcome,
  dismissalCause,
  warningResult,
  followUpOutcome,
  sharingBasis,
  agencyKind,
  mediationKind,
  referralTarget,
  dissuasionUrgency,
  dissuasionChannel,
  dissuasionResult,
  dissuasionScript,
  dissuasionFollowUp,
  keyPlaceSubject,
  keyPlaceOrigin,
  placeMeasure,
  placeEvaluation,
  orgKind,
  postKind,
  staffKind,
  roleList,
  relationshipKind,
  siteKind,
  smallPlaceKind,
  deviceKind,
  devicePlace,
  wearConsent,
  testPlan,
  alarmScene,
  falseAlarmCause,
  talkState,
  deviceFaultKind,
  deviceTestResult,
  fenceKind,
  fenceHears,
  noticeEvent,
  noticeResponse,
  noticeUrgency,
  noticeSeverity,
  noticeCertainty,
  patrolPointKind,
  unitKind,
  unitSkill,
  unitEquipment,
  videoPurpose,
]

export function findDictionary(code: string): Dictionary | undefined {
  return dictionaries.find(dictionary => dictionary.code === code)
}
