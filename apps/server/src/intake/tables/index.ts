export {
  type AcceptedRow,
  MappingError,
  type OpenRecords,
  openRecords,
  type RecordBatch,
  type RecordOptions,
} from './read-records.ts'
export {
  type HeaderFinder,
  type OpenTable,
  openTable,
  type RowFault,
  readTable,
  type TableOptions,
  type TableRow,
} from './read-table.ts'
export type { TableFile } from './source-file.ts'
export { TableError, type TableErrorCode } from './table-error.ts'
export { createRejectedWriter, guardedCell, type RejectedRow, type RejectedWriter } from './write-rejected.ts'
export { type ZipLimits, zipLimits } from './zip-archive.ts'
