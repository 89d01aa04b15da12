import { callRelation, callType, duplicateKind } from './call-relation.ts'
import type { Dictionary } from './dictionary.ts'
import { disputeSource, disputeType } from './dispute-type.ts'
import { fraudType } from './fraud-type.ts'
import { fraudWarningGrade } from './fraud-warning-grade.ts'
import { incidentCategory } from './incident-category.ts'
import { incidentLevel } from './incident-level.ts'
import { incidentResult } from './incident-result.ts'
import { incidentTag } from './incident-tag.ts'
import { reportChannel } from './report-channel.ts'

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
]

export function findDictionary(code: string): Dictionary | undefined {
  return dictionaries.find(dictionary => dictionary.code === code)
}
