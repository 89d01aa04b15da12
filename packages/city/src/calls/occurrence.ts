import type { DuplicateKind } from '@fangwei/domain/dictionaries/call-relation.ts'
import type { IncidentTag } from '@fangwei/domain/dictionaries/incident-tag.ts'
import type { CallKind } from './kinds/index.ts'
import type { CallPlace } from './places.ts'
import type { FamilyAssessment } from './simulated-call.ts'

/** A call as it happens, before the forms about it are written. */
export interface Occurrence {
  readonly kind: CallKind
  readonly receivedMs: number
  readonly place: CallPlace
  readonly content: string
  readonly callerName: string | null
  readonly callerPhone: string
  readonly tags: readonly IncidentTag[]
  readonly family?: FamilyAssessment
  readonly repeats?: { readonly of: Occurrence; readonly kind: DuplicateKind; readonly urging: boolean }
}
