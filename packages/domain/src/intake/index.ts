export {
  type CallMapping,
  callMappingSchema,
  type MappingProblem,
  type RefusedName,
  readMapping,
  splitRefused,
} from './call-mapping.ts'
export { cleanText, halfWidth, textFault } from './clean-text.ts'
export { type Compiled, compileMapping, type RowMapper } from './compile-mapping.ts'
export { type FormOptions, type RecognisedForm, recogniseForm } from './form-mapping.ts'
export { type Cells, keptCells, type MappedRow, mapRow } from './map-row.ts'
export type { CallRecord, DispatchRecord, FeedbackRecord, FormName, IntakeRecord, RecordPosition } from './record.ts'
export type { FieldKind, RecordField } from './record-field.ts'
export { callFields, dispatchFields, feedbackFields, formFields } from './record-fields.ts'
export { type RefusedNotion, refusedNotion, refusedValue } from './refused-notion.ts'
export { createOccurrenceCounter, type OccurrenceCounter, rowHash } from './row-identity.ts'
export { type NoteCode, note, type RefusalCode, type RowReason, refusal } from './row-reason.ts'
export { readId } from './spreadsheet-id.ts'
export { compileTimeFormat, type TimePrecision } from './time-format.ts'
export { findZoneClock } from './zoned-time.ts'
